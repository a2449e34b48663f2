/* Keeps the page of a lesson in step with the server: says what it has, and comes back by itself. */
import { clear, quietly } from "./connection.js";

/* The first try is quick, then they take longer, never more than 8 seconds; a little chance keeps a class of thirty
   browsers from knocking all at once. */
const delay = (tries) => Math.min(8000, 300 * 2 ** tries) * (0.7 + 0.6 * Math.random());
/* htmx's extension comes back by itself after these codes only. */
const HTMX_RETURNS = [1006, 1011, 1012, 1013];
/* This page is not ours to follow any more. */
const REFUSED = 4404;
/* After so many milliseconds away, a socket that looks open may be dead without knowing it. */
const LONG_AWAY = 20_000;

let socket;
let wrapper;
let tries = 0;
let notice;
let leftAt = 0;

// htmx keeps its socket to itself; it is noticed where it is made.
window.htmx.config.wsReconnectDelay = delay;
window.htmx.createWebSocket = (address) => {
  socket = new WebSocket(address);
  return socket;
};

function resume() {
  const has = Number(document.getElementById("live-sequence")?.dataset.sequence ?? 0);
  wrapper.sendImmediately(JSON.stringify({ resume: has }));
}

document.addEventListener("htmx:wsOpen", (event) => {
  wrapper = event.detail.socketWrapper;
  tries = 0;
  clearTimeout(notice);
  notice = undefined;
  clear();
  resume();
});

document.addEventListener("htmx:wsClose", (event) => {
  wrapper = event.detail.socketWrapper ?? wrapper;
  const closed = event.detail.event;
  if (closed.target !== socket || closed.code === REFUSED) return;
  // A blink of the network is nobody's business; a try that fails does not put the notice off.
  notice ??= setTimeout(() => quietly("away"), 1500);
  if (!HTMX_RETURNS.includes(closed.code)) setTimeout(() => returnIfClosed(), delay(tries++));
});

function returnIfClosed() {
  if (wrapper && socket && socket.readyState >= WebSocket.CLOSING) wrapper.reconnect();
}

/* A laptop that slept, a network that returned: the socket may be dead without having been told. */
function look() {
  if (document.hidden) {
    leftAt = Date.now();
    return;
  }
  if (!wrapper || !socket || socket.readyState === WebSocket.CONNECTING) return;
  const away = leftAt ? Date.now() - leftAt : 0;
  leftAt = 0;
  if (socket.readyState >= WebSocket.CLOSING || away > LONG_AWAY) wrapper.reconnect();
  else resume();
}

document.addEventListener("visibilitychange", look);
window.addEventListener("online", look);
window.addEventListener("pageshow", (event) => {
  if (event.persisted) look();
});
