"""The piece that a lesson is built around, as its prose needs to speak of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from agents.content import GenreBlend, Hook, LyricSection
from agents.writers.base import Task
from music.genres import Genre, Groove
from music.plan import PlannedBar, PlannedPart, PlannedSection, SongPlan

#: What plays a role that no part of the piece has.
_WITHOUT_A_PART: Mapping[str, str] = {
    "drums": "hands, feet and desktops", "bass": "low voices or any low instrument",
    "harmony": "voices or any instrument that plays chords",
}  # fmt: skip

_CHORDAL = re.compile(
    r"piano|keyboard|guitar|ukulele|banjo|lute|lyre|harp|dulcimer|zither|charango|cuatro|balalaika|kora|koto|guzheng"
    r"|accordion|concertina|bandoneon|organ|synth|marimba|vibraphone|xylophone|metallophone|handbell|boomwhacker",
    re.IGNORECASE,
)


def write_plan(task: Task) -> SongPlan:
    """The song plan, with the ingredients of the blend when there is one (a teacher may have changed it)."""
    from music.blending import choose_ingredients  # deferred: the music engine is loaded when a piece is planned

    blend = task.decided.genre_blend
    chosen = dict(choose_ingredients(task.genres, task.brief, task.seed))
    return planned_with(task, chosen | (_ingredients_of(blend) if blend else {}))


def planned_with(task: Task, ingredients: Mapping[str, str]) -> SongPlan:
    """The plan of the piece when each ingredient comes from the genre of that slug."""
    from music.planning import plan_song

    return plan_song(task.brief, task.genres, dict(ingredients), task.seed)


def _ingredients_of(blend: GenreBlend) -> dict[str, str]:
    return {str(ingredient): part.slug for part in blend.parts for ingredient in part.ingredients}


@dataclass(frozen=True)
class Song:
    """Plan, hook and words of the piece, with the genres that its ingredients come from."""

    task: Task
    plan: SongPlan

    @classmethod
    def of(cls, task: Task) -> "Song":
        """The song of a task; the plan is made when the task does not bring one."""
        return cls(task, task.decided.song_plan or write_plan(task))

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """Ingredient to the slug of its genre."""
        return {source.ingredient: source.genre for source in self.plan.ingredients}

    def genre(self, ingredient: str) -> Genre:
        """The genre that an ingredient comes from; the first of the lesson where the plan does not say."""
        slug = self.sources.get(ingredient)
        return next((genre for genre in self.task.genres if genre.slug == slug), self.task.genres[0])

    @property
    def is_sacred(self) -> bool:
        """Whether one of the genres is a sacred, ceremonial or living tradition to be treated as a guest would."""
        return any(genre.culture.sacred for genre in self.task.genres)

    @cached_property
    def groove(self) -> Groove:
        """The groove that the plan names, else one in its meter, else the genre's first."""
        grooves = self.genre("groove").grooves
        detail = next((s.detail.lower() for s in self.plan.ingredients if s.ingredient == "groove"), "")
        named = [groove for groove in grooves if detail.startswith(groove.name.lower())]
        fitting = [groove for groove in grooves if groove.meter == self.plan.meter]
        return (named or fitting or list(grooves))[0]

    def sections(self, kind: str) -> list[PlannedSection]:
        """The sections of a kind, in order."""
        return [section for section in self.plan.form if section.kind == kind]

    def first(self, *kinds: str) -> PlannedSection:
        """The first section of the first kind that the form has; its first section when it has none of them."""
        for kind in kinds:
            if found := self.sections(kind):
                return found[0]
        return self.plan.form[0]

    def bars(self, section: PlannedSection) -> Sequence[PlannedBar]:
        """The planned bars of a section."""
        return self.plan.bars[section.first_bar - 1 : section.last_bar]

    @cached_property
    def hook(self) -> Hook | None:
        """The chosen hook, else the first."""
        hooks = self.task.decided.hooks.hooks if self.task.decided.hooks else ()
        return next((hook for hook in hooks if hook.chosen), hooks[0] if hooks else None)

    def words(self, section: PlannedSection) -> LyricSection | None:
        """The lyrics of a section, where there are any."""
        lyrics = self.task.decided.lyrics
        return next((s for s in lyrics.sections if s.name == section.name), None) if lyrics else None

    @cached_property
    def title(self) -> str:
        """The title of the blend, else a plain one."""
        return self.task.decided.genre_blend.title if self.task.decided.genre_blend else "our piece"

    def stand_in(self, role: str) -> str:
        """What a classroom plays a part of that role on: what the teacher named, else the atlas' substitute.

        A role that the piece has no part for, because the teacher named a band or left an instrument out, falls to
        voices and hands.
        """
        part = next((part for part in self.plan.parts if part.role == role), None)
        if part is None:
            return self._shared(role) or _WITHOUT_A_PART.get(role, "voices")
        if not part.genre:
            return f"the {part.name.lower()}"
        return self._substitute(part) or part.name

    def _shared(self, role: str) -> str:
        """An instrument of the teacher's band that can take chords and low notes besides its own part."""
        names = [part.name.lower() for part in self.plan.parts if _CHORDAL.search(part.name)]
        if not names or role not in ("bass", "harmony"):
            return ""
        return f"the {names[0]}" if role == "harmony" else f"the low notes of the {names[0]}"

    def _substitute(self, part: PlannedPart) -> str:
        genres = (genre for genre in self.task.genres if genre.slug == part.genre)
        return next((i.classroom for genre in genres for i in genre.instruments if i.name == part.name), "")
