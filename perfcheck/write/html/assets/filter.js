// Findings by severity, rule and section; those left out are not marked in the document either.

const applyFilters = () => {
  const form = report.root.querySelector("#" + CSS.escape(`${report.prefix}p-findings`) + " form");
  if (!form) return;
  const severities = new Set([...form.querySelectorAll("input")].filter((box) => box.checked).map((box) => box.value));
  const { rule, section } = form.elements;
  let count = 0;
  report.list.forEach((entry, at) => {
    const [, severity] = entry.classList;
    const passes = severities.has(severity) && (!rule.value || entry.dataset.r === rule.value)
      && (!section.value || entry.dataset.s === section.value);
    if (entry.hidden === passes) {
      entry.hidden = !passes;
      report.element(`s${at + 1}`)?.classList.toggle("off", !passes);
    }
    count += passes;
  });
  form.querySelector("output").textContent = fill(report.say.shown, count, report.list.length);
  form.querySelector("[type=reset]").hidden = count === report.list.length;
  report.root.querySelector(".none-shown").hidden = count > 0;
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
