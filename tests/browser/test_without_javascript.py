"""Everything that matters works in a browser without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from institutions.models import User
from mashups.models import Mashup
from tests.browser.conftest import OpenWindow
from tests.browser.lessons import wait_for
from tests.browser.window import Trouble, expect_sections

SENTENCE = "Reggae and rock about friendship for 5th graders"


@pytest.fixture
def plain(open_window: OpenWindow, teacher: User) -> Page:
    return open_window(teacher, java_script_enabled=False)


def test_a_refused_request_keeps_what_was_typed_and_then_becomes_a_lesson(
    plain: Page, teacher: User, trouble: Trouble
) -> None:
    trouble.forgive("status of 422")
    plain.goto("/mashups/new/")
    prompt, goals = plain.get_by_label("What should the lesson be about?"), plain.get_by_label("Learning objectives")
    prompt.fill("jazz")
    goals.fill("Keep a steady beat")
    plain.get_by_label("Grade").select_option("5")
    plain.get_by_label("Advanced").check()
    plain.get_by_role("button", name="Compose", exact=True).click()
    expect(plain.get_by_role("alert")).to_contain_text("Please look at this again")
    expect(prompt).to_have_value("jazz")
    expect(goals).to_have_value("Keep a steady beat")
    expect(plain.get_by_label("Grade")).to_have_value("5")
    expect(plain.get_by_label("Advanced")).to_be_checked()
    prompt.fill(SENTENCE)
    plain.get_by_role("button", name="Compose", exact=True).click()
    expect(plain).to_have_url(re.compile(r"/mashups/[0-9a-f-]{36}/$"))
    wait_for(Mashup.objects.get(owner=teacher), "completed")
    plain.reload()
    expect_sections(plain)
    expect(plain.locator("#progress")).to_contain_text("Composed in")


def test_a_section_is_edited_on_a_page_of_its_own(plain: Page, lesson: Mashup) -> None:
    plain.goto(lesson.get_absolute_url())
    plain.locator("#section-genre_blend").get_by_role("link", name="Edit").click()
    plain.get_by_label("Title").fill("Paper Lanterns")
    plain.get_by_role("button", name="Save").click()
    expect(plain).to_have_url(re.compile(f"{lesson.pk}/#section-genre_blend$"))
    expect(plain.get_by_role("heading", level=1)).to_have_text("Paper Lanterns")


def test_a_section_is_locked_and_unlocked(plain: Page, lesson: Mashup) -> None:
    plain.goto(lesson.get_absolute_url())
    button = plain.locator("#lock-lyrics")
    button.click()
    expect(button).to_have_text(re.compile("Locked"))
    assert lesson.sections.get(kind="lyrics").locked
    button.click()
    expect(button).to_have_text(re.compile("Lock$"))


def test_an_older_version_is_restored(plain: Page, lesson: Mashup) -> None:
    plain.goto(f"{lesson.get_absolute_url()}sections/genre_blend/edit/")
    plain.get_by_label("Title").fill("Paper Lanterns")
    plain.get_by_role("button", name="Save").click()
    plain.locator("#section-genre_blend").get_by_role("link", name="Versions").click()
    plain.get_by_role("button", name="Restore version 1").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text(lesson.title)
