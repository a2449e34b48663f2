"""What every page may show."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from institutions.services.demo_accounts import DEMO_ACCOUNTS


def house(request: HttpRequest) -> dict[str, Any]:
    """`demo_accounts` is empty outside DEBUG, so that the sign-in page can't show what does not exist."""
    return {"DEBUG": settings.DEBUG, "demo_accounts": DEMO_ACCOUNTS if settings.DEBUG else ()}
