"""The words of a request, folded for comparison, each knowing where it stands in what the teacher typed."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")

_WORD = re.compile(r"[^\W_]+|&")
_SENTENCE_END = re.compile(r"[.!?;\n]+(?=\s|$)")
_SAME_SIZE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "‑": "-",
                            "‐": "-", "\u00a0": " ", "\t": " ", "♯": "#", "♭": "b"})  # fmt: skip


def fold(text: str) -> str:
    """Lower case, accents removed, typographic signs made plain; as long as the text, so positions stay the same."""
    return "".join(_fold_character(character) for character in text.translate(_SAME_SIZE))


def _fold_character(character: str) -> str:
    if character.isascii():
        return character.lower()
    return unicodedata.normalize("NFD", character)[0].lower()[:1] or character


@dataclass(frozen=True)
class Word:
    """A folded word and its place in the text; `&` reads as `and`."""

    text: str
    start: int
    end: int


def words_of(folded: str) -> tuple[Word, ...]:
    """The words of a folded text; hyphens and apostrophes part words."""
    return tuple(
        Word("and" if match[0] == "&" else match[0], match.start(), match.end()) for match in _WORD.finditer(folded)
    )


def phrase_key(phrase: str) -> tuple[str, ...]:
    """The folded words of a name, as a PhraseBook holds them."""
    return tuple(word.text for word in words_of(fold(phrase)))


@dataclass(frozen=True)
class Request:
    """A request as it was typed (`raw`), folded, and cut into words and sentences."""

    raw: str

    @cached_property
    def folded(self) -> str:
        return fold(self.raw)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return words_of(self.folded)

    @cached_property
    def sentence_ends(self) -> tuple[int, ...]:
        return tuple(match.start() for match in _SENTENCE_END.finditer(self.folded)) + (len(self.raw),)

    @cached_property
    def title_end(self) -> int:
        """Where the title before a colon ends, 0 without one: `Downtown Groove: Construct a funk piece`."""
        colon = self.raw.find(":", 0, 80)
        if colon < 3 or self.raw[colon + 1 : colon + 2] not in (" ", "\n", ""):
            return 0
        words = [word for word in self.words if word.end <= colon]
        return colon if 1 <= len(words) <= 9 and len(self.raw) - colon > 12 and words[0].text not in _LABELS else 0

    @cached_property
    def title(self) -> str:
        return self.raw[: self.title_end].strip()

    def sentence_at(self, position: int) -> int:
        """The number of the sentence that holds a position; a title is not a sentence of its own."""
        return sum(1 for end in self.sentence_ends if end < position)

    def word_text(self, index: int) -> str:
        """The folded word at an index, empty beyond either end."""
        return self.words[index].text if 0 <= index < len(self.words) else ""

    def between(self, left: int, right: int) -> str:
        """What stands between two words, by their indexes: the gap that holds commas and hyphens."""
        return self.folded[self.words[left].end : self.words[right].start]


#: Words before a colon that label a field rather than title a piece.
_LABELS = frozenset({"key", "tempo", "genre", "genres", "style", "theme", "chords", "system", "prompt", "title", "class",
                     "grade", "instruments", "please", "request", "topic", "user", "assistant", "tema", "genero", "lesson",
                     "create", "write", "make", "compose", "combine", "mix", "blend", "mashup"})  # fmt: skip


@dataclass(frozen=True)
class Found(Generic[Value]):
    """A phrase that was found: its value, and the words it stands on, first and one past the last."""

    value: Value
    first: int
    last: int

    @property
    def size(self) -> int:
        return self.last - self.first

    def overlaps(self, other: "Found[Any]") -> bool:
        return self.first < other.last and other.first < self.last


@dataclass
class PhraseBook(Generic[Value]):
    """Phrases by their words, each with a value; the longest phrase at a place wins."""

    entries: dict[tuple[str, ...], Value] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)  # by first word

    def add(self, phrase: str, value: Value) -> None:
        """Keep a phrase unless it is already there."""
        key = phrase_key(phrase)
        if key:
            self.entries.setdefault(key, value)
            self.longest[key[0]] = max(self.longest.get(key[0], 0), len(key))

    def find(self, words: Sequence[Word]) -> Iterator[Found[Value]]:
        """Every phrase from left to right, the longest first at each word, none overlapping."""
        index = 0
        while index < len(words):
            found = self._at(words, index)
            if found is not None:
                yield found
            index = found.last if found is not None else index + 1

    def _at(self, words: Sequence[Word], index: int) -> Found[Value] | None:
        for size in range(min(self.longest.get(words[index].text, 0), len(words) - index), 0, -1):
            key = tuple(word.text for word in words[index : index + size])
            if key in self.entries:
                return Found(self.entries[key], index, index + size)
        return None


def book_of(table: Mapping[str, Value]) -> PhraseBook[Value]:
    """A book of a table whose keys are phrases."""
    book: PhraseBook[Value] = PhraseBook()
    for phrase, value in table.items():
        book.add(phrase, value)
    return book


def without_overlap(kept: Iterable[Found[Any]], candidate: Found[Any]) -> bool:
    """Whether a candidate stands clear of everything kept."""
    return not any(candidate.overlaps(found) for found in kept)
