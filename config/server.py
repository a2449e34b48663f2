"""`python -m config.server`: everything that one machine needs, in one process group with one log."""

import fcntl
import hashlib
import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import IO

import psycopg

from config import env
from config.services import ServiceError, Services, start
from config.services.children import Child, port_is_free

#: A child that keeps dying is started again after this long at most, in seconds.
_LONGEST_PAUSE = 10.0


def main() -> int:
    folder = env.folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = _only_one(folder)
        host, port = env.text("HOST"), env.number("PORT")
        if not port_is_free(host, port):
            raise ServiceError(f"Port {port} is in use: stop what listens there, or choose another with PORT=8001.")
        services = start(folder)
    except (ServiceError, ValueError) as error:
        print(f"lit music mashup: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"lit music mashup: {error.strerror}: {error.filename or folder}", file=sys.stderr)
        return 1
    with lock:
        return _serve(services, folder, host, port)


def _only_one(folder: Path) -> IO[str]:
    lock = (folder / "server.lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise ServiceError(
            f"A server already runs on {folder}: stop it first, or name another folder in VAR."
        ) from None
    return lock


def _serve(services: Services, folder: Path, host: str, port: int) -> int:
    services.export()
    _publish(services, folder)
    stopping: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda received, _frame: stopping.append(received))
    children = list(services.children)
    try:
        if not _is_prepared(folder, services):
            _prepare()
            (folder / "prepared").write_text(_version())
        for child in _processes(host, port):
            child.start()
            children.append(child)
        print(f"lit music mashup: http://{host}:{port}", flush=True)
        _watch(children, stopping)
    finally:
        _stop(children)
        (folder / "services.json").unlink(missing_ok=True)
    return 0


def _publish(services: Services, folder: Path) -> None:
    """Tell management commands on this machine where the services are."""
    path = folder / "services.json"
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump({"database_url": services.database_url, "redis_url": services.redis_url}, file)


def _prepare() -> None:
    """Migrate, check the atlas, and make the demo accounts where they belong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections

    from institutions.services.demo_accounts import make_demo_accounts
    from institutions.services.home_institution import home_institution
    from music.genres import load_atlas

    call_command("migrate", interactive=False, verbosity=0)
    if not settings.DEBUG:
        call_command("collectstatic", interactive=False, verbosity=0)
    home_institution()
    if settings.DEBUG:
        make_demo_accounts()
    print(f"atlas    | {len(load_atlas())} genres", flush=True)
    connections.close_all()


def _version() -> str:
    """What a prepared database depends on: the locked packages, with their migrations, our own migrations, the accounts."""
    files = [env.ROOT / "requirements" / "base.txt", *sorted(env.ROOT.glob("*/migrations/0*.py"))]
    files += sorted((env.ROOT / "institutions" / "services").glob("*.py"))
    return hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path in files)).hexdigest()


def _is_prepared(folder: Path, services: Services) -> bool:
    """Whether this very version has prepared this very database before; then a start saves two seconds."""
    path = folder / "prepared"
    # Outside DEBUG static files are collected at every start, for any of them may have changed.
    if not env.flag("DEBUG") or not path.exists() or path.read_text() != _version():
        return False
    with psycopg.connect(services.database_url) as connection:
        row = connection.execute("select to_regclass('django_migrations')").fetchone()
    return row is not None and row[0] is not None


def _processes(host: str, port: int) -> list[Child]:
    python = sys.executable
    celery = [python, "-m", "celery", "-A", "config"]
    level = env.text("LOG_LEVEL").lower()
    web = [python, "-m", "uvicorn", "config.asgi:application", "--host", host, "--port", str(port)]
    web += ["--ws", "websockets-sansio", "--ws-ping-interval", "20", "--ws-ping-timeout", "20"]
    web += ["--log-level", "warning", "--timeout-graceful-shutdown", "5"]
    worker = [*celery, "worker", "--loglevel", level, "--concurrency", env.text("WORKER_PROCESSES"), "--without-gossip"]
    beat = [*celery, "beat", "--loglevel", "warning", "--schedule", str(env.folder() / "beat-schedule")]
    return [
        Child("web", web),
        # SIGTERM means "finish softly" to a worker only when it is told so.
        Child("worker", worker, environment={"REMAP_SIGTERM": "SIGQUIT"}),
        Child("beat", [*beat, "--pidfile", ""]),
    ]


def _watch(children: list[Child], stopping: list[int]) -> None:
    """Start again whatever died, a little later each time it does so at once, until asked to stop."""
    pauses = {child.name: 0.0 for child in children}
    due = dict.fromkeys(pauses, 0.0)
    began = dict.fromkeys(pauses, time.monotonic())
    while not stopping:
        now = time.monotonic()
        for child in children:
            if child.alive:
                continue
            if not due[child.name]:
                lasted = now - began[child.name]
                pauses[child.name] = 0.2 if lasted > 30 else min(_LONGEST_PAUSE, pauses[child.name] * 2 + 0.2)
                due[child.name] = now + pauses[child.name]
                print(f"{child.name:<8} | ended; starting it again in {pauses[child.name]:.1f} s", flush=True)
            elif now >= due[child.name]:
                child.start()
                began[child.name], due[child.name] = now, 0.0
        time.sleep(0.1)


def _stop(children: list[Child]) -> None:
    """The worker and the web first, all at once; then what they stand on."""
    upper = [child for child in children if child.name not in {"postgres", "redis"}]
    for child in upper:
        child.ask_to_stop()
    for child in [*upper, *(child for child in reversed(children) if child not in upper)]:
        child.stop()


if __name__ == "__main__":
    sys.exit(main())
