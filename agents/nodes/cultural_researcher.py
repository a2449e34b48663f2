"""Where the genres come from, with sources."""

from typing import Any

from langgraph.runtime import Runtime

from agents.context import LessonContext
from agents.nodes.write_section import write_section
from agents.state import LessonState


async def cultural_researcher(state: LessonState, runtime: Runtime[LessonContext]) -> dict[str, Any]:
    return await write_section("cultural_context", state, runtime)
