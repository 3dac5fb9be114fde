// Findings by severity, rule and section; those left out are not marked in the document either.

const applyFilters = () => {
  const form = report.root.querySelector("#" + CSS.escape(`${report.prefix}p-findings`) + " form");
  if (!form) return;
  const severities = new Set([...form.querySelectorAll("input")].filter((box) => box.checked).map((box) => box.value));
  const { rule, section } = form.elements;
  const passes = report.data.f.map(([, , , severity, code, part]) => severities.has(severity)
    && (!rule.value || code === rule.value) && (!section.value || String(part) === section.value));
  report.isOut = (number) => !passes[number - 1];
  report.count = passes.filter(Boolean).length;
  passes.forEach((passed, at) => {
    const entry = report.element(`f${at + 1}`);
    if (entry) entry.hidden = !passed;
    report.element(`s${at + 1}`)?.classList.toggle("off", !passed);
  });
  for (const [start, part] of report.rest) sizeChunk(part, passes.slice(start, start + CHUNK).filter(Boolean).length);
  form.querySelector("output").textContent = fill(report.say.shown, report.count, passes.length);
  form.querySelector("[type=reset]").hidden = !report.isFiltered;
  report.root.querySelector(".none-shown").hidden = report.count > 0;
};

// What is not drawn yet takes about the room that it will.
const ROOM = 8.5;

const sizeChunk = (part, count) => {
  part.hidden = !count;
  part.style.minHeight = `${count * ROOM}rem`;
};

const watchChunks = () => {
  const watcher = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      report.setChunk(Number(target.dataset.start));
    }
  }, { rootMargin: "600px" });
  for (const part of report.rest.values()) {
    sizeChunk(part, CHUNK);
    watcher.observe(part);
  }
};

const listenForFilters = () => {
  document.addEventListener("change", (event) => {
    if (event.target.closest(".filters")) applyFilters();
  });
  document.addEventListener("reset", (event) => {
    if (event.target.matches(".filters")) setTimeout(applyFilters);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches(".filters")) event.preventDefault();
  });
};
