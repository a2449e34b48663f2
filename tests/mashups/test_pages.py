"""The pages as a teacher meets them, through the test client."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from institutions.models import User
from mashups.models import Mashup, MashupSession
from tests.conftest import PROMPT

pytestmark = [pytest.mark.django_db(transaction=True)]

FORM = {
    "prompt": PROMPT,
    "skill_level": "intermediate",
    "educational_context": "classroom",
    "minutes": "45",
    "grade": "",
    "writer": "builtin",
}


@pytest.fixture
def browser(alice: User, signed_in: Callable[[User], Client], monkeypatch: pytest.MonkeyPatch) -> Client:
    from mashups.tasks import compose_mashup

    monkeypatch.setattr(compose_mashup, "delay_on_commit", lambda *_: None)
    return signed_in(alice)


def test_the_first_page_shows_a_first_step(browser: Client) -> None:
    page = browser.get("/").content.decode()
    assert reverse("mashups:new") in page


def test_a_request_leads_at_once_to_its_page(browser: Client) -> None:
    answer = browser.post(reverse("mashups:new"), FORM)
    mashup = Mashup.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == mashup.get_absolute_url()
    page = browser.get(answer["Location"]).content.decode()
    assert 'id="progress"' in page
    assert f"mashup.{mashup.pk}" in page


@pytest.mark.parametrize(
    ("prompt", "what"),
    [
        ("", "sentence"),
        ("jazz", "10"),
        ("x" * 2001, "2000"),
        ("jazz and rock <script>alert(1)</script>", ""),
        ("jazz and rock \x07 for my class", ""),
        ("jazz and metal about graphic sex and porn", ""),
    ],
)
def test_a_request_that_cannot_be_used_keeps_what_was_typed(browser: Client, prompt: str, what: str) -> None:
    answer = browser.post(reverse("mashups:new"), {**FORM, "prompt": prompt, "learning_objectives": "Keep a beat"})
    assert answer.status_code == 422
    assert not Mashup.objects.exists()
    form = answer.context["form"]
    assert form.errors["prompt"]
    assert what in " ".join(form.errors["prompt"])
    page = answer.content.decode()
    assert "Keep a beat" in page
    assert "<script>alert" not in page


def test_what_was_understood_is_shown_while_typing(browser: Client) -> None:
    page = browser.post(
        reverse("mashups:understood"),
        {**FORM, "prompt": "jazz and chillwave in B flat minor"},
        headers={"HX-Request": "true"},
    ).content.decode()
    assert "B♭ minor" in page or "Bb minor" in page
    assert "chillwave" in page


def test_a_corrected_reading_wins(browser: Client) -> None:
    corrected = {"read_genres": "Jazz (swing), Hip-hop", "override_genres": "tango, Hip-hop", "override_key": "D minor"}
    browser.post(reverse("mashups:new"), {**FORM, **corrected})
    brief = Mashup.objects.get().request
    assert set(brief.genres) == {"tango", "hip-hop"}
    assert brief.key == "D minor"


def test_a_finished_lesson_shows_everything(composed: Mashup, browser: Client) -> None:
    page = browser.get(composed.get_absolute_url()).content.decode()
    for section in composed.sections.all():
        assert f'id="section-{section.kind}"' in page
    assert composed.title in page.replace("&#x27;", "'").replace("&amp;", "&")
    assert composed.sections.get(kind="cultural_context").content["entries"][0]["sources"][0]["author"] in page


def test_the_key_is_not_on_the_students_handout(composed: Mashup, browser: Client) -> None:
    assessment = composed.sections.get(kind="learning_assessment").content
    answers = [question["answer"] for question in assessment["questions"] if question["kind"] == "short_answer"]
    student = browser.get(reverse("mashups:handout", args=[composed.pk, "student"])).content.decode()
    teacher = browser.get(reverse("mashups:handout", args=[composed.pk, "teacher"])).content.decode()
    plain = [answer.split("'")[0].split('"')[0].split("&")[0][:40] for answer in answers]
    assert all(answer in teacher for answer in plain)
    assert not any(answer in student for answer in plain if len(answer) > 20)


def test_the_export_is_the_document_of_the_contract(composed: Mashup, browser: Client) -> None:
    document = browser.get(reverse("mashups:export", args=[composed.pk])).json()
    assert document["id"] == str(composed.pk)
    assert document["request"]["prompt"] == PROMPT
    assert {node["name"] for node in document["metadata"]["nodes"]} >= {"composer", "assessment"}


def test_a_double_click_composes_once_more_only(composed: Mashup, browser: Client) -> None:
    path = reverse("mashups:section_compose", args=[composed.pk, "lyrics"])
    browser.post(path, {"instruction": "about friendship"})
    browser.post(path, {"instruction": "about friendship"})
    assert composed.sessions.filter(status=MashupSession.Status.QUEUED).count() == 1


def test_one_section_is_composed_again_alone(composed: Mashup, browser: Client) -> None:
    from mashups.services.compose_mashup import compose

    before = {row.kind: row.content for row in composed.sections.all()}
    browser.post(reverse("mashups:section_compose", args=[composed.pk, "lyrics"]), {"instruction": "about the sea"})
    compose(session_id=str(composed.sessions.first().pk))
    after = {row.kind: row for row in composed.sections.all()}
    assert after["lyrics"].content != before["lyrics"]
    assert after["lyrics"].revision == 2
    assert after["hooks"].content == before["hooks"]
    assert after["teaching_guide"].stale
    assert not after["song_plan"].stale


def test_stale_sections_are_brought_up_to_date_by_one_button(composed: Mashup, browser: Client) -> None:
    from mashups.services.compose_mashup import compose

    hooks = composed.sections.get(kind="hooks").content["hooks"]
    other = next(hook for hook in hooks if not hook["chosen"])
    browser.post(reverse("mashups:choose_hook", args=[composed.pk]), {"hook": other["id"]})
    stale = set(composed.sections.filter(stale=True).values_list("kind", flat=True))
    assert stale == {"lyrics", "teaching_guide", "learning_assessment"}
    browser.post(reverse("mashups:refresh", args=[composed.pk]))
    compose(session_id=str(composed.sessions.first().pk))
    assert not composed.sections.filter(stale=True).exists()
    lyrics = composed.sections.get(kind="lyrics").content["text"]
    assert other["text"].split("\n")[0].strip(" ?!.,").lower() in lyrics.lower()


def test_a_locked_section_stays_as_it_is(composed: Mashup, browser: Client) -> None:
    from mashups.services.compose_mashup import compose

    browser.post(reverse("mashups:section_lock", args=[composed.pk, "lyrics"]))
    before = composed.sections.get(kind="lyrics").content
    browser.post(reverse("mashups:section_compose", args=[composed.pk, "lyrics"]))
    assert composed.sessions.count() == 1
    composed.sections.update(stale=True)
    browser.post(reverse("mashups:refresh", args=[composed.pk]))
    compose(session_id=str(composed.sessions.first().pk))
    lyrics = composed.sections.get(kind="lyrics")
    assert (lyrics.content, lyrics.revision) == (before, 1)


def _fields(form: Any) -> dict[str, str]:
    """What a browser would post of an editor that nobody touched."""
    fields: dict[str, str] = {"revision": str(form.revision)}
    everything = [form.form, *(inner for _, rows in form.rows for inner in (*rows.forms, rows.management_form))]
    for inner in everything:
        for bound in inner:
            value = bound.field.prepare_value(bound.value()) if hasattr(bound.field, "prepare_value") else bound.value()
            if value is not None and value is not False:
                fields[bound.html_name] = value
    return fields


@pytest.mark.parametrize(
    "kind",
    [
        "educational_content",
        "genre_blend",
        "hooks",
        "song_plan",
        "lyrics",
        "theory_analysis",
        "cultural_context",
        "teaching_guide",
        "learning_assessment",
    ],
)
def test_every_section_has_an_editor_that_changes_nothing_by_itself(
    composed: Mashup, browser: Client, kind: str
) -> None:
    path = reverse("mashups:section_edit", args=[composed.pk, kind])
    page = browser.get(path)
    assert page.status_code == 200
    answer = browser.post(path, _fields(page.context["editor"]))
    assert answer.status_code == 302, answer.context["editor"].complaints
    row = composed.sections.get(kind=kind)
    assert row.revision == 1, "an untouched form made a new version"


def test_an_edit_makes_a_version_marks_what_depends_and_can_be_undone(composed: Mashup, browser: Client) -> None:
    path = reverse("mashups:section_edit", args=[composed.pk, "genre_blend"])
    fields = _fields(browser.get(path).context["editor"]) | {"main-title": "Paper Lanterns"}
    browser.post(path, fields)
    composed.refresh_from_db()
    row = composed.sections.get(kind="genre_blend")
    assert (composed.title, row.revision, row.writer) == ("Paper Lanterns", 2, "teacher")
    assert composed.sections.get(kind="lyrics").stale
    assert composed.quality is not None
    browser.post(reverse("mashups:section_restore", args=[composed.pk, "genre_blend", 1]))
    row.refresh_from_db()
    assert row.revision == 3
    assert row.content["title"] != "Paper Lanterns"
    assert row.revisions.count() == 3


def test_two_windows_do_not_overwrite_each_other(composed: Mashup, browser: Client) -> None:
    path = reverse("mashups:section_edit", args=[composed.pk, "genre_blend"])
    fields = _fields(browser.get(path).context["editor"])
    browser.post(path, fields | {"main-title": "First window"})
    answer = browser.post(path, fields | {"main-title": "Second window"})
    assert answer.status_code == 200
    assert "another window" in answer.content.decode()
    assert "Second window" in answer.content.decode()
    composed.refresh_from_db()
    assert composed.title == "First window"


def test_only_a_whole_lesson_can_be_approved(requested: Mashup, browser: Client) -> None:
    browser.post(reverse("mashups:status", args=[requested.pk]), {"status": "approved"})
    requested.refresh_from_db()
    assert requested.status == Mashup.Status.DRAFT


def test_a_lesson_is_approved_by_its_teacher(composed: Mashup, browser: Client) -> None:
    browser.post(reverse("mashups:status", args=[composed.pk]), {"status": "approved"})
    composed.refresh_from_db()
    assert composed.status == Mashup.Status.APPROVED


def test_search_finds_words_of_the_lesson_and_filters_by_status(composed: Mashup, browser: Client) -> None:
    for query in (composed.title, "hip-hop", "students"):
        assert composed.title in browser.get("/", {"q": query}).content.decode().replace("&#x27;", "'"), query
    assert list(browser.get("/", {"q": "xylophagous"}).context["page"]) == []
    assert list(browser.get("/", {"status": "approved"}).context["page"]) == []
    assert len(browser.get("/", {"status": "needs_review"}).context["page"]) == 1


def test_pages_follow_each_other_by_key(alice: User, browser: Client, brief: Any) -> None:
    Mashup.objects.bulk_create(
        Mashup(institution=alice.institution, owner=alice, title=f"Lesson {n}", brief=brief.model_dump(mode="json"))
        for n in range(45)
    )
    seen: list[str] = []
    address = "/"
    while address:
        page = browser.get(address)
        seen += [mashup.title for mashup in page.context["page"]]
        address = "/" + page.context["next_url"] if page.context["next_url"] else ""
    assert len(seen) == len(set(seen)) == 45


@pytest.mark.parametrize("cursor", ["x", "a:b:c", "é"])
def test_a_forged_cursor_starts_at_the_top(browser: Client, cursor: str) -> None:
    assert browser.get("/", {"after": cursor}).status_code == 200


def test_a_wish_is_heeded(composed: Mashup, browser: Client) -> None:
    from mashups.services.compose_mashup import compose

    path = reverse("mashups:section_compose", args=[composed.pk, "song_plan"])
    browser.post(path, {"instruction": "slower, in E minor and 3/4, 72 bpm"})
    compose(session_id=str(composed.sessions.first().pk))
    plan = composed.sections.get(kind="song_plan").content
    assert (plan["key"], plan["tempo_bpm"], plan["meter"]) == ("E minor", 72, "3/4")
    browser.post(reverse("mashups:section_compose", args=[composed.pk, "lyrics"]), {"instruction": "about the sea"})
    compose(session_id=str(composed.sessions.first().pk))
    lyrics = composed.sections.get(kind="lyrics").content["text"].lower()
    assert any(word in lyrics for word in ("sea", "wave", "tide", "shore", "salt", "sail", "water"))


def test_a_wish_that_is_not_fit_for_the_class_is_refused(composed: Mashup, browser: Client) -> None:
    path = reverse("mashups:section_compose", args=[composed.pk, "lyrics"])
    page = browser.post(path, {"instruction": "make it about graphic sex and porn"}, follow=True)
    assert composed.sessions.count() == 1
    assert page.status_code == 200


def test_chords_are_edited_as_a_chart(composed: Mashup, browser: Client) -> None:
    path = reverse("mashups:section_edit", args=[composed.pk, "song_plan"])
    fields = _fields(browser.get(path).context["editor"])
    name = next(key for key, value in fields.items() if key.endswith("-chords"))
    bars = fields[name].count("|") + 1
    broken = browser.post(path, {**fields, name: "C | H7"})
    assert broken.status_code == 200
    assert broken.context["editor"].complaints
    browser.post(path, {**fields, name: " | ".join(["C F"] * bars)})
    plan = composed.sections.get(kind="song_plan").content
    assert plan["bars"][0]["chords"] == ["C", "F"]
    assert len(plan["bars"][0]["roman"]) == 2
