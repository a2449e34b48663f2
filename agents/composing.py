"""Composing a whole lesson in one call, without a database: the command line, benchmarks and tests."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from agents.context import LessonContext
from agents.graph import without_checkpoints
from agents.lesson import WORKFLOW_VERSION, Identity, document


async def compose_state(context: LessonContext) -> dict[str, Any]:
    """The final state of a run that nobody interrupts; a collaborative brief ends where the teacher would step in."""
    start: Any = {"sections": {}, "provenance": {}}
    state: dict[str, Any] = await without_checkpoints().ainvoke(start, context=context)
    return state


async def compose_document(context: LessonContext) -> dict[str, Any]:
    """The lesson as `mashup.json` has it; its ids follow from the request, the writer and the seed."""
    began = context.clock()
    state = await compose_state(context)
    name = f"{context.brief.model_dump_json()}/{context.writer.name}/{context.seed}/{WORKFLOW_VERSION}"
    identity = Identity(str(uuid5(NAMESPACE_URL, "mashup:" + name)), str(uuid5(NAMESPACE_URL, "session:" + name)))
    return document(identity, context.brief, state, context.clock() - began)
