"""Starts the real PostgreSQL and Redis once for the whole run, before Django reads its settings.

Each parallel process gets a database of its own (pytest-django) and a Redis database of its own.
"""

import fcntl
import os
import shutil
from pathlib import Path
from typing import IO, Any

import pytest

from config.services import Services, start

ROOT = Path(__file__).resolve().parent.parent
_services: Services | None = None
_lock: IO[str] | None = None


def _own_folder() -> Path:
    """A folder that no other run in this checkout uses now; it is ours until this process ends."""
    global _lock
    for number in range(1, 9):
        folder = ROOT / "var" / f"test-{number}"
        folder.mkdir(parents=True, exist_ok=True)
        _lock = (folder / "lock").open("w")
        try:
            fcntl.flock(_lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _lock.close()
            continue
        return folder
    raise pytest.UsageError("Eight test runs are under way in this checkout already.")


def _prepare_environment() -> None:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    number = int(worker.removeprefix("gw") or 0) + 1 if worker else 0
    base, _, _ = os.environ["TEST_REDIS_URL"].rpartition("/")
    os.environ["REDIS_URL"] = f"{base}/{number}"


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: Any, parser: Any, args: list[str]) -> None:
    """The controller starts the services; its workers inherit the addresses."""
    global _services
    os.environ.setdefault("DEBUG", "1")
    os.environ.setdefault("WRITER", "auto")
    # Nothing listens there: a test that wants a model server starts its own.
    os.environ["OLLAMA_BASE_URL"] = "http://127.0.0.1:9"
    if "TEST_REDIS_URL" not in os.environ:
        folder = _own_folder()
        os.environ["VAR"] = str(folder)
        _services = start(folder, durable=False, quiet=True)
        _services.export()
        os.environ["TEST_REDIS_URL"] = _services.redis_url
    _prepare_environment()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    if _services is not None:
        _services.stop()
        _remove_home_elsewhere(Path(os.environ["VAR"]))


def _remove_home_elsewhere(folder: Path) -> None:
    """Where root's folders bar the way, the data stood outside of the checkout."""
    note = folder / "home"
    if note.exists():
        shutil.rmtree(note.read_text(), ignore_errors=True)
        note.unlink()
