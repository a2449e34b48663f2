/* What the reader was doing stays as it was when a part of the page is replaced: open details, typed words, focus.
   A section that is being edited is not replaced at all. */
import { quietly } from "./connection.js";

const REACHABLE = "a[href], button, summary, input:not([type=hidden]), textarea, select";

function remember(target) {
  const active = target.contains(document.activeElement) ? document.activeElement : null;
  const details = [...target.querySelectorAll("details")];
  const fields = [...target.querySelectorAll("textarea, input[type=text]")];
  return {
    id: target.id,
    open: details.filter((item) => item.open).map((item) => item.dataset.keep),
    typed: fields.filter((field) => field.value !== field.defaultValue).map((field) => [field.id, field.value]),
    focus: active && [...target.querySelectorAll(REACHABLE)].indexOf(active),
    selection: active?.selectionStart !== undefined ? [active.selectionStart, active.selectionEnd] : null,
  };
}

function restore(target, { open, typed, focus, selection }) {
  for (const item of target.querySelectorAll("details[data-keep]")) {
    if (open.includes(item.dataset.keep)) item.open = true;
  }
  for (const [id, value] of typed) {
    const field = id && target.querySelector(`#${CSS.escape(id)}`);
    if (field) field.value = value;
  }
  if (focus === null || focus < 0) return;
  const again = target.querySelectorAll(REACHABLE)[focus];
  again?.focus({ preventScroll: true });
  if (selection && again?.setSelectionRange && again.type !== "checkbox") again.setSelectionRange(...selection);
}

document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const target = event.detail.target;
  if (target.querySelector("[data-editing]") || target.matches("[data-editing]")) {
    event.preventDefault();
    quietly("held", 8000);
    return;
  }
  // htmx swaps before this turn ends; what comes after it finds the new element in place.
  const before = remember(target);
  queueMicrotask(() => {
    const now = document.getElementById(before.id);
    if (now) restore(now, before);
  });
});

/* The same for a part that asks for itself anew (data-kept), and focus where an editor opens or closes. */
let waiting = null;

document.addEventListener("htmx:beforeSwap", (event) => {
  const target = event.detail.target;
  if (!event.detail.shouldSwap) return;
  if (target.matches("[data-kept]")) waiting = { id: target.id, ...remember(target) };
  else if (target.matches("[data-editing]")) waiting = { id: target.id, opener: true };
});

document.addEventListener("htmx:afterSettle", () => {
  const editor = document.querySelector("[data-editing]:not([data-entered])");
  if (editor) enter(editor);
  const before = waiting;
  waiting = null;
  const now = before && document.getElementById(before.id);
  if (!now || now.matches("[data-editing]")) return;
  if (before.opener) now.querySelector("[data-opens-editor]")?.focus({ preventScroll: true });
  else restore(now, before);
});

function enter(editor) {
  editor.dataset.entered = "";
  const wrong = editor.querySelector(".error-summary");
  const first = editor.querySelector("textarea, select, input:not([type=hidden])");
  (wrong ?? first)?.focus({ preventScroll: true });
  (wrong ?? editor.querySelector("h2"))?.scrollIntoView({ block: "nearest" });
}
