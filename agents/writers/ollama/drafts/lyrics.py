"""Lines by the model; syllables, stresses and rhymes are counted, not believed."""

from typing import Any

from pydantic import Field

from agents.content import LyricLine, Lyrics, LyricSection
from agents.writers.base import Task, WriterError
from agents.writers.ollama.drafts.base import Draft, Line, Written
from music.plan import SongPlan
from music.prosody import rhymes, scan

SUNG = ("verse", "pre_chorus", "chorus", "bridge", "outro")


class WrittenSection(Written):
    name: Line
    lines: list[Line] = Field(min_length=2, max_length=12)


class WrittenLyrics(Written):
    sections: list[WrittenSection] = Field(min_length=3, max_length=14)


def _plan(task: Task) -> SongPlan:
    if task.decided.song_plan is None:
        raise WriterError("There is no song plan to write lyrics for.")
    return task.decided.song_plan


def facts(task: Task) -> str:
    plan = _plan(task)
    sung = "\n".join(f"- {section.name}: {section.bars} bars" for section in plan.form if section.kind in SUNG)
    hooks = task.decided.hooks
    hook = next((item.text for item in hooks.hooks if item.chosen), "") if hooks else ""
    fewest, most = plan.line_syllables
    return (
        f"Write words for these sections, with exactly these names:\n{sung}\n"
        f"Hook, to stand in every chorus word for word: {hook}\n"
        f"Rhyme scheme of a verse: {plan.rhyme_scheme}. Syllables a line: {fewest} to {most}.\n"
        f"Tempo {plan.tempo_bpm} bpm, {plan.meter}, {plan.feel}."
    )


def assemble(written: WrittenLyrics, task: Task) -> Lyrics:
    names = {section.name.lower(): section.name for section in _plan(task).form}
    sections = []
    for section in written.sections:
        name = names.get(section.name.strip().lower())
        if name is None:
            raise WriterError(f"The plan has no section called {section.name!r}.")
        sections.append(LyricSection(name=name, lines=scanned(section.lines)))
    text = "\n\n".join("\n".join([f"[{item.name}]", *(line.text for line in item.lines)]) for item in sections)
    return Lyrics(text=text, sections=tuple(sections))


def scanned(lines: list[str]) -> tuple[LyricLine, ...]:
    """The lines with syllables, stresses and the letters of the rhymes that are really there."""
    letters = rhyme_letters(lines)
    return tuple(_line(text, letter) for text, letter in zip(lines, letters, strict=True))


def _line(text: str, letter: str) -> LyricLine:
    scansion = scan(text)
    return LyricLine(text=text, syllables=scansion.syllables, stresses=scansion.stresses, rhyme=letter)


def rhyme_letters(lines: list[str]) -> list[str]:
    """A letter for every line that rhymes with another one, in order of appearance; empty for a free line."""
    ends = [(text.split() or [""])[-1].strip(".,;:!?'\"()-") for text in lines]
    letters = [""] * len(lines)
    free = iter("ABCDEFGHIJKL")
    for index, end in enumerate(ends):
        partners = [other for other in range(index + 1, len(ends)) if not letters[other] and rhymes(end, ends[other])]
        if letters[index] or not partners:
            continue
        letter = next(free)
        for place in (index, *partners):
            letters[place] = letter
    return letters


def partial(values: dict[str, Any]) -> dict[str, Any]:
    """Only whole lines: the last one may still be growing, and is shown all the same."""
    sections = values.get("sections")
    shown = []
    for section in sections if isinstance(sections, list) else []:
        if isinstance(section, dict):
            lines = section.get("lines")
            texts = [line for line in lines if isinstance(line, str)] if isinstance(lines, list) else []
            shown.append({"name": str(section.get("name", "")), "lines": [{"text": text} for text in texts]})
    return {"sections": shown}


LYRICS = Draft("lyrics", WrittenLyrics, facts, assemble, partial)
