"""For collaborative requests: stops before the end, so that a teacher can step in."""

from typing import Any

from langgraph.runtime import Runtime
from langgraph.types import interrupt

from agents.context import LessonContext
from agents.state import LessonState


async def session_manager(state: LessonState, runtime: Runtime[LessonContext]) -> dict[str, Any]:
    """Waits for the teacher; resuming runs this node again from the top, so it does nothing else."""
    interrupt({"question": "continue"})
    return {}
