"""A validated request becomes a mashup with a queued session."""

import secrets

from django.db import transaction

from agents.sections import KINDS
from institutions.models import User
from live.publish import publish
from mashups.models import Mashup, MashupSession, Section
from mashups.tasks import compose_mashup
from music.brief import Brief
from music.genres import load_atlas


def request_mashup(*, member: User, brief: Brief, writer: str, seed: int | None = None) -> Mashup:
    """Write the mashup, its empty sections and its session; the task starts when all of it is committed."""
    assert member.institution is not None
    atlas = load_atlas()
    with transaction.atomic():
        mashup = Mashup.objects.create(
            institution=member.institution,
            owner=member,
            brief=brief.model_dump(mode="json"),
            genre_names=", ".join(atlas[slug].name for slug in brief.genres)[:300],
            search_text=brief.prompt,
        )
        Section.objects.bulk_create(Section(mashup=mashup, kind=kind) for kind in KINDS)
        session = MashupSession.objects.create(
            mashup=mashup, writer=writer, seed=secrets.randbelow(2**31) if seed is None else seed
        )
        publish(mashup.topic, "session", {"status": session.status})
        compose_mashup.delay_on_commit(str(session.pk))
    return mashup
