"""Words folded for comparison, and books of phrases that are looked for among them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")

_WORD = re.compile(r"[^\W_]+|&")
_BREAK = re.compile(r"[,;:!?()\n]|\.\s")
_PLAIN_GAPS = frozenset({"", " ", "-", "'"})
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
    """A folded word and its place in the text; `&` reads as `and`.

    `apart` says that a comma, colon or full stop parts it from the word before, so that no phrase runs across.
    """

    text: str
    start: int
    end: int
    apart: bool = False


def words_of(folded: str) -> tuple[Word, ...]:
    """The words of a folded text; hyphens and apostrophes part words."""
    words: list[Word] = []
    for match in _WORD.finditer(folded):
        gap = folded[words[-1].end : match.start()] if words else ""
        initial = bool(words) and len(words[-1].text) <= 2  # "B. B. King", "Dr. Seuss"
        apart = gap not in _PLAIN_GAPS and _BREAK.search(gap.replace(".", "") if initial else gap) is not None
        words.append(Word("and" if match[0] == "&" else match[0], match.start(), match.end(), apart))
    return tuple(words)


def phrase_key(phrase: str) -> tuple[str, ...]:
    """The folded words of a name, as a PhraseBook holds them."""
    return tuple(word.text for word in words_of(fold(phrase)))


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
        longest = min(self.longest.get(words[index].text, 0), len(words) - index)
        together = next((size for size in range(1, longest) if words[index + size].apart), longest)
        for size in range(together, 0, -1):
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
