"""The log of what happened on a topic, numbered without gaps."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.Model):
    """Something that can be followed, such as one mashup; `sequence` is the number of its newest event."""

    name = models.CharField(_("name"), max_length=90, primary_key=True)
    sequence = models.BigIntegerField(_("sequence"), default=0)

    def __str__(self) -> str:
        return self.name


class Event(models.Model):
    """One row of the log. The payload names what changed; what it looks like is read from the rows themselves."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="events")
    sequence = models.BigIntegerField(_("sequence"))
    kind = models.CharField(_("kind"), max_length=40)
    payload = models.JSONField(_("payload"), default=dict)
    created = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["topic", "sequence"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["topic", "sequence"], name="event_sequence")]

    def __str__(self) -> str:
        return f"{self.topic_id} #{self.sequence} {self.kind}"
