"""From the sign-in to the finished lesson, as a teacher sees it."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from institutions.models import User
from institutions.services.demo_accounts import make_demo_accounts
from mashups.models import Mashup
from tests.browser.conftest import OpenWindow
from tests.browser.lessons import newest_event, request_lesson
from tests.browser.model import HeldModel
from tests.browser.window import expect_finished, expect_sections, mark, was_never_reloaded
from tests.worker import wait_until

SENTENCE = "Jazz and hip-hop in C minor for my 9th graders, focus on syncopation"


def test_a_first_look_starts_with_the_account_that_the_sign_in_page_shows(
    open_window: OpenWindow, settings: Any
) -> None:
    settings.DEBUG = True
    make_demo_accounts()
    page = open_window()
    page.goto("/")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="teacher"))
    name, password = row.get_by_role("rowheader").inner_text(), row.get_by_role("cell").inner_text()
    page.locator("[name=login]").fill(name)
    page.locator("[name=password]").fill(password)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name="Write your own")).to_be_visible()


def test_a_sentence_is_read_while_it_is_typed_and_becomes_a_lesson(page: Page, teacher: User) -> None:
    page.goto("/")
    page.get_by_role("link", name="Write your own").click()
    page.get_by_label("What should the lesson be about?").press_sequentially(SENTENCE)
    chips = page.locator("#understood .chips")
    expect(chips).to_contain_text("Hip-hop")
    page.get_by_text("Change what we understood").click()
    page.locator("#override_key").fill("D minor")
    page.locator("#override_key").press("Tab")
    expect(chips).to_contain_text("D minor")
    page.get_by_role("button", name="Compose", exact=True).click()
    expect(page).to_have_url(re.compile(r"/mashups/[0-9a-f-]{36}/$"))
    mark(page)
    expect_finished(page)
    assert was_never_reloaded(page)
    mashup = Mashup.objects.get(owner=teacher)
    assert mashup.request.key == "D minor"
    expect(page.get_by_role("heading", level=1)).to_have_text(mashup.title)
    expect(page.locator("#progress")).to_contain_text("Composed in")
    expect(page.locator("#section-song_plan")).to_contain_text("D minor")


def test_a_removed_reading_stays_removed_and_can_be_put_back(page: Page) -> None:
    page.goto("/mashups/new/")
    page.get_by_label("What should the lesson be about?").fill("Blues and rock at 92 bpm for grade 7")
    tempo = page.locator("#understood .chip").filter(has_text="92")
    expect(tempo).to_be_visible()
    page.get_by_text("Change what we understood").click()
    page.get_by_role("button", name=re.compile("Remove: Tempo")).click()
    expect(tempo).to_have_count(0)
    page.get_by_role("button", name=re.compile("Put back: Tempo")).click()
    expect(tempo).to_be_visible()


def test_each_section_appears_when_it_is_done_without_a_reload(page: Page, teacher: User, model: HeldModel) -> None:
    model.hold("lyrics")
    mashup = request_lesson(teacher, writer="ollama")
    page.goto(mashup.get_absolute_url())
    mark(page)
    before = ["educational_content", "genre_blend", "hooks", "song_plan", "cultural_context"]
    expect_sections(page, before)
    expect(page.locator("#section-lyrics")).to_have_attribute("aria-busy", "true")
    expect(page.locator("#section-teaching_guide .skeleton")).to_be_visible()
    expect(page.locator("#progress .step--composing")).to_have_text(re.compile("Lyrics"))
    model.release()
    expect_finished(page)
    assert was_never_reloaded(page)
    expect(page.locator("#live-sequence")).to_have_attribute("data-sequence", str(newest_event(mashup)))


def test_lyrics_are_seen_line_by_line_before_they_are_done(page: Page, teacher: User, model: HeldModel) -> None:
    model.hold("lyrics")
    page.goto(request_lesson(teacher, writer="ollama").get_absolute_url())
    expect(page.locator("#section-lyrics")).to_have_attribute("aria-busy", "true")
    lines = page.locator("#partial-lyrics .verse__line")
    for wanted in (1, 4):
        wait_until(lambda wanted=wanted: model.writes_on("lyrics") and lines.count() >= wanted)
        expect(page.locator("#section-lyrics .section__body")).to_have_count(0)
    seen = lines.count()
    model.release()
    expect_finished(page)
    assert seen < page.locator("#section-lyrics .lyrics").first.locator(".verse__line").count()
