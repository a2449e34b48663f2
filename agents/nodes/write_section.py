"""Writing one section: try, check, try again with what was wrong, and have it filled in at last."""

import asyncio
import logging
from typing import Any

from langgraph.runtime import Runtime

from agents.context import LessonContext
from agents.nodes.error_handler import error_handler
from agents.nodes.section import section_task, section_update
from agents.quality import problems_of
from agents.sections import BY_KIND
from agents.state import LessonState
from agents.writers.base import OnPartial, SectionKind, WriterError

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 3


async def write_section(kind: SectionKind, state: LessonState, runtime: Runtime[LessonContext]) -> dict[str, Any]:
    """The update with this section's content and provenance; filled in when every attempt fell short."""
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
        problems = problems_of(kind, content, task.brief, task.genres, task.decided)
        if not problems:
            return section_update(kind, content, writer, attempt, context.clock() - began, runtime)
        logger.info("%s, attempt %s by %s: %s", kind, attempt, writer.name, "; ".join(problems))
    seconds = context.clock() - began
    return await error_handler(kind, " ".join(problems), attempt, seconds, state, runtime)


def _partials(kind: SectionKind, runtime: Runtime[LessonContext]) -> OnPartial:
    """Passes half-written content on to whoever watches the run."""

    async def forward(partial: dict[str, Any]) -> None:
        runtime.stream_writer({"type": "partial", "section": kind, "content": partial})

    return forward
