// The plan by keyboard; the chart scrolled to today, and kept where it was when a summary is folded; the page small, however
// far one scrolls: rows far out of sight leave only their height behind, and come again when they come near.
const frame = document.querySelector(".plan-frame");
const today = document.querySelector(".gantt-today");
const KEPT = `plan-scroll ${location.pathname}`;

const toToday = () => {
  const room = frame.clientWidth - today.closest("td").offsetLeft;
  const away = Number(today.getAttribute("x1")) - room / 3;
  if (away > room / 3) frame.scrollLeft = away;
};

if (frame) {
  const kept = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  if (kept) [frame.scrollLeft, frame.scrollTop] = JSON.parse(kept);
  else if (today && window.innerWidth >= 768) toToday();
}

const NEAR = "500px 0px";
const putAway = (rows) => {
  const away = document.createElement("tbody");
  away.className = "plan-away";
  const asked = { get: rows.dataset.here, trigger: "near once", swap: "outerHTML", select: ".plan-rows" };
  for (const [name, value] of Object.entries(asked)) away.setAttribute(`hx-${name}`, value);
  const cell = away.insertRow().insertCell();
  cell.colSpan = 8;
  cell.style.height = `${rows.offsetHeight}px`;
  rows.replaceWith(away);
  htmx.process(away);
  sight.observe(away);
};
const sight = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!target.matches(".plan-rows")) isIntersecting && htmx.trigger(target, "near");
    else if (!isIntersecting && target.isConnected && !target.contains(document.activeElement)) putAway(target);
  }
}, { root: frame, rootMargin: NEAR });
const watch = () => frame?.querySelectorAll(".plan-rows, .plan-more").forEach((piece) => sight.observe(piece));
watch();
frame?.addEventListener("htmx:load", watch);

frame?.addEventListener("click", (event) => {
  if (event.target.closest(".plan-fold")) sessionStorage.setItem(KEPT, JSON.stringify([frame.scrollLeft, frame.scrollTop]));
});

frame?.addEventListener("keydown", (event) => {
  const row = document.activeElement.closest("tbody tr");
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  const fold = row.querySelector(".plan-fold");
  const isOpen = fold?.getAttribute("aria-expanded") === "true";
  if ((event.key === "ArrowLeft" && isOpen) || (event.key === "ArrowRight" && fold && !isOpen)) {
    event.preventDefault();
    fold.click();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const links = [...frame.querySelectorAll("tbody .plan-task")];
  const next = links[links.indexOf(row.querySelector(".plan-task")) + step];
  if (next) {
    event.preventDefault();
    next.focus();
  }
});
