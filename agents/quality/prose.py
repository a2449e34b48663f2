"""The prose of a section: what is read, and what of it students read."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from agents.writers.base import Decided, SectionKind
from music.genres import Genre

_PARTS = re.compile(r"(?<=[.!?])\s+|\n+")

#: Fields that hold no prose: codes, names of works, checks, and quotations from our own atlas.
_NOT_PROSE = frozenset(
    ["sources", "respect", "id", "slug", "code", "standard_codes", "check", "roman", "chords", "syllables", "rhyme",
     "stresses", "key", "meter", "genre", "url", "not_honoured", "text_of_lines", "kind"]
)  # fmt: skip


def prose_of(kind: SectionKind, decided: Decided) -> tuple[str, ...]:
    """Every text of a section that somebody wrote, in its order; nothing for a section that does not exist."""
    content = getattr(decided, kind)
    return tuple(_strings(content.model_dump())) if content is not None else ()


def written(kind: SectionKind, decided: Decided, genres: Sequence[Genre]) -> tuple[str, ...]:
    """The prose of a section without the sentences of our own atlas, which were read and checked when it was made."""
    ours = " ".join(" ".join(_strings(genre.model_dump())) for genre in genres)
    return tuple(
        rest
        for text in prose_of(kind, decided)
        if (rest := " ".join(part for part in _PARTS.split(text) if part.strip() and part.strip() not in ours))
    )


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, held in value.items():
            if key not in _NOT_PROSE:
                yield from _strings(held)
    elif isinstance(value, (list, tuple)):
        for held in value:
            yield from _strings(held)


def read_by_students(kind: SectionKind, decided: Decided) -> Sequence[str]:
    """What a student is given to read in a section; nothing for sections that are for the teacher."""
    content = getattr(decided, kind)
    return tuple(_READ[kind](content)) if content is not None and kind in _READ else ()


def _goals_and_definitions(content: Any) -> Iterator[str]:
    yield from content.learning_goals
    yield from (concept.definition for concept in content.key_concepts)


def _questions(content: Any) -> Iterator[str]:
    for question in content.questions:
        yield question.prompt
        yield from (option for option in question.options if len(option.split()) > 3)


_READ: Mapping[str, Callable[[Any], Iterator[str]]] = {
    "educational_content": _goals_and_definitions,
    "learning_assessment": _questions,
}
