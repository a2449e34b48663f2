"""Loading a mashup for the member who asks: a stranger's is 404, a student's request 403."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from agents.sections import BY_KIND
from institutions.models import User
from mashups.models import Mashup, Section
from mashups.selectors import mashups_of


def member_of(request: HttpRequest) -> User:
    """The teacher who asks; PermissionDenied for anybody else who is signed in."""
    user = request.user
    if not isinstance(user, User) or not user.teaches:
        raise PermissionDenied
    return user


def own_mashup(request: HttpRequest, pk: UUID) -> Mashup:
    """The member's mashup; Http404 for anybody else's."""
    return get_object_or_404(mashups_of(member_of(request)), pk=pk)


def own_section(request: HttpRequest, pk: UUID, kind: str) -> Section:
    """A section of the member's mashup; Http404 for an unknown kind."""
    mashup = own_mashup(request, pk)
    if kind not in BY_KIND:
        raise Http404
    return get_object_or_404(mashup.sections.select_related("mashup"), kind=kind)
