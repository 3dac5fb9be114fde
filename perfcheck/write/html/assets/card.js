// The card of a figure: shown on hover and on focus, kept open by a click.

const card = make("div", { class: "card", role: "dialog", hidden: true });
let cardOf = null;
let cardHeld = false;
let cardTimer = 0;

const cardLines = (number) => {
  const { say, data } = report;
  const ties = report.relationsOf(number);
  if (!ties.length) return [make("p", { class: "quiet" }, `${say.unchecked}。`.replace(/。$/, document.documentElement.lang === "en" ? ". " : "。"), say["unchecked-note"])];
  return [make("ul", {}, ...ties.map((at) => {
    const [kind, verdict, state, formula, , , , findings] = data.r[at];
    const said = findings.length ? ` · ${fill(say.finding, findings.join(", "))}` : "";
    return make("li", {}, make("button", { type: "button", "data-relation": at },
      verdictMark(say, verdict, state), `${say[kind] ?? kind}${said}`, make("span", { class: "formula" }, formula)));
  }))];
};

const showCard = (element, held = false) => {
  clearTimeout(cardTimer);
  cardHeld = held || (cardHeld && cardOf === element);
  if (cardOf === element) return;
  hideCard();
  cardHeld = held;
  cardOf = element;
  const number = numberOf(element, "q");
  const [label, period] = report.data.q[number];
  const title = [label, element.textContent].filter(Boolean).join("  ");
  card.replaceChildren(make("h2", {}, title), make("p", { class: "meta" }, [period, report.data.q[number][4]].filter(Boolean).join(" · ")), ...cardLines(number));
  card.setAttribute("aria-label", title);
  card.hidden = false;
  placeCard(element);
  for (const at of report.relationsOf(number)) {
    for (const term of report.data.r[at][5]) report.figure(term[1])?.classList.add("tied");
  }
};

const placeCard = (element) => {
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const below = box.bottom + 8 + card.offsetHeight < innerHeight || box.top < card.offsetHeight + 8;
  const top = below ? box.bottom + 6 : box.top - card.offsetHeight - 6;
  const left = Math.max(8, Math.min(box.left, innerWidth - card.offsetWidth - 12));
  card.style.top = `${top + scrollY}px`;
  card.style.left = `${left + scrollX}px`;
};

const hideCard = () => {
  clearTimeout(cardTimer);
  if (!cardOf) return false;
  for (const tied of document.querySelectorAll(".tied")) tied.classList.remove("tied");
  card.hidden = true;
  cardOf = null;
  cardHeld = false;
  return true;
};

// Focus makes a figure a button; 20,000 of them need not be buttons before.
const focusFigure = (element) => {
  element.tabIndex = 0;
  element.setAttribute("role", "button");
  element.setAttribute("aria-haspopup", "dialog");
  const state = report.say[report.data.q[numberOf(element, "q")][2]];
  element.setAttribute("aria-label", `${element.textContent} ${state}`);
  if (report.focused && report.focused !== element) report.focused.tabIndex = -1;
  report.focused = element;
  element.focus({ preventScroll: true });
  bringIntoView(element);
};

const bringIntoView = (element) => {
  // Paragraphs far away have guessed heights until they are drawn: aim, and aim again.
  const aim = () => element.scrollIntoView({ block: "center", inline: "nearest" });
  aim();
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const box = element.getBoundingClientRect();
    if (box.top < 60 || box.bottom > innerHeight - 40) aim();
  }));
};

const listenForFigures = () => {
  document.body.append(card);
  document.addEventListener("pointerover", (event) => {
    const figure = event.target.closest?.(".sheet .q");
    if (figure && event.pointerType === "mouse" && !cardHeld) {
      clearTimeout(cardTimer);
      cardTimer = setTimeout(showCard, 140, figure);
    } else if (cardOf && !cardHeld && !event.target.closest?.(".card")) {
      clearTimeout(cardTimer);
      cardTimer = setTimeout(hideCard, 260);
    } else if (event.target.closest?.(".card")) clearTimeout(cardTimer);
  });
  document.addEventListener("focusin", (event) => {
    const figure = event.target.closest?.(".sheet .q");
    if (figure) showCard(figure);
    else if (!event.target.closest?.(".card")) hideCard();
  });
  card.addEventListener("click", (event) => {
    const button = event.target.closest("[data-relation]");
    if (button) openRelation(Number(button.dataset.relation));
  });
};
