"""A mashup, the session that makes it, its sections and their revisions."""

import uuid
from datetime import timedelta
from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from institutions.models import Institution, User
from music.brief import Brief


class Mashup(models.Model):
    """The lesson. It exists from the moment of the request, so that it has a page while it is being composed."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        NEEDS_REVIEW = "needs_review", _("Needs review")
        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Rejected")
        ARCHIVED = "archived", _("Archived")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="mashups")
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="mashups")
    title = models.CharField(_("title"), max_length=200, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=Status.choices, default=Status.DRAFT)
    brief = models.JSONField(_("brief"))
    genre_names = models.CharField(_("genres"), max_length=300, blank=True)
    #: Everything a teacher might remember of the lesson, for the search.
    search_text = models.TextField(_("text for the search"), blank=True)
    quality = models.JSONField(_("quality"), null=True, blank=True)
    created = models.DateTimeField(_("created"), auto_now_add=True)
    updated = models.DateTimeField(_("updated"), auto_now=True)
    search = models.GeneratedField(
        expression=SearchVector("title", weight="A", config="english")
        + SearchVector("genre_names", weight="A", config="english")
        + SearchVector("search_text", weight="B", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        verbose_name = _("mashup")
        verbose_name_plural = _("mashups")
        indexes: ClassVar = [
            models.Index(fields=["owner", "-created", "-id"], name="mashup_page"),
            models.Index(fields=["owner", "status", "-created", "-id"], name="mashup_status_page"),
            GinIndex(fields=["search"], name="mashup_search"),
        ]

    def __str__(self) -> str:
        return self.shown_title

    def get_absolute_url(self) -> str:
        return reverse("mashups:detail", args=[self.pk])

    @property
    def shown_title(self) -> str:
        """The title, or the request itself while there is no title yet."""
        return self.title or self.request.prompt[:80]

    @property
    def request(self) -> Brief:
        return Brief.model_validate(self.brief)

    @property
    def topic(self) -> str:
        return f"mashup.{self.pk}"


class MashupSession(models.Model):
    """One run of the graph for a mashup: the first composition, or bringing sections up to date."""

    class Status(models.TextChoices):
        QUEUED = "queued", _("Waiting to start")
        COMPOSING = "composing", _("Composing")
        AWAITING_TEACHER = "awaiting_teacher", _("Waiting for you")
        COMPLETED = "completed", _("Completed")
        FAILED = "failed", _("Failed")
        CANCELLED = "cancelled", _("Cancelled")

    UNFINISHED = (Status.QUEUED, Status.COMPOSING)
    OPEN = (*UNFINISHED, Status.AWAITING_TEACHER)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mashup = models.ForeignKey(Mashup, on_delete=models.CASCADE, related_name="sessions")
    status = models.CharField(_("status"), max_length=20, choices=Status.choices, default=Status.QUEUED)
    writer = models.CharField(_("writer"), max_length=20)  # "builtin" or "ollama"
    seed = models.BigIntegerField(_("seed"))
    #: The sections to write again, in order; empty for a whole lesson.
    kinds = models.JSONField(_("sections"), default=list)
    instructions = models.JSONField(_("instructions"), default=dict)
    #: Counts the starts: whoever holds a lower number than the row has lost the session to somebody newer.
    attempt = models.PositiveIntegerField(_("attempt"), default=0)
    error = models.TextField(_("error"), blank=True)
    notice = models.TextField(_("notice"), blank=True)
    created = models.DateTimeField(_("created"), auto_now_add=True)
    started = models.DateTimeField(_("started"), null=True, blank=True)
    finished = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering: ClassVar = ["-created"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mashup"],
                condition=models.Q(status__in=["queued", "composing", "awaiting_teacher"]),
                name="one_open_session",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["created"], name="session_unfinished", condition=models.Q(status__in=["queued", "composing"])
            )
        ]

    def __str__(self) -> str:
        return f"{self.mashup_id} {self.status}"

    @property
    def is_open(self) -> bool:
        return self.status in self.OPEN

    @property
    def elapsed(self) -> timedelta:
        return (self.finished or timezone.now()) - self.created


class Section(models.Model):
    """One part of a mashup in its newest version."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        COMPOSING = "composing", _("Composing")
        DONE = "done", _("Done")

    mashup = models.ForeignKey(Mashup, on_delete=models.CASCADE, related_name="sections")
    kind = models.CharField(_("kind"), max_length=30)
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.WAITING)
    content = models.JSONField(_("content"), null=True, blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=0)
    writer = models.CharField(_("writer"), max_length=20, blank=True)  # builtin, ollama, engine, teacher
    model = models.CharField(_("model"), max_length=100, blank=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    seconds = models.FloatField(_("seconds"), default=0)
    fallback = models.TextField(_("why it was filled in"), blank=True)
    locked = models.BooleanField(_("locked"), default=False)
    stale = models.BooleanField(_("stale"), default=False)
    updated = models.DateTimeField(_("updated"), auto_now=True)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        constraints: ClassVar = [models.UniqueConstraint(fields=["mashup", "kind"], name="one_section_a_kind")]

    def __str__(self) -> str:
        return f"{self.mashup_id} {self.kind} r{self.revision}"


class Revision(models.Model):
    """A version of a section. Every version is kept and can be restored."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    content = models.JSONField(_("content"))
    writer = models.CharField(_("writer"), max_length=20)
    model = models.CharField(_("model"), max_length=100, blank=True)
    author = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    note = models.CharField(_("note"), max_length=300, blank=True)
    created = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["section", "number"], name="revision_number")]

    def __str__(self) -> str:
        return f"{self.section_id} r{self.number}"
