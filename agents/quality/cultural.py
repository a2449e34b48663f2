"""People and traditions: is everybody credited, is every source real, is anything borrowed that should not be?"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from agents.content import CultureEntry, QualityIssue, Source
from agents.quality.finding import Material, failure, note, warning
from agents.quality.prose import written
from agents.readability import sentences
from agents.writers.base import SectionKind
from music.genres import Genre

_SHORTEST_CONTEXT = 100  # characters a genre
_WORDS = Path(__file__).with_name("respect.toml")
#: A sentence that warns against something is not an example of it.
_CAUTION = re.compile(
    r"\b(?:avoid\w*|not|never|without|instead of|rather than|stereotyp\w+|clich\w+|caricatur\w+|leave\w*|don't|do not|"
    r"mock\w*|wrong\w*|insult\w*)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[\"“][^\"”]{1,80}[\"”]")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_WORDS.read_text(encoding="utf-8"))


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_table()[key])})\b", re.IGNORECASE)


def check_context(material: Material) -> Iterator[QualityIssue]:
    """Each genre of the lesson has a text of its own with sources."""
    context = material.decided.cultural_context
    if context is None:
        return
    entries = {entry.genre: entry for entry in context.entries}
    for genre in material.genres:
        entry = entries.get(genre.slug)
        if entry is None:
            yield failure("cultural_context", "cultural", f"Nothing is said about where {genre.name} comes from.")
        else:
            yield from _check_entry(entry, genre)


def check_pairing(material: Material) -> Iterator[QualityIssue]:
    """A kind word to the teacher whose request sets a people beside animals or the jungle; the request is followed."""
    people, scene = (_pattern(key).search(material.brief.prompt) for key in ("peoples", "scenes"))
    if people and scene:
        yield note(
            "cultural_context",
            "cultural",
            f"Your request sets “{people.group()}” beside “{scene.group()}”, and the lesson follows it. When you introduce the "
            "song, it helps to name the people and the town or region that the music comes from, because that pair has "
            "long been used as a cliché.",
        )


def _check_entry(entry: CultureEntry, genre: Genre) -> Iterator[QualityIssue]:
    if len(entry.text.strip()) < _SHORTEST_CONTEXT:
        yield failure("cultural_context", "cultural", f"The context of {genre.name} is too short.")
    if not entry.sources:
        yield failure("cultural_context", "cultural", f"The context of {genre.name} has no source.")
    for source in entry.sources:
        if not _is_known(source, genre):
            yield failure(
                "cultural_context", "cultural", f"“{source.title}” is neither in our atlas nor a page that was read."
            )
    if not entry.respect:
        severity = failure if genre.culture.sacred else warning
        yield severity("cultural_context", "cultural", f"Nothing is said about how to treat {genre.name} with respect.")


def _is_known(source: Source, genre: Genre) -> bool:
    own = {(known.author.lower(), known.title.lower()) for known in genre.sources}
    return (source.author.lower(), source.title.lower()) in own or source.url.startswith(("https://", "http://"))


def check_respect(material: Material, kind: SectionKind) -> Iterator[QualityIssue]:
    """No stereotyping words, and no sacred material to be performed, in the prose of one section."""
    sacred = any(genre.culture.sacred for genre in material.genres)
    for sentence in _plain_sentences(written(kind, material.decided, material.genres)):
        found = _pattern("stereotypes").search(sentence)
        if found:
            yield failure(kind, "cultural", f"“{found.group()}” turns people into a type: “{sentence}”")
        if _pattern("imitation").search(sentence):
            yield failure(kind, "cultural", f"A sacred or ceremonial act would be imitated here: “{sentence}”")
        if sacred and kind in ("lyrics", "hooks") and _pattern("sacred_words").search(sentence):
            yield failure(kind, "cultural", f"Sacred words are borrowed here: “{sentence}”")


def _plain_sentences(texts: Sequence[str]) -> Iterator[str]:
    """Sentences as far as they are meant as said: titles of works removed, warnings left out."""
    for text in texts:
        for sentence in sentences(_TITLE.sub("", text)):
            if not _CAUTION.search(sentence):
                yield sentence
