"""The local model: whether it is ready, and fetching it from the page."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from agents.writers.ollama.server import ollama_status
from mashups.services.pull_model import PULL_KEY, start_pull
from mashups.views.access import member_of


@require_safe
def status(request: HttpRequest) -> HttpResponse:
    member_of(request)
    context = {
        "status": ollama_status(settings.OLLAMA_BASE_URL, settings.OLLAMA_MODEL),
        "model": settings.OLLAMA_MODEL,
        "pull": cache.get(PULL_KEY),
    }
    whole = not request.htmx  # type: ignore[attr-defined]
    return render(request, "mashups/writer.html" if whole else "mashups/_writer.html", context)


@require_POST
def pull(request: HttpRequest) -> HttpResponse:
    member_of(request)
    start_pull()
    return redirect("mashups:writer")
