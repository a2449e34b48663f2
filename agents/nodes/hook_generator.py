"""Three phrases worth singing."""

from typing import Any

from langgraph.runtime import Runtime

from agents.context import LessonContext
from agents.nodes.write_section import write_section
from agents.state import LessonState


async def hook_generator(state: LessonState, runtime: Runtime[LessonContext]) -> dict[str, Any]:
    return await write_section("hooks", state, runtime)
