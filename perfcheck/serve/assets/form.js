// A dropped or chosen file is checked at once; without this script the button does it.

const form = document.querySelector(".upload");
const drop = form.querySelector(".drop");
const input = form.querySelector("input[type=file]");
const button = form.querySelector(".check");

const send = () => {
  if (!input.files.length || button.disabled) return;
  drop.querySelector(".chosen").textContent = input.files[0].name;
  button.disabled = true;
  button.textContent = button.dataset.checking;
  form.submit();
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (input.files.length) send();
  else input.click();
});
input.addEventListener("change", send);
for (const [name, over] of [["dragenter", true], ["dragover", true], ["dragleave", false], ["drop", false]]) {
  drop.addEventListener(name, () => drop.classList.toggle("over", over));
}
// A file dropped beside the field would otherwise take the page's place.
for (const name of ["dragover", "drop"]) {
  addEventListener(name, (event) => {
    if (event.target !== input) event.preventDefault();
  });
}
// Coming back by the browser's button finds the form as it was at first.
addEventListener("pageshow", () => {
  form.reset();
  button.disabled = false;
  button.textContent = button.dataset.check;
  drop.querySelector(".chosen").textContent = drop.dataset.choose;
});
