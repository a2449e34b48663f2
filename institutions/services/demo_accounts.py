"""Accounts for a first look; only ever made when DEBUG."""

from dataclasses import dataclass

from django.conf import settings

from institutions.models import User
from institutions.services.home_institution import home_institution


@dataclass(frozen=True)
class DemoAccount:
    username: str
    first_name: str
    last_name: str
    password: str
    role: str


DEMO_ACCOUNTS = (
    DemoAccount("teacher", "Toni", "Rivera", "compose-a-lesson", User.Role.TEACHER),
    DemoAccount("student", "Sam", "Okafor", "sing-the-hook", User.Role.STUDENT),
    DemoAccount("admin", "Avery", "Chen", "keep-it-running", User.Role.ADMINISTRATOR),
)


def make_demo_accounts() -> None:
    """The three accounts of the sign-in page, with their passwords as shown there. Refuses outside DEBUG."""
    if not settings.DEBUG:
        raise RuntimeError("Demo accounts have published passwords: they exist only when DEBUG is on.")
    for account in DEMO_ACCOUNTS:
        _make(account)


def _make(account: DemoAccount) -> None:
    administers = account.role == User.Role.ADMINISTRATOR
    user, made = User.objects.get_or_create(
        username=account.username,
        defaults={
            "email": f"{account.username}@school.example",
            "first_name": account.first_name,
            "last_name": account.last_name,
            "role": account.role,
            "institution": home_institution(),
            "is_staff": administers,
            "is_superuser": administers,
        },
    )
    if made:
        user.set_password(account.password)
        user.save(update_fields=["password"])
