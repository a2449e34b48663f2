"""A real browser on a real house. Without a browser these tests are skipped, loudly; with CI=true that is a failure."""

import asyncio
import os
import shutil
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import redis
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from playwright.sync_api import Browser, Page, expect, sync_playwright

from agents.reader import FormAnswers, read_request
from institutions.models import User
from mashups.models import Mashup
from tests.bench.answers import answers
from tests.browser.house import House
from tests.browser.lessons import copied, new_teacher, request_lesson, session_cookie, wait_for
from tests.browser.model import HeldModel
from tests.browser.window import PATIENCE, Trouble, new_context
from tests.conftest import PROMPT
from tests.ollama_double import serve

ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-quic",
    "--disable-gpu",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
OpenWindow = Callable[..., Page]


def _executable() -> str:
    """The system's Chromium, else Playwright's own; without either the tests can't say anything."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if os.path.exists(own):  # noqa: PTH110
        return own
    return _no_browser()


def _no_browser() -> str:
    sentence = "NO BROWSER: the pages were NOT tested. Install Chromium (script/browser) to test them."
    if os.environ.get("CI") == "true":
        pytest.fail(sentence, pytrace=False)
    warnings.warn(sentence, stacklevel=1)
    pytest.skip(sentence)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent.name == "browser":
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="package")
def executable() -> str:
    return _executable()


@pytest.fixture(scope="package")
def database(executable: str, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The test database for the whole package: every test has a teacher of its own, so nothing is emptied between."""
    with django_db_blocker.unblock():
        yield
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture
def _django_db_helper(database: None) -> None:
    """In the place of pytest-django's, which would empty the database under the running servers after each test."""


@pytest.fixture(scope="package")
def house(database: None) -> Iterator[House]:
    queue = redis.Redis.from_url(settings.REDIS_URL)
    queue.flushdb()
    model = HeldModel(asyncio.run(answers(read_request(PROMPT, answers=FormAnswers()))))
    with serve(model) as address, House(model, address) as house:
        yield house
    queue.flushdb()


@pytest.fixture(scope="package")
def pattern(house: House) -> Mashup:
    """A finished lesson, composed once; tests work on copies of it."""
    mashup = request_lesson(new_teacher())
    wait_for(mashup, "completed")
    return mashup


@pytest.fixture(scope="package")
def chromium(executable: str, pattern: Mashup) -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread; the test's own reading of rows is safe all the same.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()
        # Django keeps a connection a running event loop; this one ends with Playwright's.
        connections.close_all()


@pytest.fixture
def model(house: House) -> Iterator[HeldModel]:
    house.model.reset()
    yield house.model
    house.model.reset()


@pytest.fixture
def trouble(house: House) -> Trouble:
    return Trouble(house.address)


@pytest.fixture
def open_window(chromium: Browser, house: House, model: HeldModel, trouble: Trouble) -> Iterator[OpenWindow]:
    """Opens a window for a member (or nobody); afterwards nothing may have gone wrong in any of them."""
    contexts = []

    def open_(member: User | None = None, **options: Any) -> Page:
        context = new_context(chromium, house.address, session_cookie(member) if member else None, **options)
        contexts.append(context)
        context.on("page", trouble.watch)
        return context.new_page()

    yield open_
    for context in contexts:
        context.close()
    assert trouble.found() == []


@pytest.fixture
def teacher(house: House) -> User:
    return new_teacher()


@pytest.fixture
def lesson(pattern: Mashup, teacher: User) -> Mashup:
    """The teacher's finished lesson."""
    return copied(pattern, teacher)


@pytest.fixture
def page(open_window: OpenWindow, teacher: User) -> Page:
    """The teacher's window."""
    return open_window(teacher)
