"""A request becomes a finished lesson, once, whatever happens on the way."""

import time
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings

from agents.sections import KINDS
from live.models import Event
from mashups.models import Mashup, MashupSession, Section
from mashups.services import compose_mashup as composing
from mashups.services.cancel_session import cancel_session
from mashups.services.compose_mashup import compose
from mashups.services.export_mashup import export_mashup
from mashups.services.record_progress import Recorder, SessionLost
from mashups.services.resume_session import resume_session, retry_session
from mashups.services.session_lock import is_locked, session_lock
from mashups.services.sweep_sessions import sweep
from mashups.tasks import compose_mashup

pytestmark = [pytest.mark.django_db(transaction=True)]


def _sequences(mashup: Mashup) -> list[int]:
    return list(Event.objects.filter(topic_id=mashup.topic).order_by("sequence").values_list("sequence", flat=True))


def _unbroken(mashup: Mashup) -> bool:
    sequences = _sequences(mashup)
    return sequences == list(range(1, len(sequences) + 1))


def _finished_once(mashup: Mashup) -> bool:
    events = Event.objects.filter(topic_id=mashup.topic, kind="section", payload__status="done")
    kinds = [event.payload["section"] for event in events]
    return sorted(kinds) == sorted(KINDS)


def _checkpoints(session: MashupSession) -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from checkpoints where thread_id = %s", [str(session.pk)])
        return int(cursor.fetchone()[0])


def test_a_request_exists_before_anything_is_composed(requested: Mashup) -> None:
    assert requested.sections.count() == len(KINDS)
    assert requested.sessions.get().status == MashupSession.Status.QUEUED
    assert requested.shown_title.startswith("Create a mashup")


def test_a_lesson_is_composed_whole(composed: Mashup) -> None:
    rows = {section.kind: section for section in composed.sections.all()}
    assert all(row.status == Section.Status.DONE and row.content for row in rows.values())
    assert all(row.revision == 1 and row.revisions.count() == 1 for row in rows.values())
    assert rows["song_plan"].writer == "engine"
    assert rows["lyrics"].writer == "builtin"
    assert composed.title == rows["genre_blend"].content["title"]
    assert composed.quality["overall"] >= 70
    assert composed.status == Mashup.Status.NEEDS_REVIEW
    assert _unbroken(composed)
    assert _finished_once(composed)


def test_checkpoints_are_gone_when_a_session_is_over(composed: Mashup) -> None:
    assert _checkpoints(composed.sessions.get()) == 0


def test_a_duplicate_delivery_does_nothing(composed: Mashup) -> None:
    before = _sequences(composed)
    compose(session_id=str(composed.sessions.get().pk))
    assert _sequences(composed) == before


def test_a_session_that_is_held_elsewhere_is_left_alone(requested: Mashup) -> None:
    session = requested.sessions.get()
    with session_lock(str(session.pk)) as mine:
        assert mine
        compose(session_id=str(session.pk))
    session.refresh_from_db()
    assert session.status == MashupSession.Status.QUEUED


def test_the_lock_is_given_back(requested: Mashup) -> None:
    key = str(requested.sessions.get().pk)
    with session_lock(key):
        assert is_locked(key)
    assert not is_locked(key)


