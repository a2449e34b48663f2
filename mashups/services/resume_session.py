"""Going on: after the teacher stepped in, or again after a session ended early."""

from django.db import transaction

from live.publish import publish
from mashups.models import Mashup, MashupSession
from mashups.tasks import compose_mashup


def resume_session(*, mashup: Mashup) -> bool:
    """Let a session that waits for the teacher go on to its end; False when none waits."""
    with transaction.atomic():
        session = mashup.sessions.select_for_update().filter(status=MashupSession.Status.AWAITING_TEACHER).first()
        if session is None:
            return False
        session.status = MashupSession.Status.QUEUED
        session.save(update_fields=["status"])
        publish(mashup.topic, "session", {"status": session.status})
        compose_mashup.delay_on_commit(str(session.pk))
    return True


def retry_session(*, mashup: Mashup) -> bool:
    """A new session for a mashup whose last one failed or was cancelled; False when one is open or it completed.

    The finished sections are kept out of harm's way only by their revisions: the new session composes the whole lesson.
    """
    with transaction.atomic():
        Mashup.objects.select_for_update().get(pk=mashup.pk)
        last = mashup.sessions.order_by("-created").first()
        if last is None or last.is_open or last.status == MashupSession.Status.COMPLETED:
            return False
        session = MashupSession.objects.create(
            mashup=mashup, writer=last.writer, seed=last.seed, kinds=last.kinds, instructions=last.instructions
        )
        publish(mashup.topic, "session", {"status": session.status})
        compose_mashup.delay_on_commit(str(session.pk))
    return True
