"""What can be said about the piece, proved on its plan."""

from typing import Any

from langgraph.runtime import Runtime

from agents.context import LessonContext
from agents.nodes.write_section import write_section
from agents.state import LessonState


async def theory_integrator(state: LessonState, runtime: Runtime[LessonContext]) -> dict[str, Any]:
    return await write_section("theory_analysis", state, runtime)
