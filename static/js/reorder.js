// Rows dragged to another place among those they stand beside; the buttons in the row do the same by keyboard.
import Sortable from "../vendor/sortable/sortable.esm.js";

const partOf = (row) => row.dataset.partOf ?? "";

document.querySelectorAll("[data-reorder]").forEach((body) => {
  const form = document.getElementById(body.dataset.reorder);
  Sortable.create(body, {
    animation: 120,
    handle: ".scope-number",
    draggable: "tr[data-row]",
    onMove: ({ dragged, related }) => partOf(dragged) === partOf(related),
    onEnd: ({ item }) => {
      const siblings = [...body.querySelectorAll("tr[data-row]")].filter((row) => partOf(row) === partOf(item));
      const place = document.createElement("input");
      Object.assign(place, { type: "hidden", name: "place", value: siblings.indexOf(item) });
      form.append(place);
      form.action = item.querySelector("button[formaction]").formAction;
      form.submit();
    },
  });
});

document.addEventListener("keydown", (event) => {
  const away = event.key === "Escape" && document.querySelector("[data-escape]");
  if (away) away.click();
});
