"""The house as a teacher's browser meets it: a web server and a worker on this test process's own services."""

import subprocess
import sys
from contextlib import suppress

import httpx

from config.services.children import free_port
from tests.browser.model import HeldModel
from tests.worker import ROOT, environment, kill, start_worker, wait_until


class House:
    """One web server and one worker; the web server can be killed and started again on its port."""

    def __init__(self, model: HeldModel, model_address: str) -> None:
        self.model = model
        self._port = free_port()
        self.address = f"http://127.0.0.1:{self._port}"
        self._more = {"OLLAMA_BASE_URL": model_address, "LOG_LEVEL": "ERROR", "DJANGO_ALLOW_ASYNC_UNSAFE": ""}
        self._children: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> "House":
        self._children.append(start_worker(**self._more))
        self.start_web()
        try:
            self.wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.model.release()
        for child in self._children:
            kill(child)

    def start_web(self) -> None:
        command = [sys.executable, "-m", "uvicorn", "config.asgi:application", "--port", str(self._port)]
        command += ["--ws", "websockets-sansio", "--log-level", "error"]
        self._web = subprocess.Popen(command, cwd=ROOT, env=environment(**self._more), start_new_session=True)
        self._children.append(self._web)

    def kill_web(self) -> None:
        kill(self._web)

    def wait(self) -> None:
        """Until the web server answers and the worker takes work."""
        wait_until(lambda: self._answers("database") and self._answers("worker"))

    def _answers(self, part: str) -> bool:
        with suppress(httpx.HTTPError, ValueError):
            return bool(httpx.get(f"{self.address}/health").json()[part]["status"] == "ok")
        return False
