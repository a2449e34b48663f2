"""Reloading, leaving, a second tab, a lost network, a killed server: always the right state, once, without gaps."""

import pytest
from playwright.sync_api import Page, expect

from institutions.models import User
from live.models import Event
from mashups.models import Mashup
from tests.browser.house import House
from tests.browser.lessons import newest_event, request_lesson, wait_for
from tests.browser.model import HeldModel
from tests.browser.window import Trouble, expect_finished, expect_sections, mark, repeated_ids, was_never_reloaded

#: What stands on the page while the lyrics are held.
BEFORE_LYRICS = ("educational_content", "genre_blend", "hooks", "song_plan", "cultural_context")


@pytest.fixture
def composing(page: Page, teacher: User, model: HeldModel) -> Mashup:
    """A lesson that is open in the window and has come as far as its lyrics."""
    model.hold("lyrics")
    mashup = request_lesson(teacher, writer="ollama")
    page.goto(mashup.get_absolute_url())
    expect_half_done(page)
    return mashup


def expect_half_done(page: Page) -> None:
    expect_sections(page, BEFORE_LYRICS)
    expect(page.locator("#progress .step--done")).to_have_count(len(BEFORE_LYRICS))
    expect(page.locator("#section-lyrics")).to_have_attribute("aria-busy", "true")
    assert repeated_ids(page) == []


def expect_no_gap(page: Page, mashup: Mashup) -> None:
    """The page has everything up to the newest event of the log."""
    expect_finished(page)
    wait_for(mashup, "completed")
    expect(page.locator("#live-sequence")).to_have_attribute("data-sequence", str(newest_event(mashup)))
    numbers = list(Event.objects.filter(topic=mashup.topic).order_by("sequence").values_list("sequence", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_reload_in_the_middle_shows_what_is_done_and_goes_on(page: Page, composing: Mashup, model: HeldModel) -> None:
    page.reload()
    expect_half_done(page)
    mark(page)
    model.release()
    expect_no_gap(page, composing)
    assert was_never_reloaded(page)


def test_a_second_tab_shows_the_same_and_both_go_on(page: Page, composing: Mashup, model: HeldModel) -> None:
    second = page.context.new_page()
    second.goto(composing.get_absolute_url())
    expect_half_done(second)
    model.release()
    for tab in (page, second):
        expect_no_gap(tab, composing)
    assert page.locator(".lesson__main").inner_text() == second.locator(".lesson__main").inner_text()


def test_who_leaves_finds_the_lesson_on_the_dashboard_and_returns(
    page: Page, composing: Mashup, model: HeldModel
) -> None:
    page.get_by_role("link", name="My lessons").click()
    card = page.get_by_role("listitem").filter(has=page.get_by_role("progressbar"))
    expect(card).to_contain_text("5 of 9 sections")
    card.get_by_role("link").click()
    expect_half_done(page)
    page.go_back()
    expect(card).to_be_visible()
    model.release()
    wait_for(composing, "completed")
    page.go_forward()
    expect_no_gap(page, composing)


def test_a_lost_network_costs_nothing(page: Page, composing: Mashup, model: HeldModel, trouble: Trouble) -> None:
    trouble.forgive("ERR_INTERNET_DISCONNECTED")
    mark(page)
    page.context.set_offline(True)
    model.release()
    wait_for(composing, "completed")
    page.context.set_offline(False)
    expect_no_gap(page, composing)
    assert was_never_reloaded(page)


def test_a_window_that_was_asleep_catches_up_when_it_wakes(page: Page, composing: Mashup, model: HeldModel) -> None:
    mark(page)
    developer = page.context.new_cdp_session(page)
    developer.send("Page.setWebLifecycleState", {"state": "frozen"})
    model.release()
    wait_for(composing, "completed")
    developer.send("Page.setWebLifecycleState", {"state": "active"})
    expect_no_gap(page, composing)
    assert was_never_reloaded(page)


def test_a_killed_web_server_is_waited_for_and_the_page_catches_up(
    page: Page, composing: Mashup, model: HeldModel, house: House, trouble: Trouble
) -> None:
    trouble.forgive("WebSocket connection", "ERR_CONNECTION_REFUSED", r"\[object Event\]")
    mark(page)
    house.kill_web()
    expect(page.get_by_text("Reconnecting")).to_be_visible()
    house.start_web()
    model.release()
    wait_for(composing, "completed")
    # The page tries again after 8 seconds at most.
    expect(page.get_by_text("Reconnecting")).to_be_hidden(timeout=30_000)
    expect_no_gap(page, composing)
    assert was_never_reloaded(page)
