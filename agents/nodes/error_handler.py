"""Fills a section that could not be written, with the built-in writer, and says so in its provenance.

It is called by the failing node itself: LangGraph's own error handlers leave the graph's edges, and with them its joins.
"""

import logging
from typing import Any

from langgraph.runtime import Runtime

from agents.context import LessonContext
from agents.nodes.section import section_task, section_update
from agents.state import LessonState
from agents.writers.base import SectionKind

logger = logging.getLogger(__name__)


async def error_handler(
    kind: SectionKind,
    reason: str,
    attempts: int,
    seconds: float,
    state: LessonState,
    runtime: Runtime[LessonContext],
) -> dict[str, Any]:
    """The failed section by the built-in writer; `attempts` and `seconds` are what the failure cost."""
    context = runtime.context
    began = context.clock()
    content = await context.fallback.write(section_task(kind, state, context))
    logger.warning("%s is filled in by the built-in writer: %s", kind, reason)
    seconds += context.clock() - began
    return section_update(kind, content, context.fallback, attempts, seconds, runtime, fallback=reason)
