"""The model tells what the atlas knows; years and names that the atlas does not know are refused."""

import re

from pydantic import Field

from agents.content import CulturalContext
from agents.writers.base import Task, WriterError
from agents.writers.builtin.culture import write_culture
from agents.writers.ollama.drafts.base import Draft, Paragraph, Written
from music.genres import Genre

_YEAR = re.compile(r"\b1\d{3}\b|\b20\d{2}\b")
#: Two capitalised words in a row: a person's, a work's or a place's name.
_NAME = re.compile(r"\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+")


class WrittenEntry(Written):
    genre: str
    text: Paragraph


class Culture(Written):
    entries: list[WrittenEntry] = Field(min_length=1, max_length=6)


def known(genre: Genre) -> str:
    """All that the atlas says of where a genre comes from."""
    people = " ".join(f"{person.name} {person.did}." for person in genre.people)
    listening = " ".join(f"{item.artist}: {item.title} ({item.year})." for item in genre.listening)
    origin = f"{genre.origin.place}. {genre.origin.decades}. {', '.join(genre.origin.communities)}."
    return f"{genre.name}. {origin} {genre.origin.story} {people} {' '.join(genre.culture.notes)} {listening}"


def facts(task: Task, computed: CulturalContext) -> str:
    return "\n\n".join(f"{genre.slug}: {known(genre)}" for genre in task.genres)


def assemble(written: Culture, task: Task, computed: CulturalContext) -> CulturalContext:
    texts = {item.genre.strip().lower(): item.text for item in written.entries}
    entries = []
    for entry, genre in zip(computed.entries, task.genres, strict=True):
        text = texts.get(genre.slug) or texts.get(genre.name.lower())
        if text is None:
            raise WriterError(f"The model wrote nothing about {genre.slug}.")
        invented = ungrounded(text, genre)
        if invented:
            raise WriterError(f"Not in the facts about {genre.slug}: {', '.join(invented[:4])}.")
        entries.append(entry.model_copy(update={"text": text}))
    return CulturalContext(entries=tuple(entries))


def ungrounded(text: str, genre: Genre) -> list[str]:
    """Years and names in the text that the atlas' page of the genre does not hold."""
    page = known(genre).lower()
    found = [*_YEAR.findall(text), *_NAME.findall(text)]
    return [item for item in found if not _stands_in(item.lower(), page)]


def _stands_in(item: str, page: str) -> bool:
    """A sentence may begin with a capital before a name: "When Duke Ellington", so the tail counts too."""
    words = item.split()
    return item in page or (len(words) > 2 and " ".join(words[1:]) in page)


CULTURE = Draft("cultural_context", Culture, write_culture, facts, assemble)