@pytest.mark.parametrize("stop_after", ["genre_blend", "hooks", "song_plan", "cultural_context", "teaching_guide"])
def test_a_worker_that_dies_is_continued_from_its_checkpoint(
    requested: Mashup, stop_after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = requested.sessions.get()
    record = Recorder.record

    def dying(self: Recorder, report: dict[str, Any]) -> None:
        record(self, report)
        if report["type"] == "finished" and report["section"] == stop_after:
            raise KeyboardInterrupt

    monkeypatch.setattr(Recorder, "record", dying)
    with pytest.raises(KeyboardInterrupt):
        compose(session_id=str(session.pk))
    session.refresh_from_db()
    assert session.status == MashupSession.Status.COMPOSING
    monkeypatch.setattr(Recorder, "record", record)
    compose(session_id=str(session.pk))
    session.refresh_from_db()
    assert (session.status, session.attempt) == (MashupSession.Status.COMPLETED, 2)
    assert _unbroken(requested)
    assert _finished_once(requested)
    requested.refresh_from_db()
    assert export_mashup(requested) is not None


def test_finished_sections_are_not_written_again_after_a_kill(
    requested: Mashup, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = requested.sessions.get()
    record = Recorder.record

    def dying(self: Recorder, report: dict[str, Any]) -> None:
        record(self, report)
        if report["type"] == "started" and report["section"] == "theory_analysis":
            raise KeyboardInterrupt

    monkeypatch.setattr(Recorder, "record", dying)
    with pytest.raises(KeyboardInterrupt):
        compose(session_id=str(session.pk))
    started: list[str] = []

    def watching(self: Recorder, report: dict[str, Any]) -> None:
        started.extend([report["section"]] if report["type"] == "started" else [])
        record(self, report)

    monkeypatch.setattr(Recorder, "record", watching)
    compose(session_id=str(session.pk))
    assert "quality" in started
    assert set(started) <= {"theory_analysis", "teaching_guide", "learning_assessment", "quality"}


def test_a_fault_of_ours_leaves_the_session_to_the_sweeper_and_ends_it_at_last(
    requested: Mashup, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = requested.sessions.get()

    def broken(*_: Any) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(composing, "build", broken)
    for _ in range(composing.MOST_STARTS):
        compose(session_id=str(session.pk))
    session.refresh_from_db()
    assert session.status == MashupSession.Status.FAILED
    assert "try again" in session.error
    assert "broken" not in session.error


def test_a_replaced_worker_writes_nothing_more(requested: Mashup) -> None:
    session = requested.sessions.get()
    session.status, session.attempt = MashupSession.Status.COMPOSING, 1
    session.save()
    old = Recorder(session)
    MashupSession.objects.filter(pk=session.pk).update(attempt=2)
    with pytest.raises(SessionLost):
        old.record({"type": "started", "section": "hooks"})
    assert requested.sections.get(kind="hooks").status == Section.Status.WAITING


def test_cancelling_stops_the_worker_and_keeps_what_is_done(requested: Mashup, monkeypatch: pytest.MonkeyPatch) -> None:
    session = requested.sessions.get()
    record = Recorder.record

    def cancelling(self: Recorder, report: dict[str, Any]) -> None:
        record(self, report)
        if report["type"] == "finished" and report["section"] == "genre_blend":
            assert cancel_session(mashup=requested)

    monkeypatch.setattr(Recorder, "record", cancelling)
    compose(session_id=str(session.pk))
    session.refresh_from_db()
    assert session.status == MashupSession.Status.CANCELLED
    assert requested.sections.get(kind="genre_blend").content
    assert not requested.sections.filter(status=Section.Status.COMPOSING).exists()
    assert not requested.sections.get(kind="teaching_guide").content
    assert _checkpoints(session) == 0
    assert not cancel_session(mashup=requested)


def test_a_cancelled_lesson_can_be_tried_again(requested: Mashup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compose_mashup, "delay_on_commit", lambda *_: None)
    cancel_session(mashup=requested)
    assert retry_session(mashup=requested)
    assert not retry_session(mashup=requested)
    compose(session_id=str(requested.sessions.order_by("created").last().pk))
    requested.refresh_from_db()
    assert export_mashup(requested) is not None


def test_a_collaborative_lesson_waits_for_the_teacher(requested: Mashup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compose_mashup, "delay_on_commit", lambda *_: None)
    Mashup.objects.filter(pk=requested.pk).update(brief=requested.brief | {"collaborative": True})
    session = requested.sessions.get()
    compose(session_id=str(session.pk))
    session.refresh_from_db()
    assert session.status == MashupSession.Status.AWAITING_TEACHER
    assert _checkpoints(session) > 0
    assert resume_session(mashup=requested)
    assert not resume_session(mashup=requested)
    compose(session_id=str(session.pk))
    session.refresh_from_db()
    assert session.status == MashupSession.Status.COMPLETED
    assert _finished_once(requested)


def test_the_sweeper_finds_only_what_nobody_composes(requested: Mashup, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    monkeypatch.setattr(compose_mashup, "delay", sent.append)
    session = requested.sessions.get()
    assert sweep() == []  # on its way to a worker
    MashupSession.objects.filter(pk=session.pk).update(status=MashupSession.Status.COMPOSING)
    with session_lock(str(session.pk)):
        assert sweep() == []
    assert sweep() == [str(session.pk)] == sent
    MashupSession.objects.filter(pk=session.pk).update(status=MashupSession.Status.COMPLETED)
    assert sweep() == []


def test_the_same_seed_gives_the_same_lesson(composed: Mashup, alice: Any, brief: Any, monkeypatch: Any) -> None:
    from mashups.services.request_mashup import request_mashup

    again = request_mashup(member=alice, brief=brief, writer="builtin", seed=7)
    compose(session_id=str(again.sessions.get().pk))
    for kind in KINDS:
        assert again.sections.get(kind=kind).content == composed.sections.get(kind=kind).content


def test_a_cancelled_run_leaves_a_model_that_thinks(requested: Mashup, monkeypatch: pytest.MonkeyPatch) -> None:
    """The model hangs; the teacher cancels; the worker is free at once and not when the model's time is up."""
    import threading

    from tests.ollama_double import OllamaDouble, serve

    double = OllamaDouble()
    double.behaviour.fault = "hang"
    monkeypatch.setattr(composing, "LOOK_EVERY", 0.05)
    session = requested.sessions.get()
    MashupSession.objects.filter(pk=session.pk).update(writer="ollama")

    def cancel_when_asked() -> None:
        while not double.behaviour.requests:
            time.sleep(0.02)
        cancel_session(mashup=requested)
        connection.close()

    with serve(double) as address, override_settings(OLLAMA_BASE_URL=address):
        teacher = threading.Thread(target=cancel_when_asked)
        teacher.start()
        compose(session_id=str(session.pk))
        teacher.join()
    session.refresh_from_db()
    assert session.status == MashupSession.Status.CANCELLED
    assert len(double.behaviour.requests) == 1
