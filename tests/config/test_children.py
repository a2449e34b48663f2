"""Our own servers: found again after a kill, gone with their parent, careful with root and with full disks."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest
import redis

from config.services import children, postgres
from config.services.children import ServiceError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every user can enter, gone after the test."""
    path = Path(tempfile.mkdtemp(prefix="lit-music-mashup-test-"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


@pytest.fixture
def own_services(folder: Path):
    """A process that keeps our two servers, in a folder that only its owner may enter."""
    environment = {**os.environ, "DATABASE_URL": "", "REDIS_URL": "", "VAR": str(folder / "var")}
    parent = subprocess.Popen(
        [sys.executable, "-m", "config.services"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    urls: dict[str, str] = {}
    assert parent.stdout is not None
    for line in parent.stdout:
        name, _, value = line.strip().partition("=")
        if name in {"DATABASE_URL", "REDIS_URL"}:
            urls[name] = value
        if len(urls) == 2:
            break
    yield parent, urls
    if parent.poll() is None:
        parent.send_signal(signal.SIGINT)
        parent.wait(timeout=20)
    parent.stdout.close()


def _gone(processes: list[psutil.Process], seconds: float = 10) -> bool:
    _, alive = psutil.wait_procs(processes, timeout=seconds)
    return not [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]


def test_both_servers_answer_on_loopback(own_services) -> None:
    _parent, urls = own_services
    with psycopg.connect(urls["DATABASE_URL"]) as connection:
        assert connection.execute("show server_version").fetchone()[0].startswith("18")
        assert connection.execute("show listen_addresses").fetchone()[0] == "127.0.0.1"
    client = redis.Redis.from_url(urls["REDIS_URL"])
    assert client.ping()
    assert client.config_get("bind")["bind"] == "127.0.0.1"


def test_a_wrong_password_is_refused(own_services) -> None:
    _parent, urls = own_services
    password = urls["DATABASE_URL"].split(":")[2].split("@")[0]
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(urls["DATABASE_URL"].replace(password, "guess"))
    with pytest.raises(redis.AuthenticationError):
        redis.Redis.from_url("redis://" + urls["REDIS_URL"].split("@")[1]).ping()


def test_kill_9_of_the_parent_leaves_no_child(own_services) -> None:
    parent, _urls = own_services
    below = psutil.Process(parent.pid).children(recursive=True)
    assert len(below) >= 2
    parent.kill()
    parent.wait()
    assert _gone(below)


def test_rows_survive_a_kill_9_of_everything(folder: Path) -> None:
    url, child = postgres.start(folder)
    with psycopg.connect(url) as connection:
        connection.execute("create table kept (word text)")
        connection.execute("insert into kept values ('still here')")
    child.process.kill()
    child.process.wait()
    url, child = postgres.start(folder)
    try:
        with psycopg.connect(url) as connection:
            assert connection.execute("select word from kept").fetchone() == ("still here",)
    finally:
        child.stop()


def test_a_full_disk_is_told_in_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children.shutil, "disk_usage", lambda _: _Usage())
    with pytest.raises(ServiceError, match="free at least") as raised:
        postgres.start(folder)
    assert "\n" not in str(raised.value)


class _Usage:
    free = 5 * 2**20


def test_a_platform_without_a_wheel_is_told_what_to_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(ServiceError, match="DATABASE_URL"):
        postgres.start(folder)


def test_a_port_in_use_is_noticed() -> None:
    import socket

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        assert not children.port_is_free("127.0.0.1", listener.getsockname()[1])


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has folders that its servers cannot enter")
def test_data_behind_closed_doors_goes_where_the_servers_can_go_and_stays_with_its_folder(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    homes = []
    for name in ("one", "two"):
        (closed / name).mkdir()
        for _ in range(2):
            url, child = postgres.start(closed / name)
            with psycopg.connect(url) as connection:
                connection.execute("create table if not exists once (word text)")
            child.stop()
        homes.append(Path((closed / name / "home").read_text()))
    assert homes[0] != homes[1]
    for home in homes:
        assert home.stat().st_mode & 0o005 == 0o005
        shutil.rmtree(home)
