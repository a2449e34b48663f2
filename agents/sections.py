"""The sections of a lesson in the order of the page: who writes each, from what, and as what."""

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from agents import content
from agents.writers.base import Decided, SectionKind
from music.plan import SongPlan

QUALITY = "quality"


@dataclass(frozen=True)
class SectionSpecification:
    """`depends_on` names the sections that this one is written from: when one changes, this one goes stale.

    A section whose writer is the `engine` is computed, whichever writer the lesson has.
    """

    kind: SectionKind
    node: str
    schema: type[BaseModel]
    depends_on: tuple[SectionKind, ...] = ()
    engine: bool = False


SECTIONS: tuple[SectionSpecification, ...] = (
    SectionSpecification("educational_content", "educational_context", content.EducationalContent),
    SectionSpecification("genre_blend", "genre_analyzer", content.GenreBlend),
    SectionSpecification("hooks", "hook_generator", content.Hooks, ("genre_blend",)),
    SectionSpecification("song_plan", "composer", SongPlan, ("genre_blend",), engine=True),
    SectionSpecification("lyrics", "lyrics_composer", content.Lyrics, ("genre_blend", "hooks", "song_plan")),
    SectionSpecification(
        "theory_analysis", "theory_integrator", content.TheoryAnalysis, ("genre_blend", "song_plan"), engine=True
    ),
    SectionSpecification("cultural_context", "cultural_researcher", content.CulturalContext, ("genre_blend",)),
    SectionSpecification(
        "teaching_guide",
        "teaching_guide",
        content.TeachingGuide,
        ("educational_content", "genre_blend", "hooks", "song_plan", "lyrics"),
    ),
    SectionSpecification(
        "learning_assessment",
        "assessment",
        content.LearningAssessment,
        ("educational_content", "genre_blend", "song_plan", "lyrics", "theory_analysis"),
    ),
)
BY_KIND = {specification.kind: specification for specification in SECTIONS}
KINDS: tuple[SectionKind, ...] = tuple(BY_KIND)


def dependents(kind: str) -> tuple[SectionKind, ...]:
    """Every section that is written from this one, directly or through another, in the order of the page."""
    touched: set[str] = {kind}
    for _ in SECTIONS:
        touched |= {item.kind for item in SECTIONS if touched & set(item.depends_on)}
    return tuple(item.kind for item in SECTIONS if item.kind in touched and item.kind != kind)


def parse(kind: str, values: Any) -> BaseModel:
    """A section's content from its JSON; pydantic.ValidationError when it does not fit, KeyError for no such kind."""
    return BY_KIND[kind].schema.model_validate(values)  # type: ignore[index]


def decided(sections: dict[str, Any]) -> Decided:
    """The sections that exist, as typed content."""
    contents: dict[str, Any] = {kind: parse(kind, values) for kind, values in sections.items()}
    return Decided(**contents)
