"""The page of a mashup and what can be done with the whole of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mashups.models import Mashup
from mashups.selectors import mashup_page
from mashups.services.cancel_session import cancel_session
from mashups.services.export_mashup import export_mashup
from mashups.services.recompose_sections import CannotRecompose, refresh_stale
from mashups.services.resume_session import resume_session, retry_session
from mashups.services.set_status import set_status
from mashups.views.access import own_mashup


@require_safe
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    mashup = own_mashup(request, pk)
    return render(request, "mashups/detail.html", mashup_page(mashup) | {"editable": True, "audience": "teacher"})


@require_POST
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    mashup = own_mashup(request, pk)
    if not cancel_session(mashup=mashup):
        messages.info(request, _("Nothing was being composed."))
    return back(request, mashup)


@require_POST
def retry(request: HttpRequest, pk: UUID) -> HttpResponse:
    mashup = own_mashup(request, pk)
    if not retry_session(mashup=mashup):
        messages.info(request, _("There is nothing to try again."))
    return back(request, mashup)


@require_POST
def resume(request: HttpRequest, pk: UUID) -> HttpResponse:
    mashup = own_mashup(request, pk)
    if not resume_session(mashup=mashup):
        messages.info(request, _("This lesson is not waiting for you."))
    return back(request, mashup)


@require_POST
def refresh(request: HttpRequest, pk: UUID) -> HttpResponse:
    mashup = own_mashup(request, pk)
    try:
        refresh_stale(mashup=mashup)
    except CannotRecompose as error:
        messages.warning(request, str(error))
    return back(request, mashup)


@require_POST
def status(request: HttpRequest, pk: UUID) -> HttpResponse:
    mashup = own_mashup(request, pk)
    wanted = request.POST.get("status", "")
    if wanted not in Mashup.Status.values:
        raise Http404
    if not set_status(mashup=mashup, status=wanted):
        messages.warning(request, _("A lesson can be approved when every section is there."))
    return back(request, mashup)


@require_safe
def handout(request: HttpRequest, pk: UUID, audience: str) -> HttpResponse:
    mashup = own_mashup(request, pk)
    if audience not in {"student", "teacher"}:
        raise Http404
    page = mashup_page(mashup)
    contents = {section.kind: section for section in page["sections"]}
    return render(request, "mashups/handout.html", {"mashup": mashup, "sections": contents, "audience": audience})


@require_safe
def export(request: HttpRequest, pk: UUID) -> HttpResponse:
    mashup = own_mashup(request, pk)
    document = export_mashup(mashup)
    if document is None:
        raise Http404
    name = slugify(mashup.shown_title)[:60] or "lesson"
    headers = {"Content-Disposition": f'attachment; filename="{name}.json"'}
    return JsonResponse(document, json_dumps_params={"indent": 2, "ensure_ascii": False}, headers=headers)


def back(request: HttpRequest, mashup: Mashup) -> HttpResponse:
    """To the mashup's page; over HTMX the socket brings the change, so the page is only opened anew to say something."""
    if request.htmx and not request.htmx.boosted:  # type: ignore[attr-defined]
        if len(messages.get_messages(request)) == 0:
            return HttpResponse(status=204)
        return HttpResponse(headers={"HX-Redirect": mashup.get_absolute_url()})
    return redirect(mashup)
