"""Lyrics for a task: which sections are sung, and their lines with syllables, stresses and rhyme letters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from agents.content import LyricLine, Lyrics, LyricSection
from agents.writers.base import Task
from agents.writers.builtin.lyrics.bank import subjects
from agents.writers.builtin.lyrics.choose import choose_sources
from agents.writers.builtin.lyrics.compose import Composition, Line, Shape, hook_lines
from agents.writers.builtin.lyrics.hook_lines import bank_hook, fallback_hook
from agents.writers.builtin.lyrics.stanza import Song
from music.genres import Genre
from music.plan import SongPlan
from music.prosody import scan

SUNG = ("verse", "pre_chorus", "chorus", "bridge", "outro")
_LONG_PASSAGE = 8  # bars from which a pre-chorus or bridge has a whole stanza
#: A line on a theme takes seven syllables: worth a little crowding where the plan leaves room for five or six.
_SHORTEST_LINE, _NEARLY_ENOUGH = 7, (5, 6)


@dataclass(frozen=True)
class Part:
    """A section to be sung."""

    name: str
    kind: str
    bars: int


def write_lyrics(task: Task) -> Lyrics:
    """The song's words, one section for each sung section of the plan's form; the same task gives the same words.

    Without a plan, or with one that sings nowhere, the form is verse, chorus, verse, chorus.
    """
    composition = _composition(task)
    parts = sung_parts(task.decided.song_plan, composition.song.rng.random())
    answers = _Answers(task, composition)
    chorus = answers.after_hook(composition.chorus())
    verses = [part for part in parts if part.kind == "verse"]
    sections = []
    for part in parts:
        if part.kind == "verse":
            lines = answers.in_verse(composition.verse(verses.index(part), len(verses)))
        elif part.kind == "chorus":
            lines = chorus
        else:
            lines = composition.passage(part.kind, 2 if part.bars < _LONG_PASSAGE or part.kind == "outro" else 4)
        sections.append(LyricSection(name=part.name, lines=tuple(map(lyric_line, lines))))
    return Lyrics(text=as_text(sections), sections=tuple(sections))


def _composition(task: Task) -> Composition:
    plan = task.decided.song_plan
    scheme, (fewest, most) = (plan.rhyme_scheme, plan.line_syllables) if plan else ("ABAB", (6, 9))
    song = Song(choose_sources(task), task.random())
    if song.sources.of("theme") and most in _NEARLY_ENOUGH:
        most = _SHORTEST_LINE
    hook = chosen_hook(task) or fallback_hook(song)
    return Composition(song, Shape(scheme, fewest, most), hook, bank_hook(hook, song.sources.name))


def chosen_hook(task: Task) -> str:
    """The text of the hook that was chosen, or of the first; empty when there are none yet."""
    hooks = task.decided.hooks.hooks if task.decided.hooks else ()
    return next((hook.text for hook in hooks if hook.chosen), hooks[0].text if hooks else "")


def sung_parts(plan: SongPlan | None, chance: float) -> list[Part]:
    """The sung sections in order; an outro of four bars or more is sung in half of all songs."""
    parts = [
        Part(section.name, section.kind, section.bars)
        for section in (plan.form if plan else ())
        if section.kind in SUNG and (section.kind != "outro" or (section.bars >= 4 and chance < 0.5))
    ]
    return parts or [
        Part("Verse 1", "verse", 8), Part("Chorus", "chorus", 8), Part("Verse 2", "verse", 8), Part("Chorus", "chorus", 8)
    ]  # fmt: skip


def lyric_line(line: Line) -> LyricLine:
    sung = scan(line.text)
    return LyricLine(text=line.text, syllables=sung.syllables, stresses=sung.stresses, rhyme=line.letter)


def as_text(sections: Iterable[LyricSection]) -> str:
    """The song as it is printed: each section's name over its lines."""
    return "\n\n".join("\n".join([section.name, *(line.text for line in section.lines)]) for section in sections)


class _Answers:
    """The group's replies, in the styles that call for them; none comes twice in a song."""

    def __init__(self, task: Task, composition: Composition) -> None:
        self.hook = composition.hook
        self.hauling = any("shanty" in genre.slug for genre in task.genres)
        self.wanted = self.hauling or any(answers_back(genre) for genre in singing_genres(task))
        replies = list(subjects("responses")["hauling" if self.hauling else "responses"].singles)
        composition.song.rng.shuffle(replies)
        self.replies: Iterator[str] = iter(replies)

    def _reply(self) -> list[Line]:
        return [Line(text) for text in [next(self.replies, "")] if text]

    def after_hook(self, lines: list[Line]) -> list[Line]:
        if not self.wanted:
            return lines
        hook = len(hook_lines(self.hook))
        return [*lines[:hook], *self._reply(), *lines[hook:], *self._reply()]

    def in_verse(self, lines: list[Line]) -> list[Line]:
        """A work song answers once inside the verse; other styles keep their answers for the chorus."""
        return [*lines[:2], *self._reply(), *lines[2:]] if self.hauling else lines


def singing_genres(task: Task) -> tuple[Genre, ...]:
    """The genres that the words follow: those that lend their lyrics to the piece, or else the first."""
    plan = task.decided.song_plan
    lending = {source.genre for source in plan.ingredients if source.ingredient == "lyrics"} if plan else set()
    return tuple(genre for genre in task.genres if genre.slug in lending) or task.genres[:1]


def answers_back(genre: Genre) -> bool:
    return genre.lyrics.call_and_response
