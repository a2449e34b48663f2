"""All checks by section, the scores, and the verdict."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from agents.content import Quality, QualityIssue
from agents.quality.age import check_reading, check_suitability
from agents.quality.cultural import check_context, check_pairing, check_respect
from agents.quality.educational import check_assessment, check_content, check_minutes, check_standards
from agents.quality.finding import Check, Dimension, Material, failure
from agents.quality.musical import check_blend, check_hooks, check_lyrics, check_plan, check_theory
from agents.writers.base import Decided, SectionKind
from music.brief import Brief
from music.genres import Genre

#: The score from which a lesson passes.
THRESHOLD = 70

_CHECKS: Mapping[SectionKind, tuple[Check, ...]] = {
    "educational_content": (check_content,),
    "genre_blend": (check_blend,),
    "hooks": (check_hooks,),
    "song_plan": (check_plan,),
    "lyrics": (check_lyrics,),
    "cultural_context": (check_context, check_pairing),
    "theory_analysis": (check_theory,),
    "teaching_guide": (check_minutes, check_standards),
    "learning_assessment": (check_assessment,),
}
#: Sections that are computed or that quote our atlas: their words need no check for age or respect.
_COMPUTED: frozenset[SectionKind] = frozenset(["song_plan", "theory_analysis"])

_MISSING: Mapping[SectionKind, Dimension] = {
    "educational_content": "educational", "genre_blend": "theory", "hooks": "educational", "song_plan": "theory",
    "lyrics": "educational", "cultural_context": "cultural", "theory_analysis": "theory",
    "teaching_guide": "educational", "learning_assessment": "educational",
}  # fmt: skip
_DIMENSIONS: tuple[Dimension, ...] = ("educational", "cultural", "theory", "age")
_COST = {"failure": 35, "warning": 12, "note": 4}  # points of 100 in the issue's dimension


def validate(brief: Brief, genres: Sequence[Genre], decided: Decided) -> Quality:
    """The verdict on a whole lesson: every issue found, a score of 0 to 100 in each dimension, and the status."""
    material = Material(brief, genres, decided)
    issues = tuple(issue for kind in _CHECKS for issue in _issues(kind, material))
    scores = {dimension: _score(dimension, issues) for dimension in _DIMENSIONS}
    overall = round(sum(scores.values()) / len(scores))
    failed = any(issue.severity == "failure" for issue in issues)
    return Quality(
        overall=overall,
        educational=scores["educational"],
        cultural=scores["cultural"],
        theory=scores["theory"],
        age=scores["age"],
        issues=issues,
        status="passed" if overall >= THRESHOLD and not failed else "needs_review",
    )


def problems_of(
    kind: SectionKind, content: Any, brief: Brief, genres: Sequence[Genre], decided: Decided
) -> tuple[str, ...]:
    """The failures of one section as sentences, so that it alone can be written again; empty when it stands."""
    material = Material(brief, genres, replace(decided, **{kind: content}))
    return tuple(issue.text for issue in _issues(kind, material) if issue.severity == "failure")


def _issues(kind: SectionKind, material: Material) -> Iterator[QualityIssue]:
    if getattr(material.decided, kind) is None:
        yield failure(kind, _MISSING[kind], f"The section {kind.replace('_', ' ')} is missing.")
        return
    for check in _CHECKS[kind]:
        yield from check(material)
    if kind not in _COMPUTED:
        yield from check_respect(material, kind)
        yield from check_reading(material, kind)
        yield from check_suitability(material, kind)


def _score(dimension: Dimension, issues: Sequence[QualityIssue]) -> int:
    return max(0, 100 - sum(_COST[issue.severity] for issue in issues if issue.dimension == dimension))
