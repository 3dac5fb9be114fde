// A relation as a table: its figures and their bounds, then what they give and what the text says.

const verdictMark = (say, verdict, state) => make("span", { class: `v ${state}` }, say[verdict]);

const figureLink = (figure, text) => make("a", { href: `#${report.prefix}q${figure}` }, text);

const relationTable = (at, finding = null, unseen = false) => {
  const { say } = report;
  const [kind, verdict, state, formula, reason, terms, results] = report.data.r[at];
  const head = make("tr", {}, ...["item", "figure", "low", "high"].map((key, column) =>
    make("th", { scope: "col", class: column ? "num" : null }, say[key])));
  const rows = terms.map(([role, figure, text, low, high]) => make("tr", {},
    make("th", { scope: "row" }, make("i", {}, role), " ", report.data.q[figure][0]),
    make("td", { class: "num" }, figureLink(figure, text)),
    make("td", { class: "num" }, low || "·"),
    make("td", { class: "num" }, high || "·")));
  const table = make("table", { class: "sum" },
    make("caption", { class: unseen ? "unseen" : null }, `${say[kind] ?? kind}  ${formula}`),
    make("thead", {}, head), make("tbody", {}, ...rows),
    make("tfoot", {}, ...outcomeRows(say, { verdict, state, reason, results, finding })));
  return make("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": formula }, table);
};

const outcomeRows = (say, { verdict, state, reason, results, finding }) => {
  const row = (name, ...inside) => make("tr", {}, make("td", { colspan: "4" }, make("i", {}, name), " ", ...inside));
  const rows = results.map(([key, figure]) => make("tr", { class: key === "residual" && state === "fails" ? "failing" : null },
    make("th", { scope: "row" }, say[key]), make("td", { class: "num" }, figure), make("td", { colspan: "2" })));
  rows.push(row(say.verdict, verdictMark(say, verdict, state)));
  if (reason) rows.push(row(say.reason, reason));
  const [, cause, basis] = finding ?? [];
  if (cause) rows.push(row(say[cause[0] ? "cause" : "likely"], cause[1], make("br"), make("i", {}, cause[2])));
  const bases = report.data.b[basis] ?? [];
  if (bases.length) rows.push(row(say.basis, ...bases.flatMap((line, at) => (at ? [make("br"), line] : [line]))));
  return rows;
};

// The arithmetic of a finding takes the place of its formulas when it is opened.
const setTables = (details) => {
  const place = details.querySelector(".sums");
  if (!place || place.dataset.set) return;
  place.dataset.set = "1";
  const finding = report.data.f[numberOf(details.closest(".f"), "f") - 1];
  if (finding[0].length) place.replaceChildren(...finding[0].map((at) => relationTable(at, [null, finding[1]])));
};

const setRelation = (details) => {
  if (details.dataset.set) return;
  details.dataset.set = "1";
  const at = Number(details.dataset.r);
  const number = report.data.r[at][7][0];
  details.append(relationTable(at, number ? report.data.f[number - 1] : null, true));
};

document.addEventListener("toggle", (event) => {
  const details = event.target;
  if (!details.open) return;
  if (details.matches(".f details")) setTables(details);
  else if (details.matches(".relations details")) setRelation(details);
  else if (details.matches(".left-over details")) setUnchecked(details);
}, true);
