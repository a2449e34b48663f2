"""A teacher stops a composition; what is done stays."""

from django.db import transaction
from django.utils import timezone

from live.publish import publish
from mashups.checkpoints import forget
from mashups.models import Mashup, MashupSession, Section


def cancel_session(*, mashup: Mashup) -> bool:
    """End the mashup's open session; the worker notices at its next report. False when there was none."""
    with transaction.atomic():
        session = mashup.sessions.select_for_update().filter(status__in=MashupSession.OPEN).first()
        if session is None:
            return False
        session.status = MashupSession.Status.CANCELLED
        session.finished = timezone.now()
        session.save(update_fields=["status", "finished"])
        Section.objects.filter(mashup=mashup, status=Section.Status.COMPOSING).update(status=Section.Status.WAITING)
        publish(mashup.topic, "session", {"status": session.status})
    forget(str(session.pk))
    return True
