// From a finding to its sentence and back, by mouse and by keys.

const back = make("button", { type: "button", class: "back", hidden: true });

const selectFinding = (number, { scroll = true } = {}) => {
  const entry = report.finding(number);
  if (!entry) return;
  showPanel("findings");
  report.at = number;
  for (const other of report.root.querySelectorAll(".f.on")) other.classList.remove("on");
  entry.classList.add("on");
  entry.querySelector(".go").focus({ preventScroll: true });
  if (scroll) entry.scrollIntoView({ block: isNarrow() ? "center" : "nearest" });
  light(number);
};

const light = (number) => {
  for (const lit of report.root.querySelectorAll(".lit")) lit.classList.remove("lit");
  for (const mark of report.root.querySelectorAll(`.sheet [data-f~="${number}"]`)) mark.classList.add("lit");
};

const stepFinding = (step) => {
  const last = report.data.f.length;
  let at = report.at + step;
  while (at >= 1 && at <= last && report.isOut(at)) at += step;
  if (at >= 1 && at <= last) selectFinding(at);
};

const goToText = (number) => {
  const first = report.root.querySelector(`.sheet [data-f~="${number}"]`);
  if (!first) return;
  hideCard();
  report.at = number;
  light(number);
  if (isNarrow()) showPanel("text");
  back.textContent = fill(report.say.back, number);
  back.hidden = false;
  if (first.matches(".q")) focusFigure(first);
  else {
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    bringIntoView(first);
  }
};

const goBack = () => {
  hideCard();
  back.hidden = true;
  selectFinding(report.at || 1);
};

const goToFigure = (number) => {
  const figure = report.figure(number);
  if (!figure) return;
  if (isNarrow()) {
    showPanel("text");
    back.hidden = !report.at;
    back.textContent = fill(report.say.back, report.at);
  }
  focusFigure(figure);
};

const goToLine = (element) => {
  if (isNarrow()) showPanel("text");
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  bringIntoView(element);
};

const stepFigure = (step) => {
  const figures = report.figures ??= [...report.paper.querySelectorAll(".q")];
  const at = figures.indexOf(document.activeElement);
  const next = at < 0 ? figures.find((figure) => figure.getBoundingClientRect().top > 60) : figures[at + step];
  if (next) focusFigure(next);
};

const clickFigure = (element) => {
  const [number] = (element.dataset.f ?? "").split(" ");
  if (!number) {
    if (element.matches(".q")) showCard(element, true);
    return;
  }
  hideCard();
  back.hidden = true;
  selectFinding(Number(number));
};

// Links work without a script; with it the document and its findings move together.
const follow = (link, event) => {
  const name = link.getAttribute("href").slice(1);
  if (!name.startsWith(report.prefix)) return;
  const [, kind, number] = name.slice(report.prefix.length).match(/^([sfqL])(\d+)$/) ?? [];
  const actions = { s: goToText, f: selectFinding, q: goToFigure };
  if (kind === "L") {
    let line = Number(number);
    while (line && !report.element(`L${line}`)) line -= 1;
    if (line) goToLine(report.element(`L${line}`));
  } else if (actions[kind]) actions[kind](Number(number));
  else return;
  event.preventDefault();
};

const skip = (link, event) => {
  const target = report?.element(link.dataset.to);
  if (!target) return;
  event.preventDefault();
  showPanel(link.dataset.to === "doc" && isNarrow() ? "text" : report.panel ?? "findings");
  target.focus();
  if (isNarrow()) target.scrollIntoView();
};

const switchTheme = () => {
  const root = document.documentElement;
  const isDark = getComputedStyle(root).colorScheme === "dark";
  root.dataset.theme = isDark ? "light" : "dark";
  try {
    localStorage.setItem("perfcheck-theme", root.dataset.theme);
  } catch {
    // It then lasts as long as the page.
  }
};

const DO = { print: () => print(), help: () => document.querySelector(".help").showModal(), theme: switchTheme };

const listenForClicks = () => {
  document.body.append(back);
  back.addEventListener("click", goBack);
  document.addEventListener("click", (event) => {
    const skipped = event.target.closest(".skip");
    if (skipped) return skip(skipped, event);
    const button = event.target.closest("[data-do]");
    if (button) return DO[button.dataset.do]();
    const link = event.target.closest('a[href^="#"]');
    if (link && link.closest(".report")) return follow(link, event);
    const marked = event.target.closest(".sheet .q, .sheet mark");
    if (marked && !getSelection().toString()) return clickFigure(marked);
    if (cardHeld && !event.target.closest(".card")) hideCard();
  });
};

const escape = () => {
  if (cardHeld) {
    const figure = cardOf;
    hideCard();
    figure.focus();
  } else if (report.paper.contains(document.activeElement) || !back.hidden) goBack();
  else hideCard();
};

const openCurrent = () => {
  const details = report.root.querySelector(".f.on details");
  if (details) details.open = !details.open;
};

const enter = (event) => {
  const figure = event.target.closest(".sheet .q");
  if (!figure) return false;
  showCard(figure, true);
  card.querySelector("button")?.focus();
  return true;
};

const KEYS = {
  j: () => stepFinding(1),
  k: () => stepFinding(-1),
  o: openCurrent,
  t: switchTheme,
  "?": () => DO.help(),
  "/": () => {
    showPanel("findings");
    report.root.querySelector(".panel.current .filters :is(input, select)")?.focus();
  },
};

const listenForKeys = () => {
  document.addEventListener("keydown", (event) => {
    if (!report || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const typing = event.target.closest?.("select, input:not([type=checkbox])");
    if (event.key === "Escape") return escape();
    if (typing && event.key !== "/") return;
    const inList = event.target.closest?.(".f .go");
    const inText = report.paper.contains(event.target);
    let done = true;
    if (KEYS[event.key]) KEYS[event.key]();
    else if (inList && event.key === "ArrowDown") stepFinding(1);
    else if (inList && event.key === "ArrowUp") stepFinding(-1);
    else if (inText && event.key === "ArrowRight") stepFigure(1);
    else if (inText && event.key === "ArrowLeft") stepFigure(-1);
    else if (event.key === "Enter" || (event.key === " " && inText)) done = enter(event);
    else done = false;
    if (done) event.preventDefault();
  });
};
