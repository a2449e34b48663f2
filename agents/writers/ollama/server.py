"""Asking the Ollama server what it has, and telling it to fetch a model."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class OllamaStatus:
    """Whether the server answers and has the model, with a sentence for a teacher."""

    reachable: bool
    model_present: bool
    sentence: str

    @property
    def ready(self) -> bool:
        return self.reachable and self.model_present


@dataclass(frozen=True)
class PullProgress:
    """How far a model has been fetched; `total` is 0 while the server does not know it yet. Bytes."""

    status: str
    completed: int
    total: int


def ollama_status(base_url: str, model: str, seconds: float = 1.5) -> OllamaStatus:
    """Ask the server for its models; never raises, and waits no longer than `seconds`."""
    import httpx  # these two take a quarter of a second, which a page that shows no writer need not wait
    import ollama

    try:
        listed = ollama.Client(host=base_url, timeout=seconds).list()
        names = {entry.model for entry in listed.models if entry.model}
    except (httpx.HTTPError, ollama.ResponseError, ConnectionError, ValueError):
        return OllamaStatus(False, False, "No local model server answers.")
    if model in names or f"{model}:latest" in names:
        return OllamaStatus(True, True, f"{model} is ready.")
    return OllamaStatus(True, False, f"The local model server answers, but it does not have {model} yet.")


def pull_model(base_url: str, model: str) -> Iterator[PullProgress]:
    """Fetch the model, yielding progress; raises ollama.ResponseError or httpx.HTTPError when it can't."""
    import httpx
    import ollama

    client = ollama.Client(host=base_url, timeout=httpx.Timeout(60.0, connect=5.0))
    for step in client.pull(model, stream=True):
        yield PullProgress(step.status or "", step.completed or 0, step.total or 0)
