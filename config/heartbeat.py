"""A worker that lives says so in Redis every few seconds; /health reads it."""

import contextlib
import threading
import time
from typing import Any

from celery.signals import worker_process_init, worker_ready
from redis.exceptions import RedisError

HEARTBEAT = "worker-heartbeat"
EVERY = 5.0
STALE_AFTER = 30.0


@worker_ready.connect  # type: ignore[untyped-decorator]
def start(**_: Any) -> None:
    threading.Thread(target=_beat, name="heartbeat", daemon=True).start()


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
