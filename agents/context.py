"""What is handed into the graph from outside: the brief, the writers, the clock, the time that is left."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from agents.writers.base import Writer
from music.brief import Brief
from music.genres import Genre, load_atlas

Clock = Callable[[], float]


@dataclass(frozen=True)
class LessonContext:
    """The runtime context of one run. `clock` gives seconds; a clock that stands still makes runs byte-identical."""

    brief: Brief
    writer: Writer
    fallback: Writer
    seed: int = 0
    #: After this moment of the clock no more model calls are made: what is missing is filled in.
    deadline: float | None = None
    clock: Clock = field(default=time.monotonic)
    #: A teacher's wish for some section, by kind; untrusted text.
    instructions: dict[str, str] = field(default_factory=dict)

    @property
    def genres(self) -> tuple[Genre, ...]:
        atlas = load_atlas()
        return tuple(atlas[slug] for slug in self.brief.genres)

    @property
    def seconds_left(self) -> float | None:
        """For model calls; None when there is no limit."""
        return None if self.deadline is None else max(0.0, self.deadline - self.clock())
