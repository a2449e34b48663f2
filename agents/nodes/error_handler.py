"""Fills a section that could not be written, with the built-in writer, and says so in its provenance."""

import logging
from typing import Any

from langgraph.errors import NodeError
from langgraph.runtime import Runtime

from agents.context import LessonContext
from agents.nodes.write_section import SectionFailed, section_task, section_update
from agents.state import LessonState

logger = logging.getLogger(__name__)


async def error_handler(state: LessonState, error: NodeError, runtime: Runtime[LessonContext]) -> dict[str, Any]:
    """The failed section by the built-in writer. What is not a section's failure is raised again: it is a fault of ours."""
    failed = error.error
    if not isinstance(failed, SectionFailed):
        raise failed
    context = runtime.context
    began = context.clock()
    task = section_task(failed.kind, state, context)
    content = await context.fallback.write(task)
    logger.warning("%s is filled in by the built-in writer: %s", failed.kind, failed.reason)
    seconds = failed.seconds + context.clock() - began
    return section_update(
        failed.kind, content, context.fallback, failed.attempts, seconds, runtime, fallback=failed.reason
    )
