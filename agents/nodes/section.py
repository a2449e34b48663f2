"""What every node of a section shares: its task, and the update that a finished section makes."""

from typing import Any

from langgraph.runtime import Runtime
from pydantic import BaseModel

from agents.context import LessonContext
from agents.reader import amended
from agents.sections import BY_KIND, decided
from agents.state import LessonState, Provenance
from agents.writers.base import SectionKind, Task, Writer


def section_task(
    kind: SectionKind, state: LessonState, context: LessonContext, attempt: int = 1, problems: tuple[str, ...] = ()
) -> Task:
    instruction = context.instructions.get(kind, "")
    return Task(
        section=kind,
        brief=amended(context.brief, instruction) if instruction else context.brief,
        genres=context.genres,
        decided=decided(state.get("sections", {})),
        instruction=instruction,
        seed=context.seed,
        attempt=attempt,
        problems=problems,
    )


def section_update(
    kind: SectionKind,
    content: BaseModel,
    writer: Writer,
    attempts: int,
    seconds: float,
    runtime: Runtime[LessonContext],
    fallback: str = "",
) -> dict[str, Any]:
    """The state update for a finished section; also tells whoever watches the run."""
    name = "engine" if BY_KIND[kind].engine and not fallback else writer.name
    provenance = Provenance(
        writer=name, model=writer.model, attempts=attempts, seconds=round(seconds, 3), fallback=fallback
    )
    values = content.model_dump(mode="json")
    runtime.stream_writer({"type": "finished", "section": kind, "content": values, "provenance": provenance})
    return {"sections": {kind: values}, "provenance": {kind: provenance}}
