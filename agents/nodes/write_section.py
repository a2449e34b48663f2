"""Writing one section: try, check, try again with what was wrong, and give up with a reason."""

import asyncio
import logging
from typing import Any

from langgraph.runtime import Runtime
from pydantic import BaseModel

from agents.context import LessonContext
from agents.quality import problems_of
from agents.sections import BY_KIND, decided
from agents.state import LessonState, Provenance
from agents.writers.base import SectionKind, Task, Writer, WriterError

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
#: Half-written content goes to the page at most this often, in seconds.
PARTIAL_EVERY = 0.1


class SectionFailed(Exception):
    """No attempt gave content that stands; carries what the error handler needs to fill the section in."""

    def __init__(self, kind: SectionKind, reason: str, attempts: int, seconds: float) -> None:
        super().__init__(f"{kind}: {reason}")
        self.kind = kind
        self.reason = reason
        self.attempts = attempts
        self.seconds = seconds


async def write_section(kind: SectionKind, state: LessonState, runtime: Runtime[LessonContext]) -> dict[str, Any]:
    """The update with this section's content and provenance; SectionFailed when every attempt fell short."""
    context = runtime.context
    runtime.stream_writer({"type": "started", "section": kind})
    began = context.clock()
    writer = context.fallback if BY_KIND[kind].engine else context.writer
    problems: tuple[str, ...] = ()
    attempt = 0
    for attempt in range(1, MOST_ATTEMPTS + 1):
        task = section_task(kind, state, context, attempt, problems)
        try:
            async with asyncio.timeout(None if writer is context.fallback else context.seconds_left):
                content = await writer.write(task, _partials(kind, runtime))
        except TimeoutError:
            problems = ("There was no time left for the model.",)
            break
        except WriterError as error:
            problems = (str(error),)
            logger.info("%s, attempt %s by %s: %s", kind, attempt, writer.name, error)
            continue
        problems = problems_of(kind, content, context.brief, context.genres, task.decided)
        if not problems:
            return section_update(kind, content, writer, attempt, context.clock() - began, runtime)
        logger.info("%s, attempt %s by %s: %s", kind, attempt, writer.name, "; ".join(problems))
    raise SectionFailed(kind, "; ".join(problems), attempt, context.clock() - began)


def section_task(
    kind: SectionKind, state: LessonState, context: LessonContext, attempt: int = 1, problems: tuple[str, ...] = ()
) -> Task:
    return Task(
        section=kind,
        brief=context.brief,
        genres=context.genres,
        decided=decided(state.get("sections", {})),
        instruction=context.instructions.get(kind, ""),
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


def _partials(kind: SectionKind, runtime: Runtime[LessonContext]) -> Any:
    """Forwards half-written content, not more often than an eye can follow."""
    loop = asyncio.get_running_loop()
    last = -PARTIAL_EVERY

    async def forward(partial: dict[str, Any]) -> None:
        nonlocal last
        if loop.time() - last >= PARTIAL_EVERY:
            last = loop.time()
            runtime.stream_writer({"type": "partial", "section": kind, "content": partial})

    return forward
