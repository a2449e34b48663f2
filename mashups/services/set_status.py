"""The teacher decides: nothing reaches students before it is approved."""

from django.db import transaction

from agents.sections import KINDS
from live.publish import publish
from mashups.models import Mashup


def set_status(*, mashup: Mashup, status: str) -> bool:
    """Set the mashup's status; False when it is to be approved and a section is missing."""
    with transaction.atomic():
        row = Mashup.objects.select_for_update().get(pk=mashup.pk)
        complete = row.sections.filter(content__isnull=False).count() == len(KINDS)
        if status == Mashup.Status.APPROVED and not complete:
            return False
        row.status = status
        row.save(update_fields=["status", "updated"])
        publish(row.topic, "title")
    return True
