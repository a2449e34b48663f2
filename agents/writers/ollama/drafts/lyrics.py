"""Lines by the model; syllables, stresses and rhymes are counted, not believed."""

from typing import Any

from pydantic import Field

from agents.content import Lyrics, LyricSection
from agents.scanning import lyrics_text, scanned
from agents.writers.base import Task, WriterError
from agents.writers.ollama.drafts.base import Draft, Line, Written
from music.plan import SongPlan

SUNG = ("verse", "pre_chorus", "chorus", "bridge", "outro")


class WrittenSection(Written):
    name: Line
    lines: list[Line] = Field(min_length=2, max_length=12)


class WrittenLyrics(Written):
    sections: list[WrittenSection] = Field(min_length=3, max_length=14)


def planned(task: Task) -> SongPlan:
    if task.decided.song_plan is None:
        raise WriterError("There is no song plan to write lyrics for.")
    return task.decided.song_plan


def facts(task: Task, plan: SongPlan) -> str:
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


def assemble(written: WrittenLyrics, task: Task, plan: SongPlan) -> Lyrics:
    names = {section.name.lower(): section.name for section in plan.form}
    sections = []
    for section in written.sections:
        name = names.get(section.name.strip().lower())
        if name is None:
            raise WriterError(f"The plan has no section called {section.name!r}.")
        sections.append(LyricSection(name=name, lines=scanned(section.lines)))
    return Lyrics(text=lyrics_text(sections), sections=tuple(sections))


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


LYRICS = Draft("lyrics", WrittenLyrics, planned, facts, assemble, partial)
