"""Composing one section again with a wish, or bringing stale sections up to date."""

import secrets
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from agents.reader import RefusedRequest, check_wish
from agents.sections import KINDS
from live.publish import publish
from mashups.models import Mashup, MashupSession
from mashups.tasks import compose_mashup


class CannotRecompose(Exception):
    """The sentence says why not."""


def recompose_section(*, mashup: Mashup, kind: str, instruction: str = "") -> MashupSession:
    """A session that writes only this section again; CannotRecompose when it is locked or the house is busy with it."""
    section = mashup.sections.get(kind=kind)
    if section.locked:
        raise CannotRecompose(_("This section is locked. Unlock it to compose it again."))
    try:
        check_wish(mashup.request, instruction)
    except RefusedRequest as refused:
        raise CannotRecompose(str(refused)) from None
    instructions = {kind: instruction.strip()[:500]} if instruction.strip() else {}
    return _open_session(mashup, [kind], instructions)


def refresh_stale(*, mashup: Mashup) -> MashupSession:
    """A session that writes every stale, unlocked section again, in order; CannotRecompose when there is none."""
    stale = set(mashup.sections.filter(stale=True, locked=False).values_list("kind", flat=True))
    kinds = [kind for kind in KINDS if kind in stale]
    if not kinds:
        raise CannotRecompose(_("Every section is up to date, or locked."))
    return _open_session(mashup, kinds, {})


def _open_session(mashup: Mashup, kinds: Sequence[str], instructions: dict[str, str]) -> MashupSession:
    with transaction.atomic():
        # The row of the mashup makes a double click wait for the first one.
        Mashup.objects.select_for_update().get(pk=mashup.pk)
        if mashup.sessions.filter(status__in=MashupSession.OPEN).exists():
            raise CannotRecompose(_("This lesson is being composed right now. Wait for it, or cancel it first."))
        first = mashup.sessions.order_by("created").first()
        session = MashupSession.objects.create(
            mashup=mashup,
            writer=first.writer if first else "builtin",
            seed=secrets.randbelow(2**31),
            kinds=list(kinds),
            instructions=instructions,
        )
        publish(mashup.topic, "session", {"status": session.status})
        compose_mashup.delay_on_commit(str(session.pk))
    return session
