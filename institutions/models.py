"""Institutions and the people in them."""

import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Institution(models.Model):
    """A tenant: a school, a college, a studio. Everything has an owner institution; nothing crosses."""

    class Kind(models.TextChoices):
        K12 = "k12", _("School (K-12)")
        HIGHER_EDUCATION = "higher_ed", _("College or university")
        PROFESSIONAL = "professional", _("Professional development")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.K12)
    ollama_allowed = models.BooleanField(
        _("local model allowed"),
        default=True,
        help_text=_("Teachers may let the model on the school's own server write. Nothing leaves the school."),
    )
    created = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class User(AbstractUser):
    """A member of one institution, in one role. Nobody belongs nowhere, save site operators."""

    class Role(models.TextChoices):
        STUDENT = "student", _("Student")
        TEACHER = "teacher", _("Teacher")
        ADMINISTRATOR = "administrator", _("Administrator")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.STUDENT)
    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="members", null=True, blank=True
    )

    class Meta(AbstractUser.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="user_has_institution",
                condition=models.Q(institution__isnull=False) | models.Q(is_superuser=True),
                violation_error_message=_("Everybody but a site operator belongs to an institution."),
            )
        ]

    @property
    def teaches(self) -> bool:
        """Whether this person may compose and manage lessons."""
        return self.is_active and self.role in {self.Role.TEACHER, self.Role.ADMINISTRATOR}

    @property
    def shown_name(self) -> str:
        return self.get_full_name() or self.get_username()
