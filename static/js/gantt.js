// The plan by keyboard, and the chart scrolled to today.
const frame = document.querySelector(".plan-frame");
const today = document.querySelector(".gantt-today");

if (frame && today) {
  const chart = today.closest("td");
  const names = document.querySelector(".plan-name").offsetWidth;
  const start = chart.offsetLeft - names;
  if (frame.scrollWidth > frame.clientWidth) {
    frame.scrollLeft = start + Math.max(Number(today.getAttribute("x1")) - frame.clientWidth / 3, 0);
  }
}

frame?.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const row = document.activeElement.closest("tbody tr");
  if (!step || !row) return;
  const links = [...frame.querySelectorAll("tbody .plan-name a")];
  const next = links[links.indexOf(row.querySelector(".plan-name a")) + step];
  if (next) {
    event.preventDefault();
    next.focus();
  }
});
