/* Correcting what was understood: the cross empties a reading, a nearest genre joins the genres. */
function changed(field, value) {
  field.value = value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("click", (event) => {
  const remove = event.target.closest("[data-empties]");
  if (remove) {
    const field = document.getElementById(remove.dataset.empties);
    if (field) changed(field, remove.dataset.value ?? "");
  }
  const add = event.target.closest("[data-adds-genre]");
  const genres = document.getElementById("override_genres");
  if (add && genres) changed(genres, [genres.value, add.dataset.addsGenre].filter(Boolean).join(", "));
});
