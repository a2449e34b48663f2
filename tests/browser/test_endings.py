"""Cancelling, failing, and stopping for the teacher."""

import pytest
from playwright.sync_api import Page, expect

from institutions.models import User
from mashups.models import Mashup, MashupSession
from mashups.services.record_progress import Recorder
from tests.browser.lessons import apart, request_lesson, status_of
from tests.browser.model import HeldModel
from tests.browser.window import expect_finished, expect_sections, mark, was_never_reloaded


@pytest.fixture
def composing(page: Page, teacher: User, model: HeldModel) -> Mashup:
    """A lesson that is open in the window and waits for its hooks."""
    model.hold("hooks")
    mashup = request_lesson(teacher, writer="ollama")
    page.goto(mashup.get_absolute_url())
    expect(page.locator("#section-hooks")).to_have_attribute("aria-busy", "true")
    return mashup


def test_cancel_stops_at_once_keeps_what_is_done_and_can_be_taken_back(
    page: Page, composing: Mashup, model: HeldModel
) -> None:
    mark(page)
    page.locator("#progress").get_by_role("button", name="Cancel").click()
    expect(page.locator("#progress")).to_contain_text("You stopped this composition.")
    assert status_of(composing) == MashupSession.Status.CANCELLED
    expect_sections(page, ["educational_content", "genre_blend"])
    expect(page.locator("#section-hooks")).to_contain_text("This section was not composed.")
    model.release()
    page.get_by_role("button", name="Go on with it").click()
    expect_finished(page)
    assert was_never_reloaded(page)


def test_a_failure_is_explained_and_can_be_tried_again(page: Page, composing: Mashup, model: HeldModel) -> None:
    mark(page)
    recorder = Recorder(composing.sessions.get())
    apart(recorder.finish, status=MashupSession.Status.FAILED, error="The disk of the school's computer is full.")
    expect(page.locator("#progress")).to_contain_text("The lesson could not be finished.")
    expect(page.locator("#progress")).to_contain_text("The disk of the school's computer is full.")
    model.release()
    page.get_by_role("button", name="Try again").click()
    expect_finished(page)
    assert was_never_reloaded(page)


def test_a_lesson_that_shall_wait_for_its_teacher_waits_and_goes_on(page: Page, teacher: User) -> None:
    page.goto("/mashups/new/")
    page.get_by_label("What should the lesson be about?").fill("Samba and funk about the ocean for grade 6")
    page.get_by_label("Stop before the end, so that I can step in").check()
    page.get_by_role("button", name="Compose", exact=True).click()
    expect(page.locator("#progress")).to_contain_text("It is your turn.")
    expect_sections(page)
    assert status_of(Mashup.objects.get(owner=teacher)) == MashupSession.Status.AWAITING_TEACHER
    mark(page)
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("#progress")).to_contain_text("Composed in")
    expect_finished(page)
    assert was_never_reloaded(page)
