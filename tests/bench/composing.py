"""From POST to a finished lesson, by the built-in writer, over the real web server, broker and worker."""

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

import httpx

from config.services.children import free_port
from institutions.models import Institution, User
from live.models import Event
from mashups.models import Mashup, MashupSession
from tests.worker import kill, wait_until

PROMPT = "Create a mashup combining jazz and hip-hop for high school students"
FORM = {"prompt": PROMPT, "skill_level": "intermediate", "educational_context": "classroom", "minutes": "45"}


@contextmanager
def house(processes: int = 2, **more: str) -> Iterator[httpx.Client]:
    """A web server and a worker on the bench's services, and a browser that is signed in."""
    port = free_port()
    environment = {**os.environ, "WORKER_PROCESSES": str(processes), "LOG_LEVEL": "ERROR", **more}
    web = [sys.executable, "-m", "uvicorn", "config.asgi:application", "--port", str(port), "--log-level", "error"]
    worker = [sys.executable, "-m", "celery", "-A", "config", "worker", "--concurrency", str(processes)]
    children = [
        subprocess.Popen(command, env=environment, start_new_session=True, stdout=subprocess.DEVNULL)
        for command in (web, [*worker, "--loglevel", "error"])
    ]
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", follow_redirects=False, timeout=30) as browser:
            wait_until(lambda: _healthy(browser))
            _sign_in(browser)
            yield browser
    finally:
        for child in children:
            kill(child)


def _healthy(browser: httpx.Client) -> bool:
    try:
        return browser.get("/health").json()["worker"]["status"] == "ok"
    except httpx.HTTPError:
        return False


def _sign_in(browser: httpx.Client) -> None:
    name, password = f"bench-{secrets.token_hex(4)}", secrets.token_hex(8)
    school = Institution.objects.create(name="Bench")
    User.objects.create_user(name, f"{name}@school.example", password, role="teacher", institution=school)
    browser.get("/accounts/login/")
    fields = {"login": name, "password": password, "csrfmiddlewaretoken": browser.cookies["csrftoken"]}
    assert browser.post("/accounts/login/", data=fields).status_code == 302


def post(browser: httpx.Client, writer: str = "builtin") -> tuple[float, Mashup]:
    """POST a request; gives when (seconds since the epoch, before the POST) and the mashup."""
    began = time.time()
    fields = {**FORM, "writer": writer, "csrfmiddlewaretoken": browser.cookies["csrftoken"]}
    answer = browser.post("/mashups/new/", data=fields)
    assert answer.status_code == 302, answer.status_code
    return began, Mashup.objects.get(pk=answer.headers["location"].strip("/").split("/")[-1])


def finished(mashup: Mashup) -> bool:
    return mashup.sessions.get().status == MashupSession.Status.COMPLETED


def builtin() -> None:
    with house() as browser:
        times = [_one(browser) for _ in range(8)][1:]  # the first one warms up
        shown = median(_first_on_page(browser) for _ in range(7))
    first, whole = (median(values) for values in zip(*times, strict=True))
    print(f"  first section written after  {first * 1000:6.0f} ms")
    print(f"  and in the page that a browser gets after {shown * 1000:.0f} ms (at most 300)")
    print(f"  lesson completed after       {whole * 1000:6.0f} ms (at most 2000)")


def _one(browser: httpx.Client) -> tuple[float, float]:
    began, mashup = post(browser)
    wait_until(lambda: finished(mashup))
    events = Event.objects.filter(topic_id=mashup.topic).order_by("sequence")
    first = next(event for event in events if event.payload.get("status") == "done")
    last = mashup.sessions.get().finished
    assert last is not None
    return first.created.timestamp() - began, last.timestamp() - began


def _first_on_page(browser: httpx.Client) -> float:
    """Seconds from POST until the lesson's page, asked for again and again, holds a finished section."""
    began, mashup = post(browser)
    while "section--done" not in browser.get(mashup.get_absolute_url()).text:
        time.sleep(0.01)
    shown = time.time() - began
    wait_until(lambda: finished(mashup))
    return shown


def many(count: int = 20) -> None:
    with house() as browser:
        began = time.perf_counter()
        mashups = [post(browser)[1] for _ in range(count)]
        wait_until(lambda: all(finished(mashup) for mashup in mashups), 180)
        seconds = time.perf_counter() - began
    broken = [mashup for mashup in mashups if not _unbroken(mashup)]
    print(f"  {count} lessons at once: {seconds:.1f} s, 0 failed, {len(broken)} with events out of order")
    assert not broken


def _unbroken(mashup: Mashup) -> bool:
    numbers = list(Event.objects.filter(topic_id=mashup.topic).order_by("pk").values_list("sequence", flat=True))
    return numbers == list(range(1, len(numbers) + 1))
