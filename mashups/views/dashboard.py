"""My lessons: what is composing now, and a page of the rest."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mashups.models import Mashup
from mashups.selectors import composing_now, mashup_list, mashups_of
from mashups.views.access import member_of


@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    member = member_of(request)
    query = request.GET.get("q", "").replace("\x00", "")[:200]
    status = request.GET.get("status", "")
    status = status if status in Mashup.Status.values else ""
    page = mashup_list(member, query=query, status=status, cursor=request.GET.get("after", ""))
    following = {"q": query, "status": status, "after": page.cursor}
    context = {
        "page": page.rows,
        "query": query,
        "status": status,
        "statuses": Mashup.Status.choices,
        "next_url": "?" + urlencode({k: v for k, v in following.items() if v}) if page.cursor else "",
        "composing": composing_now(member),
        "first_time": not page.rows and not mashups_of(member).exists(),
    }
    template = "mashups/dashboard.html"
    if request.htmx and not request.htmx.boosted:  # type: ignore[attr-defined]
        template += "#results"
    return render(request, template, context)
