"""Fetching a missing model, in a task, with progress that a page can show."""

import httpx
import ollama
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _

from agents.writers.ollama.server import PullProgress, pull_model

PULL_KEY = "model-pull"
_LOCK = "model-pull-running"
#: The lock runs out by itself when a worker was killed; every step of progress renews it. Seconds.
_LOCK_SECONDS = 120


def start_pull() -> bool:
    """Enqueue the fetch; False when one is running, so that a second click does nothing."""
    from mashups.tasks import pull_model as task

    if not cache.add(_LOCK, 1, _LOCK_SECONDS):
        return False
    cache.set(PULL_KEY, {"status": _("Waiting to start"), "percent": 0, "done": False, "error": ""}, 3600)
    task.delay()
    return True


def pull() -> None:
    """Fetch the model that the settings name; the outcome stays readable for an hour."""
    try:
        for step in pull_model(settings.OLLAMA_BASE_URL, settings.OLLAMA_MODEL):
            _report(step)
    except (httpx.HTTPError, ollama.ResponseError, ConnectionError) as error:
        sentence = _("The model could not be fetched: %(error)s") % {"error": error}
        cache.set(PULL_KEY, {"status": "", "percent": 0, "done": False, "error": sentence}, 3600)
    else:
        cache.set(PULL_KEY, {"status": _("Ready"), "percent": 100, "done": True, "error": ""}, 3600)
    finally:
        cache.delete(_LOCK)


def _report(step: PullProgress) -> None:
    percent = round(100 * step.completed / step.total) if step.total else 0
    cache.set(PULL_KEY, {"status": step.status, "percent": percent, "done": False, "error": ""}, 3600)
    cache.touch(_LOCK, _LOCK_SECONDS)
