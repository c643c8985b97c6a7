// The tap in the mail counts: sends the score that was tapped once a person, not a scanner, has the page before them.
const form = document.querySelector("form[data-tapped]");
const SIGNS = ["pointermove", "pointerdown", "touchstart", "keydown", "scroll"];
let sent = false;

const send = () => {
  if (sent || document.visibilityState !== "visible") return;
  sent = true;
  form.requestSubmit();
};

if (form) {
  SIGNS.forEach((sign) => addEventListener(sign, send, { once: true, passive: true }));
  const looked = () => document.hasFocus() && document.visibilityState === "visible" && !navigator.webdriver && send();
  setTimeout(looked, 1200);
  addEventListener("focus", () => setTimeout(looked, 1200), { once: true });
}
