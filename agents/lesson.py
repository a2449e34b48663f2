"""A finished lesson as one document: the shape of `mashup.json`."""

from dataclasses import dataclass
from typing import Any

from agents.sections import BY_KIND
from music.brief import Brief

#: Changes when the graph does, so that a document tells which one made it.
WORKFLOW_VERSION = "1"


@dataclass(frozen=True)
class Identity:
    """The names under which a lesson is known outside."""

    id: str
    session_id: str


def document(identity: Identity, brief: Brief, state: dict[str, Any], seconds: float) -> dict[str, Any]:
    """The lesson as the contract has it. `seconds` is the wall time of the whole generation."""
    sections = state["sections"]
    blend = sections["genre_blend"]
    return {
        "id": identity.id,
        "session_id": identity.session_id,
        "title": blend["title"],
        "request": request(brief),
        "genre_blend": [
            {"slug": part["slug"], "name": part["name"], "ingredients": part["ingredients"], "reason": part["reason"]}
            for part in blend["parts"]
        ],
        "blend_rationale": blend["rationale"],
        "hooks": sections["hooks"]["hooks"],
        "lyrics": sections["lyrics"],
        "educational_content": sections["educational_content"],
        "theory_analysis": sections["theory_analysis"],
        "song_plan": sections["song_plan"],
        "cultural_context": sections["cultural_context"]["entries"],
        "teaching_guide": sections["teaching_guide"],
        "learning_assessment": sections["learning_assessment"],
        "quality": state.get("quality") or {},
        "metadata": _metadata(state.get("provenance", {}), seconds),
    }


def request(brief: Brief) -> dict[str, Any]:
    """What was asked and understood; instruments by name, in the teacher's words."""
    values = brief.model_dump(mode="json")
    counts = {item.name: item.count for item in brief.instruments if item.count}
    shown = (
        "prompt skill_level educational_context learning_objectives grade genres excluded_genres partner_reason key"
        " tempo_bpm tempo_words meter bars chords excluded_instruments theme artists language minutes collaborative"
    ).split()
    return {name: values[name] for name in shown} | {
        "instruments": [item.name for item in brief.instruments],
        "instrument_counts": counts,
        "not_understood": [item.text for item in brief.not_understood],
        "nearest_genres": {item.text: list(item.nearest) for item in brief.not_understood},
    }


def _metadata(provenance: dict[str, Any], seconds: float) -> dict[str, Any]:
    nodes = [
        {
            "name": specification.node,
            "section": kind,
            "writer": provenance[kind]["writer"],
            "model": provenance[kind]["model"],
            "seconds": provenance[kind]["seconds"],
            "attempts": provenance[kind]["attempts"],
        }
        for kind, specification in BY_KIND.items()
        if kind in provenance
    ]
    writers = sorted({node["writer"] for node in nodes} - {"engine"})
    return {
        "writer": "+".join(writers),
        "model": next((node["model"] for node in nodes if node["model"]), ""),
        "nodes": nodes,
        "generation_seconds": round(seconds, 3),
        "workflow_version": WORKFLOW_VERSION,
        "fallbacks": [
            {"section": kind, "reason": provenance[kind]["fallback"]}
            for kind in BY_KIND
            if provenance.get(kind, {}).get("fallback")
        ],
    }
