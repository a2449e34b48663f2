"""What a sentence says about music, as far as it can be checked: keys, chords, numerals, bars, metres, numbers."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from music.chords import is_chord
from music.theory.fact import number_word

_ACCIDENTAL = r"(?:[#b♯♭]|[ -]sharp|[ -]flat)"
_MODES = r"(?i:major|minor|dorian|phrygian dominant|phrygian|lydian|mixolydian|locrian|blues)"
_NO_KEY = r"(?! (?:chord|triad|third|sixth|seventh|ninth|cadence|pentatonic))"
_KEY = re.compile(rf"\b([A-G]{_ACCIDENTAL}?)[ -]({_MODES})\b{_NO_KEY}")
_METRE = re.compile(r"(?<![\w/])(\d{1,2}/(?:1|2|4|8|16))(?![\w/])")
_BARS = re.compile(r"\b(?:bars?|measures?) (\d+(?:(?:,? and |,? or | to | through |, |[–-])\d+)*)", re.IGNORECASE)
_SPAN = re.compile(r"(\d+)(?: to | through |[–-])(\d+)")
_SECTION = re.compile(
    r"\b(?:(Intro|Verse|Pre-Chorus|Chorus|Bridge|Solo|Interlude|Outro)(?: (\d+))?"
    r"|[Tt]he (intro|pre-chorus|chorus|bridge|solo|interlude|outro))\b(?!-)"
)
_NUMERAL = re.compile(
    r"(?<![\w/#♯♭.'’])([b#]{0,2}(?:VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i)"
    r"(?:maj|sus|add|alt|dim|aug|[0-9°ø+]|[b#](?=\d)|(?<=6)/9)*(?:/[b#]?(?:VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i))?)"
    r"(?![\w#♯♭°ø'’])"
)
_CHORD = re.compile(
    r"(?<![\w/#♯♭.'’])([A-G][#b♯♭]?(?:maj|min|dim|aug|sus|add|alt|omit|no|m|M|Δ|[0-9°ø+]|[#b](?=\d)|(?<=6)/9)*"
    r"(?:/[A-G][#b♯♭]?)?)(?![\w#♯♭°ø'’]|/\w)"
)
_PLACED = re.compile(_CHORD.pattern + r"(?: \([^)]*\))?,? \(?(?:in |at |opens |closes |of )?bar (?P<bar>\d+)\b")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_WORD = re.compile(r"[a-z]+")
_NUMBER_WORDS = {number_word(number): str(number) for number in range(2, 21)}
_ARTICLE = re.compile(r"(?:^|[.!?:;“\"]\s*)$")

#: Words of theory that exclude one another: a sentence may use one only if its fact does.
TERMS: tuple[str, ...] = (
    "authentic cadence", "plagal cadence", "half cadence", "deceptive cadence", "subtonic cadence",
    "phrygian cadence", "perfect cadence", "imperfect cadence", "modal cadence", "turnaround", "compound",
    "asymmetric", "aaba", "strophic form", "verse-chorus", "twelve-bar", "32-bar", "binary form", "rondo", "largo",
    "larghetto", "adagio", "andante", "moderato", "allegro", "presto", "prestissimo", "grave", "vivace", "allegretto",
    "lento", "backbeat", "clave", "tresillo", "four on the floor", "walking bass", "hemiola", "harmonic minor",
    "melodic minor", "pentatonic",
)  # fmt: skip


_TERM = re.compile(rf"\b(?:{'|'.join(map(re.escape, TERMS))})\b")


@dataclass(frozen=True)
class Statement:
    """Everything checkable that a sentence mentions. `bars` are bars named alone, `spans` from bar to bar."""

    keys: frozenset[str] = frozenset()
    chords: frozenset[str] = frozenset()
    numerals: frozenset[str] = frozenset()
    metres: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    bars: frozenset[int] = frozenset()
    spans: frozenset[tuple[int, int]] = frozenset()
    numbers: frozenset[str] = frozenset()
    terms: frozenset[str] = field(default_factory=frozenset)


@lru_cache(maxsize=4096)
def read_statement(text: str) -> Statement:
    """The musical content of a sentence or of a fact's value."""
    terms = frozenset(_TERM.findall(text.casefold()))
    bars, spans, rest = _bars(text)
    keys, rest = _taken(_KEY, rest, lambda match: f"{_plain(match[1])} {match[2].lower()}")
    metres, rest = _taken(_METRE, rest, lambda match: match[1])
    sections, rest = _taken(_SECTION, rest, _section_name)
    chords = [_plain(match[1]) for match in _CHORD.finditer(rest) if not _is_article(rest, match)]
    numerals = [match[1] for match in _NUMERAL.finditer(rest) if not _is_pronoun(rest, match)]
    rest = _CHORD.sub(" ", _NUMERAL.sub(" ", rest))
    return Statement(
        keys=frozenset(keys), chords=frozenset(each for each in chords if is_chord(each)), numerals=frozenset(numerals),
        metres=frozenset(metres), sections=frozenset(sections), bars=frozenset(bars), spans=frozenset(spans),
        numbers=_numbers(rest), terms=terms,
    )  # fmt: skip


