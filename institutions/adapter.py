"""What allauth asks of us: who may sign up, and as whom."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from institutions.models import User
from institutions.services.home_institution import home_institution


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """People who sign up here are teachers of the school that owns this machine."""

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user.role = User.Role.TEACHER
        user.institution = home_institution()
        saved: User = super().save_user(request, user, form, commit)
        return saved
