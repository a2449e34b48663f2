"""A lesson in memory, section after section, with hooks and lyrics that the tests know."""

import asyncio
from dataclasses import replace
from typing import Any

from agents.content import Hook, Hooks, LyricLine, Lyrics, LyricSection
from agents.writers.base import Decided, SectionKind, Task
from agents.writers.builtin.writer import BuiltinWriter
from music.brief import Brief
from music.genres import Genre, load_atlas
from music.plan import SongPlan

ORDER: tuple[SectionKind, ...] = (
    "educational_content", "genre_blend", "song_plan", "theory_analysis", "cultural_context", "teaching_guide",
    "learning_assessment",
)  # fmt: skip

HOOKS = Hooks(
    hooks=(
        Hook(id="hook-1", text="Rise and fall and rise again", rationale="It rocks like a tide.", chosen=True),
        Hook(id="hook-2", text="Carry me, river, carry me home", rationale="It asks."),
        Hook(id="hook-3", text="Drop by drop we fill the sea", rationale="It adds up."),
    )
)

FIRST = (("The puddle dries on Maple Street", "A"), ("By noon there's nothing left to see", "B"),
         ("It rose up soft beneath our feet", "A"), ("And hung above the apple tree", "B"))  # fmt: skip
SECOND = (("A cloud is just a crowd of rain", "A"), ("That waits until the wind is slow", "B"),
          ("It taps upon the windowpane", "A"), ("And tells the garden what to grow", "B"))  # fmt: skip
CHORUS = (("Rise and fall and rise again", "A"), ("Every drop remembers when", "A"))


def brief(**changes: Any) -> Brief:
    """An ordinary request, with changes."""
    plain: dict[str, Any] = {"prompt": "jazz and hip-hop for my class", "genres": ("jazz", "hip-hop"), "grade": "9"}
    return Brief(**{**plain, **changes})


def genres_of(request: Brief) -> tuple[Genre, ...]:
    return tuple(load_atlas()[slug] for slug in request.genres)


def task(kind: SectionKind, request: Brief, seed: int = 0, decided: Decided | None = None, **more: Any) -> Task:
    return Task(kind, request, genres_of(request), decided or Decided(), seed=seed, **more)


def write(kind: SectionKind, request: Brief, seed: int = 0, decided: Decided | None = None, **more: Any) -> Any:
    """One section by the built-in writer."""
    return asyncio.run(BuiltinWriter().write(task(kind, request, seed, decided, **more)))


def lyrics_for(plan: SongPlan) -> Lyrics:
    """Known words for every verse and chorus of a plan."""
    verses = iter([FIRST, SECOND] * len(plan.form))
    sections = [
        _section(section.name, CHORUS if section.kind == "chorus" else next(verses))
        for section in plan.form
        if section.kind in ("verse", "chorus")
    ]
    text = "\n".join(line.text for section in sections for line in section.lines)
    return Lyrics(text=text, sections=tuple(sections))


def _section(name: str, lines: tuple[tuple[str, str], ...]) -> LyricSection:
    return LyricSection(name=name, lines=tuple(LyricLine(text=text, rhyme=rhyme) for text, rhyme in lines))


def lesson(request: Brief, seed: int = 0) -> Decided:
    """A whole lesson, every section written after those it reads."""
    decided = Decided(hooks=HOOKS)
    for kind in ORDER:
        decided = replace(decided, **{kind: write(kind, request, seed, decided)})
        if kind == "song_plan" and decided.song_plan is not None:
            decided = replace(decided, lyrics=lyrics_for(decided.song_plan))
    return decided
