"""Everything with the keys alone, and the focus where one left it."""

from playwright.sync_api import Page, expect

from institutions.models import User
from mashups.models import Mashup
from tests.browser.lessons import request_lesson
from tests.browser.model import HeldModel
from tests.browser.window import expect_finished

#: Whether the focused element looks different from itself without the focus.
FOCUS_SHOWS = """() => {
  const look = (element) => {
    const style = getComputedStyle(element);
    return [style.outlineStyle === "none" ? "" : style.outline, style.boxShadow, style.borderColor].join();
  };
  const chain = [document.activeElement, document.activeElement.closest("label")].filter(Boolean);
  const focused = chain.map(look);
  const active = document.activeElement;
  active.blur();
  const plain = chain.map(look);
  active.focus({ preventScroll: true });
  return focused.some((seen, index) => seen !== plain[index]);
}"""
NAME = "() => document.activeElement.textContent.trim().slice(0, 60) || document.activeElement.outerHTML.slice(0, 120)"


def tab_to(page: Page, goal: str) -> list[str]:
    """Press Tab until the element of that selector has the focus; gives what had it on the way and showed it not."""
    unseen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        if not page.evaluate(FOCUS_SHOWS):
            unseen.append(page.evaluate(NAME))
        if page.evaluate("(goal) => document.activeElement.matches(goal)", goal):
            return unseen
    raise AssertionError(f"Tab never came to {goal}")


def test_a_lesson_is_composed_with_the_keys_alone(page: Page, teacher: User) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert tab_to(page, "a.button--primary") == []
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Compose a lesson")).to_be_visible()
    assert tab_to(page, "textarea[name=prompt]") == []
    page.keyboard.type("Ska and swing about bicycles for grade 8")
    expect(page.locator("#understood .chips")).to_contain_text("Ska")
    assert tab_to(page, "button[type=submit].button--primary") == []
    page.keyboard.press("Enter")
    expect_finished(page)
    assert Mashup.objects.get(owner=teacher).request.grade == "8"


def test_the_first_tab_offers_to_skip_to_the_content(page: Page, lesson: Mashup) -> None:
    page.goto(lesson.get_absolute_url())
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('#content') !== null")


def test_the_tools_of_a_finished_lesson_are_reached_and_seen(page: Page, lesson: Mashup) -> None:
    page.goto(lesson.get_absolute_url())
    assert tab_to(page, "#lock-educational_content") == []
    page.keyboard.press("Space")
    expect(page.locator("#lock-educational_content")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#lock-educational_content")).to_be_focused()


def test_the_focus_stays_where_it_is_while_the_page_grows(page: Page, teacher: User, model: HeldModel) -> None:
    model.hold("lyrics")
    page.goto(request_lesson(teacher, writer="ollama").get_absolute_url())
    expect(page.locator("#section-lyrics")).to_have_attribute("aria-busy", "true")
    step = page.locator("#progress .step").filter(has_text="Hooks").get_by_role("link")
    step.focus()
    model.release()
    expect_finished(page)
    expect(step).to_be_focused()


def test_a_menu_closes_with_escape_and_gives_the_focus_back(page: Page, lesson: Mashup) -> None:
    page.goto(lesson.get_absolute_url())
    summary = page.locator("summary", has_text="More")
    summary.focus()
    page.keyboard.press("Enter")
    export = page.get_by_role("link", name="Download as JSON")
    expect(export).to_be_visible()
    page.keyboard.press("Tab")
    expect(export).to_be_focused()
    page.keyboard.press("Escape")
    expect(export).to_be_hidden()
    expect(summary).to_be_focused()
