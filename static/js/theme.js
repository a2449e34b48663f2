/* The switch for light, dark, and as the computer says. */
const root = document.documentElement;

function choose(theme) {
  root.dataset.theme = theme;
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // Without storage the choice lasts for this page.
  }
  show();
}

function show() {
  for (const button of document.querySelectorAll("[data-theme-switch] button")) {
    button.setAttribute("aria-pressed", String(button.value === (root.dataset.theme || "auto")));
  }
}

for (const group of document.querySelectorAll("[data-theme-switch]")) {
  group.hidden = false;
  group.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) choose(button.value);
  });
}
show();
