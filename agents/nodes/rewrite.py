"""Writes one section again with what quality found; the second time it goes to the built-in writer."""

from dataclasses import replace
from typing import Any, cast

from langgraph.runtime import Runtime

from agents.context import LessonContext
from agents.nodes.quality_validator import MOST_RETURNS
from agents.nodes.section import section_task, section_update
from agents.nodes.write_section import write_section
from agents.state import RewriteState
from agents.writers.base import SectionKind


async def rewrite(state: RewriteState, runtime: Runtime[LessonContext]) -> dict[str, Any]:
    """The section's update, and one more on the count of its returns."""
    kind = cast(SectionKind, state["kind"])
    returned = state.get("returned", {}).get(kind, 0) + 1
    if returned < MOST_RETURNS:
        update = await write_section(kind, state, runtime)
    else:
        update = await _by_fallback(kind, state, runtime)
    return {**update, "returned": {kind: returned}}


async def _by_fallback(kind: SectionKind, state: RewriteState, runtime: Runtime[LessonContext]) -> dict[str, Any]:
    context = runtime.context
    problems = tuple(state.get("problems", {}).get(kind, ()))
    # Another attempt number, so that the built-in writer does not write the same again.
    task = replace(section_task(kind, state, context), attempt=9, problems=problems)
    content = await context.fallback.write(task)
    return section_update(kind, content, context.fallback, 1, 0.0, runtime, fallback=" ".join(problems))
