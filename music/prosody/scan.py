"""A line as a singer counts it: its words, its syllables, and how strong each syllable is."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from music.prosody.dictionary import Phones, is_vowel, pronunciations, vowels
from music.prosody.syllables import syllable_count, syllables

_WORD = re.compile(r"[^\W_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}\-][^\W_]+)*['\N{RIGHT SINGLE QUOTATION MARK}]?")
_LEADING = re.compile(r"['\N{RIGHT SINGLE QUOTATION MARK}](?=(?:round|til|neath|tis|twas|em|cause)\b)", re.IGNORECASE)
#: A question leans on the word that asks.
_ASKING = frozenset(["who", "what", "where", "when", "which", "whose", "why", "how"])
_STRONG_ENDINGS = re.compile(r"(?:tion|sion|cian|ic|ics|ity|ial|ian|ious|eous|graphy|logy)$")


@cache
def _light_words() -> frozenset[str]:
    """Words of one syllable that are sung lightly unless the sense leans on them."""
    return frozenset(Path(__file__).with_name("light_words.txt").read_text(encoding="utf-8").split())


@dataclass(frozen=True)
class Scansion:
    """`syllables` joined give the words; `stresses` holds 1 (strong), 2 (secondary) or 0 (light) for each syllable."""

    words: tuple[str, ...]
    syllables: tuple[str, ...]
    stresses: tuple[int, ...]


def words(line: str) -> tuple[str, ...]:
    """The words of a line without its punctuation; apostrophes and hyphens inside a word stay."""
    return tuple(_WORD.findall(_LEADING.sub("", line)))


@lru_cache(maxsize=20_000)
def scan(line: str) -> Scansion:
    """Words, syllables and stresses of a line; a line without words gives three empty tuples."""
    found = words(line)
    divided = tuple(syllable for word in found for syllable in syllables(word))
    weights = [stress for word in found for stress in stresses(word)]
    if found and found[0].lower().removesuffix("'s") in _ASKING and "?" in line:
        weights[0] = 1
    return Scansion(found, divided, tuple(weights))


@lru_cache(maxsize=50_000)
def count(line: str) -> int:
    """Number of sung syllables in a line."""
    return sum(len(syllables(word)) for word in words(line))


@lru_cache(maxsize=20_000)
def stresses(word: str) -> tuple[int, ...]:
    """One stress for each syllable of a word; light words of one syllable get 0."""
    weights: list[int] = []
    for part in filter(None, word.split("-")):
        weights.extend(_part_stresses(part, syllable_count(part)))
    wanted = len(syllables(word))
    return tuple((weights + [0] * wanted)[:wanted])


def _part_stresses(part: str, wanted: int) -> list[int]:
    if wanted == 1:
        return [0 if part.lower() in _light_words() else 1]
    fitting = [phones for phones in pronunciations(part) if vowels(phones) == wanted]
    return _dictionary_stresses(fitting[0]) if fitting else _spelled_stresses(part, wanted)


def _dictionary_stresses(phones: Phones) -> list[int]:
    return [int(phone[-1]) for phone in phones if is_vowel(phone)]


def _spelled_stresses(part: str, wanted: int) -> list[int]:
    """English habit: the syllable before endings like -tion, else the first of two, else the third from last."""
    strong = wanted - 2 if wanted == 2 or _STRONG_ENDINGS.search(part.lower()) else wanted - 3
    return [1 if index == max(0, strong) else 0 for index in range(wanted)]
