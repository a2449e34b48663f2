"""The words of a request, each knowing where it stands in what the teacher typed."""

import re
from dataclasses import dataclass
from functools import cached_property

from agents.phrases import Word, fold, words_of

_SENTENCE_END = re.compile(r"[.!?;\n]+(?=\s|$)")

#: A class before a colon: "pre-K: lullaby".
_CLASS = re.compile(
    r"(?:for )?(?:pre-?k|pre kindergarten|preschool|k|tk|kinder|kindergarten|elementary|middle school|high school|college|preescolar|primaria"
    r"|secundaria|grades? (?:k|\d+)(?: ?- ?\d+)?|year \d+|\d+(?:st|nd|rd|th)(?: grade)?|(?:first|second|third|fourth|fifth|sixth|seventh|eighth) grade)"
    r"(?: (?:class|music|kids|choir|general music))*"
)
#: Words before a colon that label a field rather than title a piece.
_LABELS = frozenset({"key", "tempo", "genre", "genres", "style", "theme", "chords", "system", "prompt", "title", "class",
                     "grade", "instruments", "please", "request", "topic", "user", "assistant", "tema", "genero", "lesson",
                     "create", "write", "make", "compose", "combine", "mix", "blend", "mashup"})  # fmt: skip


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
        return (*tuple(match.start() for match in _SENTENCE_END.finditer(self.folded)), len(self.raw))

    @cached_property
    def title_end(self) -> int:
        """Where the title before a colon ends, 0 without one: `Downtown Groove: Construct a funk piece`."""
        colon = self.raw.find(":", 0, 80)
        if colon < 3 or self.raw[colon + 1 : colon + 2] not in (" ", "\n", ""):
            return 0
        words = [word for word in self.words if word.end <= colon]
        fits = 1 <= len(words) <= 9 and len(self.raw) - colon > 12
        labels = words[0].text in _LABELS or _CLASS.fullmatch(self.folded[:colon].strip()) is not None
        return colon if fits and not labels and self._titled(words) else 0

    def _titled(self, words: list[Word]) -> bool:
        """Whether words are written as a title: most with a capital, none that addresses a class."""
        capitals = sum(self.raw[word.start].isupper() or self.raw[word.start].isdigit() for word in words)
        return capitals * 2 >= len(words) and not {word.text for word in words} & {"my", "grade", "graders", "students"}

    @cached_property
    def title(self) -> str:
        return self.raw[: self.title_end].strip()

    def sentence_at(self, position: int) -> int:
        """The number of the sentence that holds a position; a title is not a sentence of its own."""
        return sum(1 for end in self.sentence_ends if end < position)

    def word_text(self, index: int) -> str:
        """The folded word at an index, empty beyond either end."""
        return self.words[index].text if 0 <= index < len(self.words) else ""

    def written(self, first: int, last: int) -> str:
        """The text of words `first` up to but not including `last`, as it was typed."""
        return self.raw[self.words[first].start : self.words[last - 1].end]

    def between(self, left: int, right: int) -> str:
        """What stands between two words, by their indexes: the gap that holds commas and hyphens."""
        return self.folded[self.words[left].end : self.words[right].start]
