"""A teacher changes a section by hand: new version, dependents stale, quality computed again."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from pydantic import BaseModel

from agents.sections import dependents
from institutions.models import User
from live.publish import publish
from mashups.models import MashupSession, Revision, Section
from mashups.services.record_progress import write_version
from mashups.services.rescore import mark_stale, rescore

TEACHER = "teacher"


class CannotEdit(Exception):
    """The sentence says why not."""


def edit_section(*, section: Section, content: BaseModel, author: User, seen: int, note: str = "") -> None:
    """Keep `content` as the newest version; `seen` is the revision that the teacher's form was made from.

    Raises CannotEdit when the section is locked, being composed, or was changed in another window meanwhile.
    """
    values = content.model_dump(mode="json")
    with transaction.atomic():
        row = _hold(section)
        if row.revision != seen:
            raise CannotEdit(_("This section was changed in another window. Copy your text, then open it again."))
        if row.content == values:
            return
        _write(row, values, author, note)
    _after(section)


def restore_revision(*, revision: Revision, author: User) -> None:
    """Make an old version the newest one; the versions between stay."""
    section = revision.section
    with transaction.atomic():
        row = _hold(section)
        if row.content == revision.content:
            return
        note = _("Version %(number)s restored") % {"number": revision.number}
        _write(row, revision.content, author, note)
    _after(section)


def set_locked(*, section: Section, locked: bool) -> None:
    """A locked section is neither edited nor composed again until it is unlocked."""
    with transaction.atomic():
        Section.objects.filter(pk=section.pk).update(locked=locked)
        publish(section.mashup.topic, "section", {"section": section.kind, "locked": locked})


def _hold(section: Section) -> Section:
    """The section's row, locked for this transaction, when it may be changed by hand."""
    row = Section.objects.select_for_update().get(pk=section.pk)
    if row.locked:
        raise CannotEdit(_("This section is locked. Unlock it to change it."))
    if row.status == Section.Status.COMPOSING:
        raise CannotEdit(_("This section is being composed right now."))
    open_sessions = MashupSession.objects.filter(mashup_id=row.mashup_id, status__in=MashupSession.UNFINISHED)
    if open_sessions.exists():
        raise CannotEdit(_("This lesson is being composed right now. Wait for it, or cancel it first."))
    return row


def _write(row: Section, values: dict[str, Any], author: User, note: str) -> None:
    write_version(row, values, {"writer": TEACHER}, author=author, note=note)
    publish(row.mashup.topic, "section", {"section": row.kind, "status": "done", "revision": row.revision})


def _after(section: Section) -> None:
    mark_stale(section.mashup, dependents(section.kind))
    rescore(section.mashup)