def united(statements: Iterable[Statement]) -> Statement:
    """All that several statements mention."""
    each = list(statements)

    def joined(name: str) -> frozenset[str]:
        return frozenset(item for one in each for item in getattr(one, name))

    return Statement(
        keys=joined("keys"), chords=joined("chords"), numerals=joined("numerals"), metres=joined("metres"),
        sections=joined("sections"), bars=frozenset(bar for one in each for bar in one.bars),
        spans=frozenset(span for one in each for span in one.spans), numbers=joined("numbers"), terms=joined("terms"),
    )  # fmt: skip


def _bars(text: str) -> tuple[set[int], set[tuple[int, int]], str]:
    """The bars and spans of bars that are named, and the text without them."""
    bars: set[int] = set()
    spans: set[tuple[int, int]] = set()
    for match in _BARS.finditer(text):
        named = match[1]
        spans |= {(int(first), int(last)) for first, last in _SPAN.findall(named)}
        bars |= {int(number) for number in _NUMBER.findall(_SPAN.sub(" ", named))}
        counted = [int(number) for number in _NUMBER.findall(named)]
        if counted != sorted(set(counted)):
            bars.add(0)  # no list of bars that a reader could follow, so no bar that a check can confirm
    return bars, spans, _BARS.sub(" ", text)


def placed_chords(text: str) -> list[tuple[str, int]]:
    """Chords that a sentence puts into a single bar, as in `D7 (V7/V) in bar 6` or `Gm (bar 7)`."""
    return [
        (_plain(match[1]), int(match["bar"]))
        for match in _PLACED.finditer(text)
        if is_chord(_plain(match[1])) and not _is_article(text, match)
    ]


def _taken(pattern: re.Pattern[str], text: str, name: Callable[[re.Match[str]], str]) -> tuple[list[str], str]:
    """What a pattern finds, named, and the text without it."""
    return [name(match) for match in pattern.finditer(text)], pattern.sub(" ", text)


def _section_name(match: re.Match[str]) -> str:
    """`Verse 1`; `the chorus` is the section called Chorus."""
    return match[3].title() if match[3] else match[0]


def _plain(name: str) -> str:
    name = name.replace("♯", "#").replace("♭", "b")
    name = re.sub(r"[ -]sharp", "#", name, flags=re.IGNORECASE)
    name = re.sub(r"[ -]flat", "b", name, flags=re.IGNORECASE)
    return name[0].upper() + name[1:]


def _is_article(text: str, match: re.Match[str]) -> bool:
    """Whether a bare A at the start of a sentence is the English article."""
    return (
        match[1] == "A"
        and _ARTICLE.search(text[: match.start()]) is not None
        and text[match.end(1) :][:2].strip().isalpha()
    )


def _is_pronoun(text: str, match: re.Match[str]) -> bool:
    """Whether an I is the speaker: at the start of a sentence, before a word in lower case."""
    return (
        match[1] == "I"
        and _ARTICLE.search(text[: match.start()]) is not None
        and text[match.end(1) :][:2].strip().islower()
    )


def _numbers(text: str) -> frozenset[str]:
    words = {_NUMBER_WORDS[word] for word in _WORD.findall(text.casefold()) if word in _NUMBER_WORDS}
    return frozenset({*_NUMBER.findall(text), *words})
