/* The clock of a composition, and its steps told to a screen reader. */
const clock = (seconds) => {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

let started = null;
let told = "";
let seen = null;

function read() {
  const progress = document.getElementById("progress");
  if (progress === seen) return;
  seen = progress;
  const time = progress?.querySelector("[data-elapsed]");
  // The server's number is true when it arrives; between two of them this clock goes on alone.
  started = time?.hasAttribute("data-running") ? Date.now() - 1000 * Number(time.dataset.elapsed) : null;
  tick();
  tell(progress?.dataset.announcement ?? "");
  const title = document.querySelector("#mashup-title h1")?.textContent.trim();
  if (title) document.title = `${title} · Lit Music Mashup`;
}

function tick() {
  if (started === null) return;
  const time = document.querySelector("#progress [data-elapsed]");
  if (time) time.textContent = clock((Date.now() - started) / 1000);
}

function tell(sentence) {
  const place = document.getElementById("announcements");
  if (!place || sentence === told) return;
  told = sentence;
  place.textContent = sentence;
}

document.addEventListener("htmx:wsAfterMessage", read);
document.addEventListener("htmx:afterSettle", read);
setInterval(tick, 1000);
read();
