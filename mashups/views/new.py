"""The brief form, and what was understood of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from agents.reader import understood as read_back
from institutions.models import User
from mashups.forms import OBJECTIVES, BriefForm
from mashups.services.choose_writer import default_writer, writer_choices
from mashups.services.request_mashup import request_mashup
from mashups.views.access import member_of
from music.brief import Brief
from music.genres import load_atlas


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    member = member_of(request)
    form, writers = _form(request, member)
    if request.method == "POST" and form.is_valid() and form.brief is not None:
        writer = form.cleaned_data["writer"] or default_writer(writers)
        return redirect(request_mashup(member=member, brief=form.brief, writer=writer))
    context = {"form": form, "writers": writers, "suggestions": OBJECTIVES}
    status = 422 if form.errors else 200
    return render(request, "mashups/new.html", context | _understood(form), status=status)


@require_POST
def understood(request: HttpRequest) -> HttpResponse:
    """What we understood so far, while the teacher types."""
    form, _writers = _form(request, member_of(request))
    form.is_valid()
    return render(request, "mashups/_understood.html", _understood(form))


def _form(request: HttpRequest, member: User) -> tuple[BriefForm, list[Any]]:
    assert member.institution is not None
    writers = writer_choices(member.institution)
    initial = {"prompt": request.GET.get("prompt", "")[:2000], "writer": default_writer(writers)}
    return BriefForm(request.POST or None, initial=initial, writers=writers), writers


def _understood(form: BriefForm) -> dict[str, Any]:
    """The readings of a brief, or the reason that there is none."""
    problem = " ".join(str(error) for error in form.errors.get("prompt", [])) if form.is_bound else ""
    if form.brief is None:
        return {"readings": (), "brief": None, "unplaced": [], "problem": problem}
    return {"readings": read_back(form.brief), "brief": form.brief, "unplaced": _unplaced(form.brief), "problem": ""}


def _unplaced(brief: Brief) -> list[dict[str, Any]]:
    atlas = load_atlas()
    return [
        {
            "text": item.text,
            "nearest": [{"slug": slug, "name": atlas[slug].name} for slug in item.nearest if slug in atlas],
        }
        for item in brief.not_understood
    ]
