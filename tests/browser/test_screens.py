"""Nothing is cut off or hidden beside the screen: on a phone and on a Chromebook."""

import pytest
from playwright.sync_api import Page, expect

from institutions.models import User
from mashups.models import Mashup
from tests.browser.conftest import OpenWindow
from tests.browser.lessons import new_teacher, request_lesson
from tests.browser.model import HeldModel
from tests.browser.rooms import OUTSIDE, inside

SIZES = {"phone": {"width": 390, "height": 844}, "chromebook": {"width": 1366, "height": 768}}
WIDER_THAN_THE_SCREEN = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const beyond = [...document.querySelectorAll("main *, header *, footer *")]
    .filter((element) => element.getBoundingClientRect().right > width + 1);
  const innermost = beyond.filter((element) => !beyond.some((other) => other !== element && element.contains(other)));
  return ["the page", ...innermost.map((element) => element.outerHTML.slice(0, 120))].slice(0, 6);
}"""


def check(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("h1").first).to_be_visible()
    wider = page.evaluate(WIDER_THAN_THE_SCREEN)
    assert not wider, "\n".join([address, *wider])


@pytest.mark.parametrize("size", SIZES)
def test_no_page_scrolls_sideways(open_window: OpenWindow, teacher: User, lesson: Mashup, size: str) -> None:
    nobody = open_window(viewport=SIZES[size])
    for address in OUTSIDE:
        check(nobody, address)
    page = open_window(teacher, viewport=SIZES[size])
    for address in inside(lesson):
        check(page, address)
    check(open_window(new_teacher(), viewport=SIZES[size]), "/")


@pytest.mark.parametrize("size", SIZES)
def test_a_lesson_in_the_making_fits_the_screen(
    open_window: OpenWindow, teacher: User, model: HeldModel, size: str
) -> None:
    model.hold("lyrics")
    page = open_window(teacher, viewport=SIZES[size])
    check(page, request_lesson(teacher, writer="ollama").get_absolute_url())
    expect(page.locator("#section-lyrics")).to_have_attribute("aria-busy", "true")
    assert page.evaluate(WIDER_THAN_THE_SCREEN) == []
    model.release()
