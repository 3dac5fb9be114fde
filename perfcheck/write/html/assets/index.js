// Several reports on one page: the list first, then one at a time, as the address says.

const index = document.querySelector(".index");

const showReport = () => {
  const wanted = reports.find((one) => location.hash === `#${one.root.id}`);
  hideCard();
  back.hidden = true;
  if (index) index.hidden = Boolean(wanted);
  for (const one of reports) one.root.hidden = one !== wanted;
  report = wanted;
  if (wanted) mount();
  scrollTo(0, 0);
};
