"""Putting sessions that nobody composes back into the queue: a killed worker or a lost broker only costs time."""

from datetime import timedelta

from django.utils import timezone

from mashups.models import MashupSession
from mashups.services.session_lock import is_locked
from mashups.tasks import compose_mashup

#: A queued session this young is on its way to a worker.
_GRACE = timedelta(seconds=10)


def sweep() -> list[str]:
    """Enqueue every unfinished session without a worker; a duplicate delivery does no harm. Returns their ids."""
    unfinished = MashupSession.objects.filter(status__in=MashupSession.UNFINISHED).order_by("created")
    old = unfinished.exclude(status=MashupSession.Status.QUEUED, created__gt=timezone.now() - _GRACE)
    left = [str(pk) for pk in old.values_list("pk", flat=True) if not is_locked(str(pk))]
    for session_id in left:
        compose_mashup.delay(session_id)
    return left
