"""Starts the real PostgreSQL and Redis once for the whole run, before Django reads its settings.

Each parallel process gets a database of its own (pytest-django) and a Redis database of its own.
"""

import os
from pathlib import Path
from typing import Any

import pytest

from config.services import Services, start

ROOT = Path(__file__).resolve().parent.parent
_services: Services | None = None


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
    os.environ["VAR"] = str(ROOT / "var" / "test")
    if "TEST_REDIS_URL" not in os.environ:
        _services = start(ROOT / "var" / "test", durable=False, quiet=True)
        _services.export()
        os.environ["TEST_REDIS_URL"] = _services.redis_url
    _prepare_environment()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    if _services is not None:
        _services.stop()
