// Decides light or dark before anything is painted.
const root = document.documentElement;
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const paint = () => {
  const choice = root.dataset.themeChoice;
  root.dataset.bsTheme = choice === "auto" ? (dark.matches ? "dark" : "light") : choice;
};
paint();
dark.addEventListener("change", paint);
