"""A real Celery worker (and a real web server) for tests, on the test database and queue."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]


def environment(**more: str) -> dict[str, str]:
    """The environment of a child that works on this test's database and Redis database."""
    values = connection.settings_dict
    url = f"postgresql://{values['USER']}:{values['PASSWORD']}@{values['HOST']}:{values['PORT']}/{values['NAME']}"
    return {**os.environ, "DATABASE_URL": url, "REDIS_URL": settings.REDIS_URL, "WORKER_PROCESSES": "1", **more}


def start_worker(**more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "celery", "-A", "config", "worker", "--concurrency", "1", "--without-gossip"]
    command += ["--without-mingle", "--loglevel", "warning"]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment(**more), start_new_session=True, stdout=subprocess.DEVNULL
    )


def kill(process: subprocess.Popen[bytes]) -> None:
    """End it at once, with everything that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def running(start: Callable[[], subprocess.Popen[bytes]]) -> Iterator[subprocess.Popen[bytes]]:
    process = start()
    try:
        yield process
    finally:
        kill(process)


def wait_until(true: Callable[[], bool], seconds: float = 60) -> None:
    """Wait for something to become true; AssertionError when it does not."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.05)
