"""The teacher decides: editing in place, locking, composing again, versions, and two windows at once."""

from playwright.sync_api import Locator, Page, expect

from mashups.models import Mashup
from tests.browser.window import expect_finished, mark, was_never_reloaded


def open_editor(page: Page, kind: str) -> Locator:
    section = page.locator(f"#section-{kind}")
    section.get_by_role("link", name="Edit").click()
    expect(section.get_by_role("button", name="Save")).to_be_visible()
    return section


def choose_another_hook(page: Page) -> str:
    """Choose the first hook that is not in the chorus; gives its first line."""
    hook = page.locator("#section-hooks .hook").filter(has=page.get_by_role("button")).first
    text = hook.locator(".hook__text").inner_text()
    hook.get_by_role("button").click()
    expect(page.locator("#section-hooks .hook--chosen .hook__text")).to_have_text(text)
    return text.splitlines()[0].strip(" ?!.,")


def test_the_title_is_edited_in_place_and_changes_on_the_whole_page(page: Page, lesson: Mashup) -> None:
    page.goto(lesson.get_absolute_url())
    mark(page)
    section = open_editor(page, "genre_blend")
    expect(section.get_by_label("Title")).to_be_focused()
    section.get_by_label("Title").fill("Paper Lanterns")
    section.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Paper Lanterns")
    expect(section.get_by_text("Edited by you")).to_be_visible()
    expect(section.get_by_role("link", name="Edit")).to_be_focused()
    expect(page.locator("#section-lyrics")).to_contain_text("Written before your last change")
    assert was_never_reloaded(page)


def test_leaving_the_editor_changes_nothing(page: Page, lesson: Mashup) -> None:
    page.goto(lesson.get_absolute_url())
    section = open_editor(page, "genre_blend")
    section.get_by_label("Title").fill("Never Saved")
    section.get_by_role("link", name="Cancel").click()
    expect(section.locator(".section__body")).to_be_visible()
    expect(page.get_by_text("Never Saved")).to_have_count(0)
    assert lesson.sections.get(kind="genre_blend").revision == 1


def test_what_cannot_stand_is_explained_in_the_editor_and_kept(page: Page, lesson: Mashup) -> None:
    page.goto(lesson.get_absolute_url())
    section = open_editor(page, "genre_blend")
    section.get_by_label("Title").fill("")
    section.locator("form.editor").evaluate("(form) => { form.noValidate = true }")
    section.get_by_role("button", name="Save").click()
    expect(section.get_by_role("alert")).to_contain_text("Please look at this again")
    assert lesson.sections.get(kind="genre_blend").revision == 1


def test_a_locked_section_offers_no_composing_again_until_it_is_unlocked(page: Page, lesson: Mashup) -> None:
    page.goto(lesson.get_absolute_url())
    section, button = page.locator("#section-lyrics"), page.locator("#lock-lyrics")
    expect(section.get_by_text("Compose again")).to_be_visible()
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()
    expect(section.get_by_text("Compose again")).to_have_count(0)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(section.get_by_text("Compose again")).to_be_visible()


def test_one_section_is_composed_again_with_a_wish_and_its_first_version_restored(page: Page, lesson: Mashup) -> None:
    page.goto(lesson.get_absolute_url())
    mark(page)
    section, verses = page.locator("#section-lyrics"), page.locator("#section-lyrics .lyrics").first
    before = verses.inner_text()
    section.get_by_text("Compose again").click()
    section.get_by_label("What should be different?").fill("about the sea")
    section.get_by_role("button", name="Compose this section again").click()
    versions = section.get_by_role("link", name="Versions")
    expect(versions).to_be_visible()
    expect_finished(page)
    assert verses.inner_text() != before
    versions.click()
    expect(section.locator(".version")).to_have_count(2)
    section.get_by_role("button", name="Restore version 1").click()
    expect(verses).to_have_text(before, use_inner_text=True)
    assert lesson.sections.get(kind="lyrics").revision == 3
    assert was_never_reloaded(page)


def test_another_hook_makes_sections_stale_and_one_button_brings_them_up_to_date(page: Page, lesson: Mashup) -> None:
    page.goto(lesson.get_absolute_url())
    mark(page)
    line = choose_another_hook(page)
    expect(page.locator(".section--stale")).to_have_count(3)
    expect(page.locator("#progress")).to_contain_text("3 sections were written before your last change.")
    page.get_by_role("button", name="Bring up to date").click()
    expect(page.locator(".section--stale")).to_have_count(0)
    expect(page.locator("#section-lyrics .verse--chorus").first).to_contain_text(line, ignore_case=True)
    expect_finished(page)
    assert was_never_reloaded(page)


def test_the_second_of_two_windows_is_warned_and_loses_nothing(page: Page, lesson: Mashup) -> None:
    second = page.context.new_page()
    editors = []
    for window, title in ((page, "First window"), (second, "Second window")):
        window.goto(lesson.get_absolute_url())
        editor = open_editor(window, "genre_blend")
        editor.get_by_label("Title").fill(title)
        editors.append(editor)
    first, later = editors
    first.get_by_role("button", name="Save").click()
    # What is being edited is not replaced under the teacher's hands.
    expect(second.get_by_role("heading", level=1)).to_have_text("First window")
    expect(later.get_by_label("Title")).to_have_value("Second window")
    later.get_by_role("button", name="Save").click()
    expect(later.get_by_role("alert")).to_contain_text("another window")
    expect(later.get_by_label("Title")).to_have_value("Second window")
    assert Mashup.objects.get(pk=lesson.pk).title == "First window"


def test_a_lesson_is_approved_where_it_stands(page: Page, lesson: Mashup) -> None:
    page.goto(lesson.get_absolute_url())
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_role("button", name="Take back the approval")).to_be_visible()
    assert Mashup.objects.get(pk=lesson.pk).status == Mashup.Status.APPROVED
