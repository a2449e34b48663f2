/* A reference to several bars shows all of them on the chart; the link itself leads to the first. */
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-bars]");
  if (!link) return;
  const [first, last] = link.dataset.bars.split("-").map(Number);
  for (const bar of document.querySelectorAll(".bar")) {
    const number = Number(bar.id.slice("bar-".length));
    bar.classList.toggle("bar--pointed", number >= first && number <= last);
  }
});
