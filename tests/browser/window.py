"""A browser window that remembers everything that went wrong in it."""

import re
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

from agents.sections import KINDS

#: Enough for a busy machine; nothing waits this long where all is well. Milliseconds.
PATIENCE = 10_000


class Trouble:
    """Console errors (a broken content security policy is one), page errors, and requests that leave the house."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._found: list[str] = []
        self._forgiven: list[str] = []

    def watch(self, page: Page) -> None:
        page.on("console", lambda message: self._found.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self._found.append(f"page error: {error}"))
        page.on("request", lambda request: self._check_origin(request.url))
        page.on("websocket", lambda socket: self._check_origin(socket.url.replace("ws://", "http://")))

    def _check_origin(self, url: str) -> None:
        if not url.startswith((self.address + "/", "data:", "blob:" + self.address)):
            self._found.append(f"left the origin: {url}")

    def forgive(self, *patterns: str) -> None:
        """What this test brings about on purpose."""
        self._forgiven += patterns

    def found(self) -> list[str]:
        return [text for text in self._found if not any(re.search(pattern, text) for pattern in self._forgiven)]


def new_context(browser: Browser, address: str, cookie: str | None, **options: Any) -> BrowserContext:
    context = browser.new_context(base_url=address, reduced_motion="reduce", **options)
    context.set_default_timeout(PATIENCE)
    if cookie:
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": address}])
    return context


def expect_sections(page: Page, kinds: Sequence[str] = KINDS) -> None:
    """These sections are on the page with their content, each once."""
    for kind in kinds:
        expect(page.locator(f"#section-{kind} .section__body")).to_be_visible()
        expect(page.locator(f"#section-{kind}")).to_have_count(1)


def expect_finished(page: Page) -> None:
    expect_sections(page)
    expect(page.locator("#progress .step--done")).to_have_count(len(KINDS))
    expect(page.locator("#progress progress")).to_have_count(0)
    expect(page.locator(".skeleton, .partial, [aria-busy=true]")).to_have_count(0)
    assert repeated_ids(page) == []


def repeated_ids(page: Page) -> list[str]:
    ids: list[str] = page.locator("[id]").evaluate_all("elements => elements.map((element) => element.id)")
    return sorted({name for name in ids if ids.count(name) > 1})


def mark(page: Page) -> None:
    """Remember this very document: after a reload the mark is gone."""
    page.evaluate("() => { window.neverReloaded = true }")


def was_never_reloaded(page: Page) -> bool:
    return bool(page.evaluate("() => window.neverReloaded === true"))
