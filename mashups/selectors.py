"""Reading mashups: whose, which page, and everything that one page shows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import SearchQuery
from django.core import signing
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from agents.sections import KINDS
from institutions.models import User
from live.models import Topic
from mashups.models import Mashup, MashupSession, Section

PAGE_SIZE = 20
SECTION_LABELS = {
    "educational_content": _("Learning goals"),
    "genre_blend": _("Genre blend"),
    "hooks": _("Hooks"),
    "song_plan": _("Song plan"),
    "lyrics": _("Lyrics"),
    "theory_analysis": _("Theory"),
    "cultural_context": _("Culture"),
    "teaching_guide": _("Teaching guide"),
    "learning_assessment": _("Assessment"),
}
#: What a lesson is expected to take, in seconds, by writer.
EXPECTED_SECONDS = {"builtin": 2, "ollama": 240}


def mashups_of(member: User) -> QuerySet[Mashup]:
    """The lessons that this member may open: their own, in their own institution."""
    return Mashup.objects.filter(owner=member, institution=member.institution)


@dataclass(frozen=True)
class Page:
    """One page of mashups, newest first; `cursor` opens the next one, empty on the last."""

    rows: list[Mashup]
    cursor: str


def mashup_list(member: User, *, query: str = "", status: str = "", cursor: str = "") -> Page:
    """A page by key: the cost does not grow with the pages before it. A cursor that is none starts at the top."""
    rows = mashups_of(member).defer("search_text", "search", "quality")
    if status:
        rows = rows.filter(status=status)
    if query.strip():
        rows = rows.filter(search=SearchQuery(query, search_type="websearch", config="english"))
    position = _position(cursor)
    if position is not None:
        rows = rows.filter(Q(created__lt=position[0]) | Q(created=position[0], id__lt=position[1]))
    found = list(rows.order_by("-created", "-id")[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    _attach_sessions(shown)
    return Page(shown, _cursor(shown[-1]) if len(found) > PAGE_SIZE else "")


def _cursor(mashup: Mashup) -> str:
    return signing.dumps([mashup.created.isoformat(), str(mashup.pk)], compress=True)


def _position(cursor: str) -> tuple[datetime, UUID] | None:
    try:
        created, key = signing.loads(cursor)
    except signing.BadSignature:
        return None
    return datetime.fromisoformat(created), UUID(key)


def _attach_sessions(rows: list[Mashup]) -> None:
    """Give each mashup its newest session as `.session`, in one query."""
    newest: dict[Any, MashupSession] = {}
    for session in MashupSession.objects.filter(mashup__in=rows).order_by("created"):
        newest[session.mashup_id] = session
    for row in rows:
        row.session = newest.get(row.pk)  # type: ignore[attr-defined]


def composing_now(member: User) -> list[dict[str, Any]]:
    """The member's open sessions with how many sections are done."""
    sessions = (
        MashupSession.objects.filter(mashup__in=mashups_of(member), status__in=MashupSession.OPEN)
        .select_related("mashup")
        .annotate(done=Count("mashup__sections", filter=Q(mashup__sections__status=Section.Status.DONE)))
        .order_by("-created")
    )
    total = len(KINDS)
    return [
        {
            "mashup": session.mashup,
            "session": session,
            "done": session.done,
            "total": total,
            "percent": round(100 * session.done / total),
        }
        for session in sessions
    ]


def mashup_page(mashup: Mashup) -> dict[str, Any]:
    """Everything that the page of a mashup shows, as of now.

    The event number is read first: what happens after it is sent over the socket, so nothing falls between the two.
    """
    sequence = Topic.objects.filter(name=mashup.topic).values_list("sequence", flat=True).first() or 0
    mashup.refresh_from_db()
    session = mashup.sessions.order_by("-created").first()
    sections = ordered_sections(mashup)
    return {
        "mashup": mashup,
        "session": session,
        "sections": sections,
        "by_kind": {section.kind: section for section in sections},
        "steps": steps(sections),
        "sequence": sequence,
        "quality": mashup.quality,
        "elapsed": session.elapsed.total_seconds() if session else 0,
        "expected": EXPECTED_SECONDS.get(session.writer, 60) if session else 0,
        "stale_count": sum(section.stale and not section.locked for section in sections),
    }


def ordered_sections(mashup: Mashup) -> list[Section]:
    rows = {section.kind: section for section in mashup.sections.all()}
    ordered = [rows[kind] for kind in KINDS if kind in rows]
    for section in ordered:
        section.label = SECTION_LABELS[section.kind]  # type: ignore[attr-defined]
    return ordered


def steps(sections: list[Section]) -> list[dict[str, Any]]:
    """The steps of the work as the page lists them."""
    return [
        {
            "kind": section.kind,
            "label": SECTION_LABELS[section.kind],
            "status": section.status,
            "seconds": section.seconds,
            "writer": section.writer,
        }
        for section in sections
    ]
