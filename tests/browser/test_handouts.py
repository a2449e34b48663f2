"""What students get to see, on the screen and on paper."""

import pytest
from playwright.sync_api import Page, expect

from mashups.models import Mashup


@pytest.fixture
def answers(lesson: Mashup) -> list[str]:
    """The model answers that are long enough to stand nowhere else."""
    questions = lesson.sections.get(kind="learning_assessment").content["questions"]
    return [question["answer"] for question in questions if question["kind"] == "short_answer"]


def test_the_answer_key_is_hidden_until_asked_for(page: Page, lesson: Mashup) -> None:
    page.goto(lesson.get_absolute_url())
    key = page.locator("#section-learning_assessment .answers")
    expect(page.locator("#section-learning_assessment .question").first).to_be_visible()
    expect(key).to_be_hidden()
    page.get_by_text("Answer key").click()
    expect(key).to_be_visible()


def test_the_students_handout_has_no_answers_and_the_teachers_has(
    page: Page, lesson: Mashup, answers: list[str]
) -> None:
    page.goto(lesson.get_absolute_url())
    page.get_by_role("link", name="Student handout").click()
    expect(page.locator(".handout--student .question").first).to_be_visible()
    student = page.locator("body").inner_text() + page.content()
    expect(page.locator(".answers")).to_have_count(0)
    page.get_by_role("link", name="Teacher version").click()
    expect(page.locator(".handout--teacher")).to_be_visible()
    teacher = page.locator("body").inner_text()
    assert answers
    for answer in answers:
        assert answer[:40] in teacher
        assert answer[:40] not in student


@pytest.mark.parametrize("audience", ["student", "teacher"])
def test_on_paper_there_is_only_the_lesson(page: Page, lesson: Mashup, audience: str) -> None:
    page.goto(f"{lesson.get_absolute_url()}handout/{audience}/")
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    page.emulate_media(media="print", color_scheme="dark")
    for part in ("header.site-header", "footer.site-footer", ".site-nav", "button", "a.button", ".skip"):
        for element in page.locator(part).all():
            expect(element).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".handout .bar").first).to_be_visible()
    assert page.evaluate("() => getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_a_lesson_printed_from_its_own_page_keeps_the_key_to_itself(page: Page, lesson: Mashup) -> None:
    page.goto(lesson.get_absolute_url())
    page.emulate_media(media="print")
    expect(page.locator(".answers")).to_be_hidden()
    expect(page.locator(".section__tools").first).to_be_hidden()
    expect(page.locator("#progress")).to_be_hidden()
    expect(page.locator("#section-lyrics .verse__line").first).to_be_visible()
