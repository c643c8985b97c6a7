// The shell: hotkeys, command palette, dialogs, toasts, and what htmx could not swap.
const hotkeys = import(document.querySelector('meta[name="hotkey-module"]').content);

const installHotkeys = async (root) => {
  const { install } = await hotkeys;
  root.querySelectorAll("a[data-hotkey]").forEach((link) => install(link));
};

const openDialog = (id) => {
  const dialog = document.getElementById(id);
  if (!dialog || dialog.open) return;
  dialog.showModal();
  const form = dialog.querySelector("form[hx-get]");
  if (form) window.htmx.trigger(form, "load-places");
};

const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openDialog("palette");
  } else if (event.key === "?" && !isTyping(event.target)) {
    openDialog("shortcuts");
  }
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) openDialog(opener.dataset.opens);
  if (event.target instanceof HTMLDialogElement) event.target.close();
  event.target.closest("[data-dismiss-toast]")?.closest("[data-toast]").remove();
});

// Arrows and Enter among the palette's results. Enter waits for the results of what has been typed.
const palette = document.getElementById("palette");
const wordsTyped = palette?.querySelector("input");
let isShown = false;
let isAwaited = false;
const openChosen = () => {
  const chosen = palette.querySelector("a[aria-selected=true]") ?? palette.querySelector("a[role=option]");
  if (chosen) window.location.assign(chosen.href);
};
wordsTyped?.addEventListener("input", () => { isShown = isAwaited = false; });
palette?.addEventListener("htmx:afterSwap", (event) => {
  isShown = new URL(event.detail.xhr.responseURL).searchParams.get("q") === wordsTyped.value;
  if (isShown && isAwaited) openChosen();
});
palette?.addEventListener("keydown", (event) => {
  const options = [...palette.querySelectorAll("a[role=option]")];
  const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && options.length) {
    event.preventDefault();
    options[at]?.removeAttribute("aria-selected");
    const next = options[(at + step + options.length) % options.length];
    next.setAttribute("aria-selected", "true");
    next.scrollIntoView({ block: "nearest" });
    wordsTyped.setAttribute("aria-activedescendant", next.id);
  } else if (event.key === "Enter" && event.target === wordsTyped) {
    event.preventDefault();
    if (isShown) openChosen();
    else isAwaited = true;
  }
});

// Toasts go by themselves, but not while somebody is on them.
const A_WHILE = 8000;
const fade = (toast) => {
  const timer = setTimeout(() => toast.matches(":hover, :focus-within") ? fade(toast) : toast.remove(), A_WHILE);
  return timer;
};
document.querySelectorAll("[data-toast]").forEach(fade);
document.body.addEventListener("htmx:oobAfterSwap", (event) => event.detail.target.querySelectorAll("[data-toast]").forEach(fade));

// A piece that was refused: the server's page says why.
document.body.addEventListener("htmx:responseError", (event) => {
  const { status, responseText } = event.detail.xhr;
  const said = new DOMParser().parseFromString(responseText, "text/html").querySelector("h1")?.textContent ?? `${status}`;
  const toast = document.createElement("div");
  toast.className = "toast show toast-trouble";
  toast.dataset.toast = "";
  const body = document.createElement("div");
  body.className = "toast-body";
  body.textContent = said.trim();
  toast.append(body);
  document.getElementById("toasts").append(toast);
  fade(toast);
});

// Focus stays where it was when a piece is swapped.
document.body.addEventListener("htmx:afterSwap", (event) => {
  installHotkeys(event.detail.target);
  document.documentElement.removeAttribute("aria-busy");
});
document.body.addEventListener("htmx:beforeRequest", () => document.documentElement.setAttribute("aria-busy", "true"));
document.body.addEventListener("htmx:afterRequest", () => document.documentElement.removeAttribute("aria-busy"));

installHotkeys(document);
