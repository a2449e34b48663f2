"""GET /health: how the parts are, each with a status and milliseconds."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from agents.writers.ollama.server import ollama_status
from config.worker import HEARTBEAT, STALE_AFTER

OK, DEGRADED, DOWN = "ok", "degraded", "down"


@require_safe
@never_cache
@login_not_required
def health(request: HttpRequest) -> JsonResponse:
    """503 only when the database is down: without a model or a worker the pages still work."""
    parts = {name: _timed(check) for name, check in CHECKS.items()}
    database_down = parts["database"]["status"] == DOWN
    worst = DOWN if database_down else OK if all(part["status"] == OK for part in parts.values()) else DEGRADED
    return JsonResponse({"status": worst, **parts}, status=503 if database_down else 200)


def _timed(check: Callable[[], str]) -> dict[str, Any]:
    began = time.perf_counter()
    try:
        status = check()
    except Exception as error:  # whatever the part raises, its name is the finding
        return {"status": DOWN, "milliseconds": _since(began), "error": type(error).__name__}
    return {"status": status, "milliseconds": _since(began)}


def _since(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 1)


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return OK


def _redis() -> str:
    cache.get("health")
    return OK


def _worker() -> str:
    beat = cache.get(HEARTBEAT)
    return OK if beat is not None and time.time() - beat < STALE_AFTER else DEGRADED


def _writer() -> str:
    """The local model; missing is degraded, for the built-in writer always writes."""
    if settings.WRITER == "builtin":
        return OK
    return OK if ollama_status(settings.OLLAMA_BASE_URL, settings.OLLAMA_MODEL).ready else DEGRADED


CHECKS: dict[str, Callable[[], str]] = {
    "database": _database,
    "redis": _redis,
    "worker": _worker,
    "writer": _writer,
}
