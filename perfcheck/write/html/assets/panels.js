// The panels beside the document: tabs, the list of relations, the list of unchecked figures.

const PAGE = 200;

const showPanel = (key) => {
  for (const tab of report.root.querySelectorAll("[role=tab]")) {
    const chosen = tab.id === `${report.prefix}t-${key}`;
    tab.setAttribute("aria-selected", chosen);
    tab.tabIndex = chosen ? 0 : -1;
    document.getElementById(tab.getAttribute("aria-controls"))?.classList.toggle("current", chosen && key !== "text");
  }
  report.desk.dataset.view = key === "text" ? "doc" : "side";
  if (key !== "text") report.panel = key;
  if (key === "relations") setRelations();
  if (key === "coverage") setUncheckedParts();
};

// On a narrow screen the document is a tab of its own.
const addTextTab = () => {
  const tabs = report.root.querySelector("[role=tablist]");
  const name = report.paper.getAttribute("aria-label");
  tabs.prepend(make("button", { type: "button", role: "tab", class: "only-narrow", id: `${report.prefix}t-text`,
    "aria-controls": `${report.prefix}doc`, "aria-selected": "false", tabindex: "-1" }, name));
};

const moveTab = (tab, step) => {
  const tabs = [...tab.parentElement.children].filter((other) => other.offsetParent);
  const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
  showPanel(next.id.split("t-").pop());
  next.focus();
};

const setRelations = () => {
  const list = report.root.querySelector(".relations");
  if (list.dataset.set) return;
  list.dataset.set = "1";
  const { say, data } = report;
  const select = report.root.querySelector("select[name=verdict]");
  const counts = new Map();
  for (const [, verdict] of data.r) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  select.append(make("option", { value: "" }, say["all-verdicts"]),
    ...["fails", "undecided", "truncation", "rounding", "exact"].filter((verdict) => counts.has(verdict))
      .map((verdict) => make("option", { value: verdict }, `${say[verdict]} ${counts.get(verdict)}`)));
  select.addEventListener("change", () => drawRelations(select.value));
  report.root.querySelector(".panel .more button").addEventListener("click", moreRelations);
  drawRelations("");
};

const drawRelations = (verdict) => {
  report.waiting = report.data.r.map((_, at) => at).filter((at) => !verdict || report.data.r[at][1] === verdict);
  report.root.querySelector(".relations").replaceChildren();
  moreRelations();
};

const moreRelations = () => {
  const list = report.root.querySelector(".relations");
  list.append(...report.waiting.splice(0, PAGE).map(relationEntry));
  const button = report.root.querySelector(".panel .more button");
  button.hidden = !report.waiting.length;
  button.textContent = fill(report.say.more, report.waiting.length);
};

const relationEntry = (at) => {
  const { say, data } = report;
  const [kind, verdict, state, formula, , terms, , , section] = data.r[at];
  const place = terms.length ? data.q[terms[0][1]][4] : "";
  const where = [say[kind] ?? kind, place, section ? data.sections[section] : ""].filter(Boolean).join(" · ");
  return make("li", { id: `${report.prefix}r${at}` }, make("details", { "data-r": at }, make("summary", {},
    verdictMark(say, verdict, state), " ", formula, make("span", { class: "meta" }, where))));
};

const openRelation = (at) => {
  hideCard();
  const [finding] = report.data.r[at][7];
  if (finding) {
    selectFinding(finding);
    const details = report.finding(finding).querySelector("details");
    if (details) details.open = true;
    return;
  }
  showPanel("relations");
  report.root.querySelector("select[name=verdict]").value = "";
  drawRelations("");
  while (!report.element(`r${at}`)) moreRelations();
  const entry = report.element(`r${at}`);
  entry.querySelector("details").open = true;
  entry.scrollIntoView({ block: "center" });
  entry.querySelector("summary").focus({ preventScroll: true });
};

const setUncheckedParts = () => {
  const place = report.root.querySelector(".left-over");
  if (!place || place.dataset.set) return;
  place.dataset.set = "1";
  const counts = new Map();
  for (const [, , state, section] of report.data.q) {
    if (state === "unchecked") counts.set(section, (counts.get(section) ?? 0) + 1);
  }
  place.append(...[...counts].sort(([a], [b]) => a - b).map(([section, count]) =>
    make("details", { "data-s": section }, make("summary", {}, `${report.data.sections[section]}  ${count}`))));
};

const setUnchecked = (details) => {
  if (details.dataset.set) return;
  details.dataset.set = "1";
  const entries = [];
  report.data.q.forEach(([label, , state, section], at) => {
    const printed = report.figure(at)?.textContent;
    if (state === "unchecked" && String(section) === details.dataset.s && printed) {
      entries.push(make("li", {}, label ? `${label} ` : "", figureLink(at, printed)));
    }
  });
  details.append(make("ul", {}, ...entries));
};

const listenForPanels = () => {
  document.addEventListener("click", (event) => {
    const tab = event.target.closest("[role=tab]");
    if (tab) showPanel(tab.id.split("t-").pop());
    const arc = event.target.closest(".net .arc");
    if (arc) openRelation(Number(arc.dataset.r));
    const dot = event.target.closest(".net .dot");
    if (dot) goToFigure(Number(dot.dataset.q));
  });
  document.addEventListener("keydown", (event) => {
    const tab = event.target.closest?.("[role=tab]");
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!tab || !step) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    moveTab(tab, step);
  });
};
