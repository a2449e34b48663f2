"""The run of a session that writes only some sections again."""

from collections.abc import Awaitable, Callable
from typing import Any, cast

from asgiref.sync import sync_to_async

from agents.context import LessonContext
from agents.rewriting import rewrite_section
from agents.sections import dependents
from agents.writers.base import SectionKind
from mashups.models import Mashup, MashupSession, Section
from mashups.services.rescore import mark_stale, rescore

Record = Callable[[dict[str, Any]], Awaitable[None]]


async def rewrite_sections(session: MashupSession, context: LessonContext, record: Record) -> None:
    """Write the session's sections in order, each from the newest versions of the others.

    A section that this session has already written (the worker was killed after it) is not written a second time.
    """
    mashup = await sync_to_async(lambda: session.mashup)()
    for kind in session.kinds:
        if await sync_to_async(_written)(session, kind):
            continue
        contents = await sync_to_async(_contents)(mashup, kind)
        await rewrite_section(cast(SectionKind, kind), contents, context, record)
        await sync_to_async(mark_stale)(mashup, [item for item in dependents(kind) if item not in session.kinds])
    await sync_to_async(rescore)(mashup)


def _written(session: MashupSession, kind: str) -> bool:
    section = session.mashup.sections.get(kind=kind)
    return section.revisions.filter(created__gte=session.created, author__isnull=True).exists()


def _contents(mashup: Mashup, kind: str) -> dict[str, Any]:
    """The newest content of every other section."""
    rows = Section.objects.filter(mashup=mashup, content__isnull=False).exclude(kind=kind)
    return {row.kind: row.content for row in rows}
