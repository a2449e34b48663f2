"""A stored mashup as the document of the contract."""

from typing import Any

from agents.lesson import Identity, document
from agents.sections import KINDS
from mashups.models import Mashup


def export_mashup(mashup: Mashup) -> dict[str, Any] | None:
    """`mashup.json`, or None while a section is missing or nothing has judged the whole yet."""
    rows = {section.kind: section for section in mashup.sections.all() if section.content}
    if set(rows) != set(KINDS) or mashup.quality is None:
        return None
    session = mashup.sessions.order_by("created").first()
    state = {
        "sections": {kind: row.content for kind, row in rows.items()},
        "provenance": {
            kind: {
                "writer": row.writer,
                "model": row.model,
                "attempts": row.attempts,
                "seconds": row.seconds,
                "fallback": row.fallback,
            }
            for kind, row in rows.items()
        },
        "quality": mashup.quality,
    }
    identity = Identity(str(mashup.pk), str(session.pk) if session else "")
    seconds = session.elapsed.total_seconds() if session else 0.0
    return document(identity, mashup.request, state, seconds)
