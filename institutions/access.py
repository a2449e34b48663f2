"""Who may open what: a stranger's object is 404, a role that is too weak is 403."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from institutions.models import User

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class MemberRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: User


def teachers_only(view: View) -> View:
    """Let teachers and administrators in; anybody else who is signed in gets 403."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not cast(User, request.user).teaches:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return cast(View, checked)
