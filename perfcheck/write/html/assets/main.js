// Brings the page to life.

const mount = () => {
  if (report.mounted) return;
  report.mounted = true;
  addTextTab();
  showPanel("findings");
  watchChunks();
  const first = report.paper.querySelector(".q");
  if (first) first.tabIndex = 0;
};

// On paper there is nothing to open: all the arithmetic is set, as far as it can be read.
const MOST_PRINTED = 300;

const setAll = () => {
  if (!report) return;
  for (const start of [...report.rest.keys()]) report.setChunk(start);
  const shown = [...report.root.querySelectorAll(".f:not([hidden])")].slice(0, MOST_PRINTED);
  for (const details of shown.map((entry) => entry.querySelector("details")).filter(Boolean)) {
    setTables(details);
    details.open = true;
  }
};

addEventListener("beforeprint", setAll);
listenForFigures();
listenForPanels();
listenForFilters();
listenForClicks();
listenForKeys();
if (index) {
  addEventListener("hashchange", showReport);
  showReport();
} else if (report) mount();
