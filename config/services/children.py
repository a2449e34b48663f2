"""Child processes that die with their parent, run as an unprivileged user, and speak with a prefix."""

import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


class ServiceError(Exception):
    """A service could not be started; the message is one line that says what to do."""


@dataclass(frozen=True)
class Account:
    """An unprivileged user to run as."""

    uid: int
    gid: int


def unprivileged_account() -> Account | None:
    """Whom to become when we are root (PostgreSQL refuses to run as root); None when we are not."""
    if os.geteuid() != 0:
        return None
    for name in ("litmashup", "postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise ServiceError("Create an unprivileged user (useradd --system litmashup): PostgreSQL does not run as root.")


def own(path: Path, account: Account | None) -> None:
    """Give a folder and all that is in it to the account."""
    if account is None:
        return
    os.chown(path, account.uid, account.gid)
    for entry in path.rglob("*"):
        os.chown(entry, account.uid, account.gid, follow_symlinks=False)


def reachable(path: Path, account: Account | None) -> bool:
    """Whether the account may pass through every folder above `path`."""
    if account is None:
        return True
    parents = [path, *path.resolve().parents]
    return all(parent.stat().st_mode & 0o001 or parent.stat().st_uid == account.uid for parent in parents)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def port_is_free(host: str, port: int) -> bool:
    """Whether a server could listen there now."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def require_space(path: Path, megabytes: int) -> None:
    """Raise ServiceError when the disk below `path` has less than that left."""
    left = shutil.disk_usage(path).free // 2**20
    if left < megabytes:
        raise ServiceError(f"Only {left} MB are left on the disk of {path}: free at least {megabytes} MB.")


def _before_exec(account: Account | None, death_signal: int) -> None:
    if account is not None:
        os.setgroups([])
        os.setgid(account.gid)
        os.setuid(account.uid)
    # After setuid, which clears it; a parent that is gone by now would never be noticed otherwise.
    _libc.prctl(_PR_SET_PDEATHSIG, death_signal)
    if os.getppid() == 1:
        os._exit(1)


class Child:
    """One child process. It must be started from a thread that lives as long as the parent does."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        *,
        account: Account | None = None,
        environment: Mapping[str, str] | None = None,
        stop_signal: int = signal.SIGTERM,
        death_signal: int = signal.SIGKILL,
        quiet: bool = False,
    ) -> None:
        self.name = name
        self.command = list(command)
        self.account = account
        self.environment = dict(environment or {})
        self.stop_signal = stop_signal
        self.death_signal = death_signal
        self.quiet = quiet
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        if sys.platform == "linux":
            parent = os.getpid()

            def prepare() -> None:
                _before_exec(self.account, self.death_signal)
                if os.getppid() != parent:
                    os._exit(1)
        else:

            def prepare() -> None:
                if self.account is not None:
                    os.setgid(self.account.gid)
                    os.setuid(self.account.uid)

        self.process = subprocess.Popen(
            self.command,
            env=os.environ | self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            preexec_fn=prepare,
        )
        assert self.process.stdout is not None
        threading.Thread(target=self._pump, args=(self.process.stdout,), daemon=True).start()

    def _pump(self, stream: IO[str]) -> None:
        for line in stream:
            if not self.quiet:
                print(f"{self.name:<8} | {line.rstrip()}", flush=True)

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def ask_to_stop(self) -> None:
        if self.alive and self.process is not None:
            self.process.send_signal(self.stop_signal)

    def stop(self, seconds: float = 25) -> None:
        """Ask, wait, and end it by force when it does not listen."""
        if self.process is None:
            return
        self.ask_to_stop()
        try:
            self.process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
