"""Writing what a run reports: the row and its event in one transaction, only by whoever holds the session."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from agents.sections import QUALITY
from live.publish import publish, show
from mashups.models import Mashup, MashupSession, Revision, Section


class SessionLost(Exception):
    """The session was cancelled, or a newer worker has it: stop, and write nothing more."""


class Recorder:
    """Records the reports of one attempt at one session.

    Every write first locks the session's row and compares the attempt: a worker that was thought dead and was
    replaced (its database connection died, not it) is stopped here.
    """

    def __init__(self, session: MashupSession) -> None:
        self.session_id = session.pk
        self.attempt = session.attempt
        self.mashup_id = session.mashup_id
        self.topic = f"mashup.{session.mashup_id}"

    def record(self, report: dict[str, Any]) -> None:
        """One report of the graph: `started`, `partial` or `finished` for a section."""
        if report["type"] == "partial":
            show(self.topic, "partial", {"section": report["section"], "content": report["content"]})
        elif report["section"] == QUALITY:
            self._quality(report)
        elif report["type"] == "started":
            self._started(report["section"])
        else:
            self._finished(report["section"], report["content"], report["provenance"])

    def holds(self) -> bool:
        """Whether this attempt still has its session; asked between reports, where nothing is written."""
        held = MashupSession.objects.filter(
            pk=self.session_id, attempt=self.attempt, status=MashupSession.Status.COMPOSING
        )
        return held.exists()

    def _hold(self) -> MashupSession:
        session = MashupSession.objects.select_for_update().get(pk=self.session_id)
        if session.status != MashupSession.Status.COMPOSING or session.attempt != self.attempt:
            raise SessionLost(f"Session {self.session_id} is {session.status}, attempt {session.attempt}.")
        return session

    def _started(self, kind: str) -> None:
        with transaction.atomic():
            self._hold()
            changed = (
                Section.objects.filter(mashup_id=self.mashup_id, kind=kind)
                .exclude(status=Section.Status.COMPOSING)
                .update(status=Section.Status.COMPOSING)
            )
            if changed:
                publish(self.topic, "section", {"section": kind, "status": "composing"})

    def _finished(self, kind: str, content: dict[str, Any], provenance: dict[str, Any]) -> None:
        with transaction.atomic():
            self._hold()
            section = Section.objects.select_for_update().get(mashup_id=self.mashup_id, kind=kind)
            if section.status == Section.Status.DONE and section.content == content:
                return  # reported before the worker was killed; the graph resumed from just before that
            write_version(section, content, provenance)
            publish(self.topic, "section", {"section": kind, "status": "done", "revision": section.revision})
            if kind == "genre_blend":
                Mashup.objects.filter(pk=self.mashup_id).update(title=content["title"], updated=timezone.now())
                publish(self.topic, "title")

    def _quality(self, report: dict[str, Any]) -> None:
        if report["type"] != "finished":
            return
        with transaction.atomic():
            self._hold()
            Mashup.objects.filter(pk=self.mashup_id).update(quality=report["content"])
            publish(self.topic, "quality")

    def finish(self, status: str, error: str = "") -> None:
        """End the attempt: the session's status, the mashup's, and the event, at once."""
        with transaction.atomic():
            session = self._hold()
            session.status = status
            session.error = error
            if status not in MashupSession.OPEN:
                session.finished = timezone.now()
            session.save(update_fields=["status", "error", "finished"])
            mashup = session.mashup
            if status == MashupSession.Status.COMPLETED:
                mark_reviewable(mashup)
            Section.objects.filter(mashup=mashup, status=Section.Status.COMPOSING).update(status=Section.Status.WAITING)
            publish(self.topic, "session", {"status": status})


def write_version(
    section: Section, content: dict[str, Any], provenance: dict[str, Any], *, author: Any = None, note: str = ""
) -> None:
    """Make `content` the section's newest version and keep it as a revision; the caller has the transaction."""
    section.content = content
    section.status = Section.Status.DONE
    section.revision += 1
    section.stale = False
    section.writer = provenance["writer"]
    section.model = provenance.get("model", "")
    section.attempts = provenance.get("attempts", 1)
    section.seconds = provenance.get("seconds", 0.0)
    section.fallback = provenance.get("fallback", "")
    section.save()
    Revision.objects.create(
        section=section,
        number=section.revision,
        content=content,
        writer=section.writer,
        model=section.model,
        author=author,
        note=note[:300],
    )


def mark_reviewable(mashup: Mashup) -> None:
    """Tell the search what the lesson holds, and the teacher that it waits to be read."""
    mashup.search_text = searchable_text(mashup)
    if mashup.status == Mashup.Status.DRAFT:
        mashup.status = Mashup.Status.NEEDS_REVIEW
    mashup.save(update_fields=["search_text", "status", "updated"])


def searchable_text(mashup: Mashup) -> str:
    """The prompt, the lyrics and the concepts: what a teacher remembers of a lesson."""
    contents = {section.kind: section.content for section in mashup.sections.all() if section.content}
    words = [mashup.request.prompt]
    words.append(contents.get("lyrics", {}).get("text", ""))
    words += [concept["name"] for concept in contents.get("educational_content", {}).get("key_concepts", [])]
    words += [hook["text"] for hook in contents.get("hooks", {}).get("hooks", [])]
    return "\n".join(words)[:20_000]
