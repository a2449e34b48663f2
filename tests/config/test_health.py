"""/health tells how the parts are; only a database that is down is an error."""

import time
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from config import health
from config.worker import HEARTBEAT
from tests.ollama_double import OllamaDouble, serve

pytestmark = [pytest.mark.django_db]


def _parts() -> dict[str, Any]:
    return Client().get("/health").json()


def test_every_part_has_a_status_and_milliseconds() -> None:
    parts = _parts()
    for name in ("database", "redis", "worker", "writer"):
        assert parts[name]["status"] in {"ok", "degraded", "down"}
        assert parts[name]["milliseconds"] >= 0


def test_a_missing_model_server_is_degraded_and_no_error() -> None:
    answer = Client().get("/health")
    assert answer.status_code == 200
    assert answer.json()["writer"]["status"] == "degraded"
    assert answer.json()["status"] == "degraded"


def test_with_every_part_there_all_is_well(settings) -> None:
    cache.set(HEARTBEAT, time.time(), 60)
    with serve(OllamaDouble()) as address:
        settings.OLLAMA_BASE_URL = address
        assert _parts()["status"] == "ok"
    cache.delete(HEARTBEAT)
    assert _parts()["worker"]["status"] == "degraded"


def test_a_database_that_is_down_is_503_and_tells_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> str:
        raise OSError("password=secret")

    monkeypatch.setitem(health.CHECKS, "database", broken)
    answer = Client().get("/health")
    assert answer.status_code == 503
    assert answer.json()["database"]["status"] == "down"
    assert "secret" not in answer.content.decode()


def test_every_answer_forbids_what_is_inline_or_from_elsewhere() -> None:
    policy = Client().get("/accounts/login/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "default-src 'none'" in policy
