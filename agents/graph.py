"""The graph: which node follows which, what runs side by side, and where a section goes that fell short."""

from functools import cache
from typing import Any

from langgraph.graph import END, START, StateGraph
from langgraph.runtime import Runtime
from langgraph.types import Send

from agents.context import LessonContext
from agents.nodes.assessment import assessment
from agents.nodes.composer import composer
from agents.nodes.cultural_researcher import cultural_researcher
from agents.nodes.educational_context import educational_context
from agents.nodes.genre_analyzer import genre_analyzer
from agents.nodes.hook_generator import hook_generator
from agents.nodes.lyrics_composer import lyrics_composer
from agents.nodes.quality_validator import quality_validator, to_rewrite
from agents.nodes.rewrite import rewrite
from agents.nodes.session_manager import session_manager
from agents.nodes.teaching_guide import teaching_guide
from agents.nodes.theory_integrator import theory_integrator
from agents.state import LessonState

Graph = StateGraph[LessonState, LessonContext, LessonState, LessonState]


def _song() -> Any:
    """Hook, plan and words are one branch of their own: the step by step of the outer graph would make them wait
    for the cultural researcher, who has nothing to do with them."""
    graph = StateGraph(LessonState, context_schema=LessonContext)
    graph.add_node(hook_generator)
    graph.add_node(composer)
    graph.add_node(lyrics_composer)
    graph.add_edge(START, "hook_generator")
    graph.add_edge("hook_generator", "composer")
    graph.add_edge("composer", "lyrics_composer")
    graph.add_edge("lyrics_composer", END)
    return graph.compile()


def build() -> Graph:
    """The whole graph, not yet compiled: tests and the house give it different checkpointers."""
    graph = StateGraph(LessonState, context_schema=LessonContext)
    graph.add_node(educational_context)
    graph.add_node(genre_analyzer)
    graph.add_node("song", _song())
    graph.add_node(cultural_researcher)
    graph.add_node(theory_integrator)
    graph.add_node(teaching_guide)
    graph.add_node(assessment)
    graph.add_node(quality_validator)
    graph.add_node(rewrite)
    graph.add_node(session_manager)
    graph.add_edge(START, "educational_context")
    graph.add_edge("educational_context", "genre_analyzer")
    graph.add_edge("genre_analyzer", "song")
    graph.add_edge("genre_analyzer", "cultural_researcher")
    graph.add_edge(["song", "cultural_researcher"], "theory_integrator")
    graph.add_edge("theory_integrator", "teaching_guide")
    graph.add_edge("theory_integrator", "assessment")
    graph.add_edge(["teaching_guide", "assessment"], "quality_validator")
    graph.add_conditional_edges("quality_validator", after_quality, ["rewrite", "session_manager", END])
    graph.add_edge("rewrite", "quality_validator")
    graph.add_edge("session_manager", END)
    return graph


def after_quality(state: LessonState, runtime: Runtime[LessonContext]) -> list[Send] | str:
    """Back to be rewritten, on to the teacher when the class works together, or done."""
    again = to_rewrite(state.get("problems", {}), state)
    if again:
        return [Send("rewrite", {**state, "kind": kind}) for kind in again]
    return "session_manager" if runtime.context.brief.collaborative else END


@cache
def without_checkpoints() -> Any:
    """The compiled graph for a run that is not resumed (the command line, tests)."""
    return build().compile()
