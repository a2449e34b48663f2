"""What a worker does when it starts: it says that it lives, looks for lessons without a worker, and warms up."""

import contextlib
import logging
import threading
import time
from typing import Any

from celery.signals import worker_process_init, worker_ready
from redis.exceptions import RedisError

HEARTBEAT = "worker-heartbeat"
logger = logging.getLogger(__name__)

EVERY = 5.0
STALE_AFTER = 30.0


@worker_ready.connect  # type: ignore[untyped-decorator]
def start(**_: Any) -> None:
    threading.Thread(target=_beat, name="heartbeat", daemon=True).start()
    _say_who_writes()
    _sweep()


def _say_who_writes() -> None:
    from django.conf import settings

    from agents.writers.ollama.server import ollama_status

    if settings.WRITER != "builtin":
        status = ollama_status(settings.OLLAMA_BASE_URL, settings.OLLAMA_MODEL)
        logger.info("%s %s", status.sentence, "" if status.ready else "The built-in writer writes.")


def _sweep() -> None:
    """Beat sweeps every 15 seconds, but a restarted machine need not wait for the first time."""
    from mashups.tasks import sweep_sessions

    sweep_sessions.delay()


def _beat() -> None:
    from django.core.cache import cache

    while True:
        with contextlib.suppress(RedisError):  # Redis is away; the next beat tells when it is back
            cache.set(HEARTBEAT, time.time(), 3600)
        time.sleep(EVERY)


@worker_process_init.connect  # type: ignore[untyped-decorator]
def warm(**_: Any) -> None:
    """Load what the first lesson would otherwise wait for, and die with the worker that owns this process."""
    import ctypes
    import signal
    import sys

    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    from agents.warming import warm_up

    warm_up()
