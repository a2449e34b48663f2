"""axe finds nothing against WCAG 2.2 AA, in light and in dark, on any page and in the states between."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from institutions.models import User
from mashups.models import Mashup
from tests.browser.conftest import OpenWindow
from tests.browser.lessons import new_teacher, request_lesson
from tests.browser.model import HeldModel
from tests.browser.rooms import OUTSIDE, inside

RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]


def violations(page: Page, rules: dict[str, Any], within: str) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate(
        "([within, rules]) => axe.run(within, { runOnly: rules, resultTypes: ['violations'] })"
        ".then(({ violations }) => violations)",
        [within, rules],
    )
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:200]}" for rule in found for node in rule["nodes"]
    ]


def check(page: Page, address: str = "", within: str = "html") -> None:
    """All rules in light; in dark only colors differ."""
    if address:
        page.goto(address)
    expect(page.locator("h1").first).to_be_visible()
    page.emulate_media(color_scheme="light")
    found = violations(page, {"type": "tag", "values": RULES}, within)
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {item}" for item in violations(page, {"type": "rule", "values": ["color-contrast"]}, within)]
    assert not found, "\n".join([page.url, *found])


def test_the_pages_before_the_sign_in(open_window: OpenWindow) -> None:
    page = open_window()
    for address in OUTSIDE:
        check(page, address)


def test_the_first_page_of_a_new_teacher(open_window: OpenWindow) -> None:
    check(open_window(new_teacher()), "/")


def test_the_pages_of_a_finished_lesson(page: Page, lesson: Mashup) -> None:
    for address in inside(lesson):
        if address != lesson.get_absolute_url():  # it has a test of its own, with everything opened
            check(page, address)


def test_a_lesson_with_everything_opened(page: Page, lesson: Mashup) -> None:
    page.goto(lesson.get_absolute_url())
    page.evaluate("() => document.querySelectorAll('details').forEach((item) => { item.open = true })")
    check(page)


def test_a_lesson_in_the_making(page: Page, teacher: User, model: HeldModel) -> None:
    model.hold("lyrics")
    page.goto(request_lesson(teacher, writer="ollama").get_absolute_url())
    expect(page.locator("#section-lyrics")).to_have_attribute("aria-busy", "true")
    check(page)
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator("#progress")).to_contain_text("You stopped this composition.")
    check(page)


def test_an_editor_with_complaints_and_the_versions_in_place(page: Page, lesson: Mashup) -> None:
    page.goto(lesson.get_absolute_url())
    section = page.locator("#section-genre_blend")
    section.get_by_role("link", name="Edit").click()
    section.get_by_label("Title").fill("Paper Lanterns")
    section.get_by_role("button", name="Save").click()
    section.get_by_role("link", name="Versions").click()
    expect(section.locator(".version")).to_have_count(2)
    section_two = page.locator("#section-educational_content")
    section_two.get_by_role("link", name="Edit").click()
    section_two.locator("form.editor").evaluate("(form) => { form.noValidate = true }")
    section_two.get_by_role("textbox").first.fill("")
    section_two.get_by_role("button", name="Save").click()
    expect(section_two.get_by_role("alert")).to_be_visible()
    for kind in ("genre_blend", "educational_content"):
        check(page, within=f"#section-{kind}")
