"""Writing one section of a finished lesson again, outside the graph's full run."""

from collections.abc import Awaitable, Callable
from typing import Any

from langgraph.graph import END, START, StateGraph

from agents.context import LessonContext
from agents.nodes.write_section import write_section
from agents.state import LessonState
from agents.writers.base import SectionKind

Record = Callable[[dict[str, Any]], Awaitable[None]]


async def rewrite_section(kind: SectionKind, contents: dict[str, Any], context: LessonContext, record: Record) -> None:
    """Write `kind` from the contents of the other sections, reporting to `record` as a full run would."""

    async def one_section(state: LessonState, runtime: Any) -> dict[str, Any]:
        return await write_section(kind, state, runtime)

    graph = StateGraph(LessonState, context_schema=LessonContext)
    graph.add_node("section", one_section)
    graph.add_edge(START, "section")
    graph.add_edge("section", END)
    start: Any = {"sections": contents, "provenance": {}}
    async for report in graph.compile().astream(start, context=context, stream_mode="custom"):
        await record(report)
