"""Small matters of English that every section of a lesson shares."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from random import Random
from typing import TypeVar

from agents.writers.builtin.prose import phrases
from music.genres import Genre, Listening, load_atlas

Item = TypeVar("Item")

_NUMBERS = phrases("words", "numbers")
#: First words of genre names that are names themselves and keep their capital inside a sentence.
_PROPER = frozenset(phrases("words", "proper"))
#: Genre names that are things and take an article in a sentence.
_WITH_ARTICLE = frozenset(phrases("words", "with_article"))
#: Subjects that are single things, so that a sentence gives them an article.
_THINGS = frozenset(phrases("words", "things"))
_DETERMINED = re.compile(r"(?:an?|the|our|my|your|his|her|their|this|that|every|each|one|el|la)\b", re.IGNORECASE)
_ADJECTIVES = frozenset(phrases("words", "adjectives"))
_KIND_OF_WORK = re.compile(r" \((?:album|live album|website)\)")
_PARENTHESIS = re.compile(r"\s*\([^)]*\)")
#: A mark that ends a sentence, and not an initial ("R. D. Burman") or a short form ("Op. 28").
_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b(?:St|Dr|Mr|Jr|No|Op)\.)(?<!\bMrs\.)\s+(?=[A-Z\"'“‘0-9])")
#: Vowel letters that sound as consonants, and consonants that sound as vowels.
_SOUNDS_CONSONANT = re.compile(r"^(?:uni|use|usu|eu|one|once|ukulele)", re.IGNORECASE)
_SOUNDS_VOWEL = re.compile(r"^(?:hour|honest|8|11|18|[FHLMNRSX](?:[A-Z]|-|\b))")


class Variety:
    """Draws from choices without repeating one until all of them were used."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._left: dict[tuple[object, ...], list[object]] = {}

    def pick(self, choices: Sequence[Item]) -> Item:
        """One of the choices; IndexError when there is none."""
        key = tuple(map(repr, choices))
        left = self._left.get(key)
        if not left:
            left = list(choices)
            self._random.shuffle(left)
            self._left[key] = left
        return left.pop()  # type: ignore[return-value]  # the list was filled from `choices`

    def shuffled(self, choices: Iterable[Item]) -> list[Item]:
        """All of the choices in a new order."""
        order = list(choices)
        self._random.shuffle(order)
        return order

    def chance(self, share: float) -> bool:
        """True in that share of the cases, from 0 to 1."""
        return self._random.random() < share


def number(count: int) -> str:
    """A count in words up to twelve, in figures from there on."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def counted(count: int, noun: str) -> str:
    """A count with its noun: "one bar", "four bars"."""
    return f"{number(count)} {noun}{'' if count == 1 else 's'}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """A list in a sentence: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def article(phrase: str) -> str:
    """The phrase with "a" or "an" before it."""
    first = phrase[:1].lower()
    vowel = (first in "aeiou" and not _SOUNDS_CONSONANT.match(phrase)) or bool(_SOUNDS_VOWEL.match(phrase))
    return f"{'an' if vowel else 'a'} {phrase}"


def sentence(text: str) -> str:
    """The text as a sentence: a capital at its start and a mark at its end."""
    text = text.strip()
    closed = text if re.search(r"[.!?][\"'”’)]*$", text) else f"{text}."
    return closed[:1].upper() + closed[1:]


def paragraph(parts: Iterable[str]) -> str:
    """Sentences joined with spaces; empty ones are left out."""
    return " ".join(part.strip() for part in parts if part and part.strip())


def clause(text: str) -> str:
    """A sentence as part of another: without its full stop, and small at the start unless that is a name."""
    bare = text.strip().rstrip(".")
    first = re.match(r"[A-Za-zÀ-ž'’-]+", bare)
    if first and first.group()[1:].islower() and first.group() not in _names_in_prose():
        return bare[0].lower() + bare[1:]
    return lowered(bare)


