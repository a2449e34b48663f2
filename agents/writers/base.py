"""What a writer is given, and what it must be able to do."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any, Literal, Protocol

from agents.content import (
    Content,
    CulturalContext,
    EducationalContent,
    GenreBlend,
    Hooks,
    LearningAssessment,
    Lyrics,
    TeachingGuide,
    TheoryAnalysis,
)
from music.brief import Brief
from music.genres import Genre
from music.plan import SongPlan

SectionKind = Literal[
    "educational_content",
    "genre_blend",
    "hooks",
    "song_plan",
    "lyrics",
    "cultural_context",
    "theory_analysis",
    "teaching_guide",
    "learning_assessment",
]


@dataclass(frozen=True)
class Decided:
    """The sections that exist when a task starts; None for those still to come."""

    educational_content: EducationalContent | None = None
    genre_blend: GenreBlend | None = None
    hooks: Hooks | None = None
    song_plan: SongPlan | None = None
    lyrics: Lyrics | None = None
    cultural_context: CulturalContext | None = None
    theory_analysis: TheoryAnalysis | None = None
    teaching_guide: TeachingGuide | None = None
    learning_assessment: LearningAssessment | None = None


@dataclass(frozen=True)
class Task:
    """One section to write: what for, from what, and what was wrong with the last try."""

    section: SectionKind
    brief: Brief
    genres: tuple[Genre, ...]  # of the blend, in the order of the brief
    decided: Decided = field(default_factory=Decided)
    instruction: str = ""  # a teacher's wish for this section; untrusted text
    seed: int = 0
    attempt: int = 1
    problems: tuple[str, ...] = ()  # what the checks found in the previous attempt

    def random(self) -> Random:
        """A generator that is the same for the same task, and differs between sections and attempts."""
        return Random(f"{self.seed}/{self.section}/{self.attempt}/{self.instruction}/{self.brief.prompt}")


#: Receives what a streaming writer has so far: a part of the section's JSON, not yet valid.
OnPartial = Callable[[dict[str, Any]], Awaitable[None]]


class WriterError(Exception):
    """A writer could not give valid content; the sentence says why, for the page and the log."""


class Writer(Protocol):
    """Turns a task into the content of its section, or raises WriterError."""

    name: str
    model: str

    async def write(self, task: Task, on_partial: OnPartial | None = None) -> Content | SongPlan: ...
