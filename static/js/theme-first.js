/* The chosen theme, set before anything is painted. */
try {
  document.documentElement.dataset.theme = localStorage.getItem("theme") || "auto";
} catch {
  document.documentElement.dataset.theme = "auto"; // storage may be switched off
}
