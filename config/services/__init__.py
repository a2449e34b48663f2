"""Real PostgreSQL and Redis as child processes, for machines where none is configured."""

import fcntl
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from config import env
from config.services import postgres, redis
from config.services.children import Child, ServiceError

#: Commands that work without a database.
WITHOUT_SERVICES = frozenset({"compose", "makemessages", "compilemessages", "help", "version", "collectstatic"})

__all__ = ["ServiceError", "Services", "available", "start"]


@dataclass
class Services:
    """The addresses to use, and the children that had to be started for them (none when both were configured)."""

    database_url: str
    redis_url: str
    children: list[Child] = field(default_factory=list)

    def export(self) -> None:
        """Put the addresses into the environment, where settings and children read them."""
        os.environ["DATABASE_URL"] = self.database_url
        os.environ["REDIS_URL"] = self.redis_url

    def stop(self) -> None:
        for child in reversed(self.children):
            child.stop()


def start(folder: Path, *, durable: bool = True, quiet: bool = False) -> Services:
    """Services for the configured addresses, or our own with their data in `folder`.

    `durable=False` (tests) trades crash safety for speed; `quiet` keeps their logs to themselves. Raises ServiceError with one line that says what to do.
    """
    services = Services(env.text("DATABASE_URL"), env.text("REDIS_URL"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        if not services.database_url:
            services.database_url, child = postgres.start(folder, durable=durable, quiet=quiet)
            services.children.append(child)
        if not services.redis_url:
            services.redis_url, child = redis.start(folder, quiet=quiet)
            services.children.append(child)
    except BaseException:
        services.stop()
        raise
    return services


def _running(folder: Path) -> Services | None:
    """The services of a server that runs on this folder now; None when there is none."""
    try:
        lock = (folder / "server.lock").open("r")
        written = json.loads((folder / "services.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return Services(written["database_url"], written["redis_url"])
    return None


@contextmanager
def available(arguments: Sequence[str]) -> Iterator[None]:
    """Services for one management command: the configured, the running server's, or our own until it ends."""
    configured = env.text("DATABASE_URL") and env.text("REDIS_URL")
    if configured or not arguments or arguments[0] in WITHOUT_SERVICES:
        yield
        return
    services = _running(env.folder()) or start(env.folder())
    services.export()
    try:
        yield
    finally:
        services.stop()