def bar_range(first: int, last: int) -> str:
    """Bars as a teacher names them: "bar 5" or "bars 5 to 8"."""
    return f"bar {first}" if first == last else f"bars {first} to {last}"


def word_count(text: str) -> int:
    """Words in a text."""
    return len(text.split())


def sentences_of(text: str) -> list[str]:
    """The sentences of a prose paragraph, with their marks."""
    return [part for part in _SENTENCE_END.split(text.strip()) if part]


@cache
def _common_words() -> frozenset[str]:
    """Words that the atlas' own prose writes small: those are no names."""
    found: set[str] = set()
    for genre in load_atlas().values():
        found.update(re.findall(r"(?<![A-Za-z’'])[a-z][a-z'’-]*", " ".join(_prose(genre))))
    return frozenset(found) | frozenset(phrases("words", "common"))


@cache
def _names_in_prose() -> frozenset[str]:
    """Words that the atlas writes large in the middle of a sentence, and the words of its people and places."""
    found: set[str] = set()
    for genre in load_atlas().values():
        found.update(re.findall(r"(?<=[a-z,;] )[A-ZÀ-Þ][\w'’-]*", " ".join(_prose(genre))))
        said = (genre.name, genre.origin.place, *genre.origin.communities, *(person.name for person in genre.people))
        found.update(re.findall(r"[A-ZÀ-Þ][\w'’-]*", " ".join(said)))
        found.update(word for piece in genre.listening for word in re.findall(r"[A-ZÀ-Þ][\w'’-]*", piece.artist))
    return frozenset(found - {"A", "An", "The"})


def _prose(genre: Genre) -> Iterator[str]:
    yield from (genre.summary, genre.origin.story, genre.bass.description, genre.comping.description)
    yield from (genre.melody.description, genre.meets.strengths, genre.meets.careful, genre.lyrics.conventions)
    yield from genre.culture.notes
    for concept in genre.concepts:
        yield from (concept.name, concept.beginner, concept.intermediate, concept.advanced)
    for instrument in genre.instruments:
        yield from (instrument.name, instrument.classroom)


def lowered(text: str) -> str:
    """The text with a small first letter, unless its first word is a name, a numeral or an abbreviation."""
    first = re.match(r"[A-Za-zÀ-ž][A-Za-zÀ-ž'’-]*", text)
    if first is None or first.group()[1:] != first.group()[1:].lower():
        return text
    ways = {first.group().lower(), first.group().lower().split("-")[0]}
    return text[0].lower() + text[1:] if ways & _common_words() and not ways & _PROPER else text


def work_title(title: str) -> str:
    """The title of a recording without the word for what it is: "Djabote" for "Djabote (album)"."""
    return _KIND_OF_WORK.sub("", title)


def artist_name(piece: Listening) -> str:
    """The artist of a recording without what the atlas adds in brackets."""
    return plain(piece.artist)


def our(theme: str) -> str:
    """A teacher's subject as the class says it: "our neighborhood" for "my neighborhood", "an enchanted forest"."""
    last = theme.split()[-1].lower() if theme.split() else ""
    if _DETERMINED.match(theme) or not {last, last.removesuffix("s")} & _THINGS or last.endswith("s"):
        return re.sub(r"^my\b", "our", theme, flags=re.IGNORECASE)
    return article(theme)


def plain(name: str) -> str:
    """A name without what stands in brackets after it."""
    return _PARENTHESIS.sub("", name).strip()


def genre_name(genre: Genre) -> str:
    """The genre's name at the head of a line: "Jazz"."""
    return plain(genre.name)


def spoken(genre: Genre) -> str:
    """The genre's name inside a sentence: "jazz", "Afrobeat", "R&B"."""
    name = genre_name(genre)
    first = name.split()[0]
    if name.lower() in _ADJECTIVES:
        name = f"{name} music"
    if name.lower() in _WITH_ARTICLE:
        return f"the {name.lower()}"
    if first.lower() in _PROPER or first[1:] != first[1:].lower() or not first[0].isalpha():
        return name
    return name[0].lower() + name[1:]
