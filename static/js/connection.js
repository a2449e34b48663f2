/* The one line at the foot of the window that says when the server is out of reach. */
let timer;

/** Show the sentence of that name (a data attribute of #connection), for so many milliseconds or until `clear`. */
export function quietly(name, milliseconds = 0) {
  const line = document.getElementById("connection");
  if (!line) return;
  clearTimeout(timer);
  line.textContent = line.dataset[name];
  line.hidden = false;
  if (milliseconds) timer = setTimeout(clear, milliseconds);
}

export function clear() {
  const line = document.getElementById("connection");
  if (line) line.hidden = true;
}
