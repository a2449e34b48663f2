"""After any change: what is stale now, and what the lesson is worth as it stands."""

from collections.abc import Sequence

from django.db import transaction

from agents.quality import validate
from agents.sections import KINDS, decided
from live.publish import publish
from mashups.models import Mashup, Section
from mashups.services.record_progress import searchable_text
from music.genres import load_atlas


def mark_stale(mashup: Mashup, kinds: Sequence[str]) -> None:
    """Mark the written sections among these, and tell the pages that show them."""
    with transaction.atomic():
        rows = Section.objects.select_for_update().filter(
            mashup=mashup, kind__in=kinds, content__isnull=False, stale=False
        )
        changed = [row.kind for row in rows]
        Section.objects.filter(mashup=mashup, kind__in=changed).update(stale=True)
        for kind in changed:
            publish(mashup.topic, "section", {"section": kind, "status": "stale"})


def rescore(mashup: Mashup) -> None:
    """Compute the quality of the lesson as it stands; does nothing while sections are missing."""
    contents = {row.kind: row.content for row in mashup.sections.all() if row.content}
    if set(contents) != set(KINDS):
        return
    brief = mashup.request
    atlas = load_atlas()
    quality = validate(brief, tuple(atlas[slug] for slug in brief.genres), decided(contents))
    with transaction.atomic():
        mashup.quality = quality.model_dump(mode="json")
        mashup.title = contents["genre_blend"]["title"]
        mashup.search_text = searchable_text(mashup)
        mashup.save(update_fields=["quality", "title", "search_text", "updated"])
        publish(mashup.topic, "title")
        publish(mashup.topic, "quality")
