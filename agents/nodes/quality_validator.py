"""Reads the whole lesson once more and scores it; what fails is sent back, at most twice."""

from typing import Any

from langgraph.runtime import Runtime

from agents.content import Quality
from agents.context import LessonContext
from agents.quality import validate
from agents.sections import BY_KIND, QUALITY, decided
from agents.state import LessonState

MOST_RETURNS = 2


async def quality_validator(state: LessonState, runtime: Runtime[LessonContext]) -> dict[str, Any]:
    context = runtime.context
    runtime.stream_writer({"type": "started", "section": QUALITY})
    quality = validate(context.brief, context.genres, decided(state["sections"]))
    values = quality.model_dump(mode="json")
    problems = failures(quality)
    if not to_rewrite(problems, state):
        runtime.stream_writer({"type": "finished", "section": QUALITY, "content": values, "provenance": None})
    return {"quality": values, "problems": problems}


def failures(quality: Quality) -> dict[str, list[str]]:
    """What must be written again, by section; notes and warnings are for the teacher to judge."""
    found: dict[str, list[str]] = {}
    for issue in quality.issues:
        if issue.severity == "failure" and issue.section in BY_KIND:
            found.setdefault(issue.section, []).append(issue.text)
    return found


def to_rewrite(problems: dict[str, list[str]], state: LessonState) -> list[str]:
    """The failing sections that have not been sent back too often."""
    returned = state.get("returned", {})
    return [kind for kind in problems if returned.get(kind, 0) < MOST_RETURNS]
