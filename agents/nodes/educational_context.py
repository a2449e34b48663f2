"""What the class will learn, and how."""

from typing import Any

from langgraph.runtime import Runtime

from agents.context import LessonContext
from agents.nodes.write_section import write_section
from agents.state import LessonState


async def educational_context(state: LessonState, runtime: Runtime[LessonContext]) -> dict[str, Any]:
    return await write_section("educational_content", state, runtime)
