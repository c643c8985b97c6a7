// The tap in the mail counts: sends the score that was tapped once a person, not a scanner, has the page before them.
const form = document.querySelector("form[data-tapped]");
const SIGNS = ["pointermove", "pointerdown", "touchstart", "keydown", "wheel", "scroll"];
const A_LOOK = 1200;

const isLookedAt = () => !document.prerendering && document.visibilityState === "visible" && document.hasFocus();
const isFirstVisit = () => performance.getEntriesByType("navigation")[0]?.type === "navigate";

const awaitAPerson = () => {
  const waiting = new AbortController();
  const over = () => waiting.signal.aborted;
  const send = () => {
    if (over() || !isLookedAt()) return;
    waiting.abort();
    form.requestSubmit();
  };
  // Whoever reaches into the form decides there: what is picked is sent, not what was tapped before.
  const onSign = (event) => (form.contains(event.target) && event.type !== "pointermove" ? waiting.abort() : send());
  const lookLong = () => setTimeout(() => navigator.webdriver || send(), A_LOOK);

  SIGNS.forEach((sign) => addEventListener(sign, onSign, { passive: true, signal: waiting.signal }));
  ["focus", "visibilitychange", "prerenderingchange"].forEach((turn) => {
    (turn === "focus" ? window : document).addEventListener(turn, lookLong, { signal: waiting.signal });
  });
  lookLong();
};

if (form) {
  form.addEventListener("change", (event) => event.target.name === "score" && form.requestSubmit());
  if (isFirstVisit()) awaitAPerson();
}
