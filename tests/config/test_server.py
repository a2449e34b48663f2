"""The whole house as `script/server` runs it: found again after any kill, gone when it is told to stop."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from config.services.children import free_port
from tests.ollama_double import OllamaDouble, serve
from tests.worker import wait_until

ROOT = Path(__file__).resolve().parents[2]
FORM = {"prompt": "jazz and hip-hop about the water cycle for grade 7", "writer": "ollama", "minutes": "45"}

pytestmark = [pytest.mark.worker, pytest.mark.xdist_group("house")]


class House:
    """A running `config.server` with its own services, and a teacher's browser."""

    def __init__(self, folder: Path, ollama: str) -> None:
        self.port = free_port()
        self.folder = folder
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}},
            "VAR": str(folder),
            "PORT": str(self.port),
            "OLLAMA_BASE_URL": ollama,
            "WORKER_PROCESSES": "1",
            "LOG_LEVEL": "ERROR",
        }
        self.process = self.start()
        self.browser = httpx.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=30)

    def start(self) -> subprocess.Popen[bytes]:
        log = (self.folder.parent / "server.log").open("ab")
        with log:
            return subprocess.Popen(
                [sys.executable, "-m", "config.server"], cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )

    def answers(self) -> bool:
        try:
            health = self.browser.get("/health").json()
        except (httpx.HTTPError, json.JSONDecodeError):
            return False
        return all(health[part]["status"] == "ok" for part in ("database", "redis", "worker"))

    def below(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def child(self, word: str) -> psutil.Process:
        """The direct child whose command line holds the word."""
        children = psutil.Process(self.process.pid).children()
        return next(child for child in children if word in " ".join(child.cmdline()))

    def sign_in(self) -> None:
        page = self.browser.get("/accounts/login/").text
        password = re.search(r"compose-[a-z-]+", page)
        assert password, "the sign-in page shows the demo accounts"
        fields = {"login": "teacher", "password": password.group(), **self._token()}
        assert self.browser.post("/accounts/login/", data=fields).status_code == 302

    def _token(self) -> dict[str, str]:
        return {"csrfmiddlewaretoken": self.browser.cookies["csrftoken"]}

    def request(self) -> str:
        """POST a request; the path of its lesson."""
        answer = self.browser.post("/mashups/new/", data={**FORM, **self._token()})
        assert answer.status_code == 302, answer.text[:2000]
        return str(answer.headers["location"])

    def document(self, path: str) -> dict | None:
        """The finished lesson, or None while it is not there (or the house is coming up again)."""
        try:
            answer = self.browser.get(path + "mashup.json")
        except httpx.HTTPError:
            return None
        return answer.json() if answer.status_code == 200 else None

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=60)
        self.browser.close()


@pytest.fixture(scope="module")
def ollama() -> Iterator[tuple[OllamaDouble, str]]:
    double = OllamaDouble()
    double.behaviour.seconds_before = 0.15
    with serve(double) as address:
        yield double, address


@pytest.fixture(scope="module")
def house(ollama: tuple[OllamaDouble, str]) -> Iterator[House]:
    folder = Path(tempfile.mkdtemp(prefix="lit-music-mashup-test-"))
    folder.chmod(0o755)
    house = House(folder / "var", ollama[1])
    try:
        wait_until(house.answers, 120)
        house.sign_in()
        yield house
    finally:
        house.stop()
        shutil.rmtree(folder)


def _gone(processes: list[psutil.Process]) -> bool:
    _, alive = psutil.wait_procs(processes, timeout=15)
    return not [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]


@pytest.mark.parametrize("victim", ["celery -A config worker", "uvicorn", "redis-server", "bin/postgres"])
def test_kill_9_of_any_part_costs_only_time(house: House, ollama: tuple[OllamaDouble, str], victim: str) -> None:
    before = len(ollama[0].behaviour.requests)
    path = house.request()
    # In the middle: the model has been asked for a second section.
    wait_until(lambda: len(ollama[0].behaviour.requests) >= before + 4)
    house.child(victim).kill()
    wait_until(lambda: house.document(path) is not None, 120)
    document = house.document(path)
    assert document is not None
    assert document["quality"]["overall"] >= 70
    wait_until(house.answers, 60)


def test_a_port_in_use_is_told_in_one_line(house: House, tmp_path: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        environment = {**house.environment, "PORT": str(listener.getsockname()[1]), "VAR": str(tmp_path / "var")}
        done = subprocess.run(
            [sys.executable, "-m", "config.server"],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert "PORT=" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_second_server_on_the_same_folder_is_told_so(house: House) -> None:
    environment = {**house.environment, "PORT": str(free_port())}
    done = subprocess.run(
        [sys.executable, "-m", "config.server"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "already runs" in done.stderr


def _ended(house: House, end: Callable[[], None]) -> bool:
    below = house.below()
    assert len(below) >= 5
    end()
    house.process.wait(timeout=60)
    return _gone(below)


def test_sigterm_stops_everything_and_nothing_is_lost(house: House) -> None:
    lessons = house.browser.get("/").text.count("/mashups/")
    assert _ended(house, lambda: house.process.send_signal(signal.SIGTERM))
    assert house.process.returncode == 0
    house.process = house.start()
    wait_until(house.answers, 120)
    assert house.browser.get("/").text.count("/mashups/") == lessons


def test_kill_9_of_the_parent_leaves_nothing_behind(house: House) -> None:
    assert _ended(house, house.process.kill)
