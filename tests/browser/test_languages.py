"""Spanish instead of English breaks nothing."""

from playwright.sync_api import Page, expect

from institutions.models import User
from mashups.models import Mashup
from tests.browser.rooms import inside
from tests.browser.window import expect_finished


def test_every_page_stands_in_spanish_and_a_lesson_is_composed(page: Page, teacher: User, lesson: Mashup) -> None:
    page.goto("/mashups/new/")
    page.get_by_role("button", name="Español").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    for address in inside(lesson):
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("lang", "es")
        expect(page.locator("h1").first).to_be_visible()
    page.goto("/mashups/new/")
    page.locator("textarea[name=prompt]").fill("Fusión de bachata y rock para quinto grado")
    page.locator("form.compose [type=submit]").click()
    expect_finished(page)
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
