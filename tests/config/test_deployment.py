"""docker-compose.yml can't be run here, so it is read and compared with what the house understands."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from config.env import VARIABLES

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
OURS = ("web", "worker", "beat")
KNOWN = {variable.name for variable in VARIABLES}


def test_every_part_of_the_house_is_there() -> None:
    assert set(COMPOSE["services"]) == {*OURS, "postgres", "redis", "ollama"}


@pytest.mark.parametrize("name", OURS)
def test_only_variables_that_the_house_reads_are_set(name: str) -> None:
    # The one exception is Celery's own.
    assert set(COMPOSE["services"][name]["environment"]) - KNOWN <= {"REMAP_SIGTERM"}


@pytest.mark.parametrize("name", OURS)
def test_what_production_needs_is_set(name: str) -> None:
    environment = COMPOSE["services"][name]["environment"]
    needed = {"DEBUG", "SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "REDIS_URL", "OLLAMA_BASE_URL", "VAR"}
    assert needed <= set(environment)
    assert environment["DEBUG"] == "0"


@pytest.mark.parametrize("name", ["web", "postgres", "redis", "ollama"])
def test_servers_have_health_checks(name: str) -> None:
    assert COMPOSE["services"][name]["healthcheck"]["test"]


@pytest.mark.parametrize("name", OURS)
def test_commands_exist_and_can_be_run(name: str) -> None:
    command = ROOT / COMPOSE["services"][name]["command"][0]
    assert command.stat().st_mode & 0o111


def test_versions_are_the_ones_that_are_tested() -> None:
    assert COMPOSE["services"]["postgres"]["image"] == "postgres:18"
    assert COMPOSE["services"]["redis"]["image"] == "redis:7"


def test_volumes_are_declared() -> None:
    used = {volume.split(":")[0] for service in COMPOSE["services"].values() for volume in service.get("volumes", ())}
    assert used == set(COMPOSE["volumes"])


def test_the_image_does_not_run_as_root() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("USER")] == ["USER litmashup"]
