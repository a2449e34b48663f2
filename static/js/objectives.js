/* Suggestions: a press puts the objective on a line of its own, a second press takes it away. */
const lines = (field) => field.value.split("\n").map((line) => line.trim()).filter(Boolean);

function show(group, field) {
  for (const button of group.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(lines(field).includes(button.dataset.objective)));
  }
}

for (const group of document.querySelectorAll("[data-objectives]")) {
  const field = document.getElementById(group.dataset.objectives);
  if (!field) continue;
  group.hidden = false;
  group.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const text = button.dataset.objective;
    const present = lines(field);
    const kept = present.includes(text) ? present.filter((line) => line !== text) : [...present, text];
    field.value = kept.join("\n");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  field.addEventListener("input", () => show(group, field));
  show(group, field);
}
