"""Three hooks by the model."""

from typing import Any

from pydantic import Field

from agents.content import Hook, Hooks
from agents.writers.base import Task
from agents.writers.ollama.drafts.base import Draft, Line, Written


class WrittenHook(Written):
    text: Line
    rationale: Line


class WrittenHooks(Written):
    hooks: list[WrittenHook] = Field(min_length=3, max_length=3)


def conventions(task: Task) -> str:
    return "\n".join(f"- {genre.name}: {genre.lyrics.conventions}" for genre in task.genres)


def facts(task: Task, computed: str) -> str:
    return computed


def assemble(written: WrittenHooks, task: Task, computed: str) -> Hooks:
    return Hooks(
        hooks=tuple(
            Hook(id=f"hook-{number}", text=hook.text, rationale=hook.rationale, chosen=number == 1)
            for number, hook in enumerate(written.hooks, start=1)
        )
    )


def partial(values: dict[str, Any]) -> dict[str, Any]:
    hooks = values.get("hooks")
    return {"hooks": [hook for hook in hooks if isinstance(hook, dict)] if isinstance(hooks, list) else []}


HOOKS = Draft("hooks", WrittenHooks, conventions, facts, assemble, partial)
