// What every part of the script uses: making elements, and the reports of the page.

const make = (tag, attributes = {}, ...inside) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...inside.filter((piece) => piece != null && piece !== ""));
  return element;
};

const fill = (words, ...values) => values.reduce((text, value) => text.replace("{}", value), words);

const isNarrow = () => matchMedia("(max-width: 899px)").matches;

const CHUNK = 50;

class Report {
  #data;

  constructor(root) {
    this.root = root;
    this.prefix = root.dataset.prefix;
    this.at = 0;
    this.desk = root.querySelector(".desk");
    this.paper = root.querySelector(".paper");
    this.side = root.querySelector(".side");
    this.rest = new Map([...root.querySelectorAll(".rest")].map((part) => [Number(part.dataset.start), part]));
    this.isOut = () => false;
  }

  get data() {
    this.#data ??= JSON.parse(this.root.querySelector("script.data").textContent);
    return this.#data;
  }

  get say() {
    return this.data.say;
  }

  element(name) {
    return document.getElementById(this.prefix + name);
  }

  // The element of a finding; findings far down the list become elements when they are wanted.
  finding(number) {
    const start = Math.floor((number - 1) / CHUNK) * CHUNK;
    if (this.rest.has(start)) this.setChunk(start);
    return this.element(`f${number}`);
  }

  setChunk(start) {
    const part = this.rest.get(start);
    if (!part) return;
    this.rest.delete(start);
    const made = document.createElement("template");
    made.innerHTML = part.querySelector("noscript").textContent;
    for (const entry of made.content.querySelectorAll(".f")) entry.hidden = this.isOut(numberOf(entry, "f"));
    part.replaceWith(made.content);
  }

  get isFiltered() {
    return this.count != null && this.count < this.data.f.length;
  }

  figure(number) {
    return this.element(`q${number}`);
  }

  // The relations of each figure, worked out when the first one is asked for.
  relationsOf(number) {
    if (!this.ties) {
      this.ties = new Map();
      this.data.r.forEach(([, , , , , terms], at) => {
        for (const figure of new Set(terms.map((term) => term[1]))) {
          if (!this.ties.has(figure)) this.ties.set(figure, []);
          this.ties.get(figure).push(at);
        }
      });
    }
    return this.ties.get(number) ?? [];
  }
}

const reports = [...document.querySelectorAll(".report")].map((root) => new Report(root));
let report = reports[0];

const numberOf = (element, letter) => Number(element.id.slice(report.prefix.length).replace(letter, ""));
