"""Chord symbols and Roman numerals: reading every usual notation into one frozen value."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from music.keys import MODES, Key, pitch_class, spell_above

_SYMBOL = re.compile(r"^(?P<root>[A-G])(?P<accidental>[#b♯♭]?)(?P<quality>.*?)(?:/(?P<bass>[A-G][#b♯♭]?))?$")
_SILENT = re.compile(r"^n\.?\s?c\.?$", re.IGNORECASE)
_NUMERAL = re.compile(
    r"^(?P<accidental>[b#♭♯]{0,2})(?P<numeral>VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i)"
    r"(?P<quality>.*?)(?:/(?P<applied>[b#♭♯]?(?:VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i)))?$"
)
_DEGREES: Mapping[str, int] = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7}

#: Every way of writing a part of a quality, and the one name it goes by here.
_TOKENS: Mapping[str, str] = {
    "major": "maj", "maj": "maj", "ma": "maj", "M": "maj", "Δ": "delta", "△": "delta", "minor": "m", "min": "m",
    "mi": "m", "m": "m", "-": "m", "−": "m", "–": "m", "dim": "dim", "°": "dim", "º": "dim", "o": "dim",
    "ø": "half", "aug": "aug", "+": "aug", "dom": "", "sus2": "sus2", "sus4": "sus4", "sus": "sus4",
    "add9": "add9", "add2": "add9", "add11": "add11", "add4": "add11", "add13": "add13", "add6": "6",
    "no3": "no3", "no5": "no5", "omit3": "no3", "omit5": "no5", "alt": "alt", "b13": "b13", "#11": "#11",
    "b9": "b9", "#9": "#9", "b5": "b5", "#5": "#5", "6/9": "6/9", "69": "6/9", "13": "13", "11": "11", "9": "9",
    "7": "7", "6": "6", "5": "5", "2": "add9", "4": "sus4",
}  # fmt: skip
_LONGEST_FIRST = sorted(_TOKENS, key=len, reverse=True)
_TOKEN = re.compile("|".join(re.escape(mark) + ("(?!dd)" if mark == "ma" else "") for mark in _LONGEST_FIRST))
_SIGNED_TENSION = re.compile(r"(?<=\d)([+\-−])(5|9|11|13)")
_EXTENSIONS: Mapping[str, tuple[tuple[int, int], ...]] = {
    "7": (), "9": ((9, 14),), "11": ((9, 14), (11, 17)), "13": ((9, 14), (13, 21)),
}  # fmt: skip
_ADDED: Mapping[str, tuple[tuple[int, int], ...]] = {
    "6": ((6, 9),), "6/9": ((6, 9), (9, 14)), "add9": ((9, 14),), "add11": ((11, 17),), "add13": ((13, 21),),
    "b9": ((9, 13),), "#9": ((9, 15),), "#11": ((11, 18),), "b13": ((13, 20),),
    "alt": ((9, 13), (9, 15), (13, 20)),
}  # fmt: skip

Tones = tuple[tuple[int, int], ...]


class ChordSymbolError(ValueError):
    """The text is no chord symbol; the sentence says how chords are written."""

    def __init__(self, text: str) -> None:
        super().__init__(f"“{text}” is not a chord we can read. Write chords like C, F#m7, Bbmaj7, G7sus4 or D/F#.")


@dataclass(frozen=True)
class Chord:
    """A chord: a spelled root, a canonical quality, and its notes as (degree, semitones) above the root.

    `quality` is written one way whatever the teacher wrote: "" (major), "m", "dim", "aug", "maj7", "m7", "7", "m7b5",
    "dim7", "mmaj7", "sus4", "6/9", "9", "7b9" and so on. `bass` is a note name, the root unless a slash names another.
    The silent chord N.C. has the empty root and no notes.
    """

    root: str
    quality: str
    tones: tuple[tuple[int, int], ...]
    bass: str

    @property
    def symbol(self) -> str:
        """The canonical symbol: `F#m7`, `Bb/D`, `N.C.`."""
        if not self.root:
            return "N.C."
        return self.root + self.quality + (f"/{self.bass}" if self.bass != self.root else "")

    @property
    def sounds(self) -> bool:
        """False only for N.C."""
        return bool(self.root)

    @property
    def pitch_class(self) -> int:
        """Of the root, 0 to 11; ValueError for N.C., which has none."""
        return pitch_class(self.root)

    @property
    def bass_pitch_class(self) -> int:
        """Of the lowest note, 0 to 11; ValueError for N.C., which has none."""
        return pitch_class(self.bass)

    @property
    def intervals(self) -> tuple[int, ...]:
        """Semitones above the root, ascending, ninths and above beyond the octave: (0, 3, 7, 10) for m7."""
        return tuple(semitones for _, semitones in self.tones)

    @property
    def pitch_classes(self) -> tuple[int, ...]:
        """Of every chord tone, root first; a slash bass outside the chord is not among them."""
        return tuple((self.pitch_class + semitones) % 12 for semitones in self.intervals)

    @property
    def notes(self) -> tuple[str, ...]:
        """The chord tones spelled: `("F#", "A", "C#", "E")`."""
        return tuple(spell_above(self.root, degree, semitones) for degree, semitones in self.tones)

    @property
    def triad(self) -> str:
        """major, minor, diminished, augmented, suspended, power or silent."""
        kinds = {(4, 7): "major", (3, 7): "minor", (3, 6): "diminished", (4, 8): "augmented"}
        low = {degree: semitones for degree, semitones in self.tones if degree < 6}
        if 3 in low:
            return kinds.get((low[3], low.get(5, 7)), "major" if low[3] == 4 else "minor")
        if not self.root:
            return "silent"
        return "suspended" if 2 in low or 4 in low else "power"

    @property
    def is_minor(self) -> bool:
        """Whether its third is minor (minor and diminished chords)."""
        return 3 in self.intervals

    @property
    def is_dominant(self) -> bool:
        """Whether it holds a major third and a minor seventh."""
        return 4 in self.intervals and 10 in self.intervals

    def __str__(self) -> str:
        return self.symbol


NO_CHORD = Chord("", "", (), "")


@lru_cache(maxsize=4096)
def parse_chord(text: str) -> Chord:
    """Read a chord symbol: `F#m7`, `BbΔ`, `Cø`, `G°7`, `E7#9`, `A6/9`, `D/F#`, `Asus`, `C+`, `N.C.`.

    Raises ChordSymbolError, with a sentence for the teacher, when it is none.
    """
    stated = text.strip()
    if _SILENT.match(stated):
        return NO_CHORD
    match = _SYMBOL.match(stated)
    if match is None:
        raise ChordSymbolError(text)
    root = match["root"] + _plain(match["accidental"])
    tones, quality = _read_quality(match["quality"], minor=False, stated=text)
    return Chord(root, quality, tones, _plain(match["bass"] or root))


def is_chord(text: str) -> bool:
    """Whether parse_chord reads the text."""
    try:
        parse_chord(text)
    except ChordSymbolError:
        return False
    return True


def chord_of_roman(numeral: str, key: Key) -> Chord:
    """The chord that a Roman numeral names in a key: `ii7` in C major is Dm7, `V7/V` is D7, `bVII` in A major is G.

    Degrees are counted on the key's own scale when it has seven notes (`VI` in A minor is F), on the parallel major
    or minor otherwise. An accidental alters the degree of the major scale, as popular-music analysis writes it, so
    `bVI` means the same chord in a major and in a minor key. Raises ChordSymbolError when it is no Roman numeral.
    """
    match = _NUMERAL.match(numeral.strip())
    if match is None:
        raise ChordSymbolError(numeral)
    if match["applied"]:
        local = chord_of_roman(match["applied"], key)
        return chord_of_roman(numeral.rsplit("/", 1)[0], Key(local.root, "minor" if local.is_minor else "major"))
    tones, quality = _read_quality(match["quality"], minor=match["numeral"].islower(), stated=numeral)
    root = _degree_root(match["numeral"], _plain(match["accidental"]), quality, key)
    return Chord(root, quality, tones, root)


def _degree_root(numeral: str, accidental: str, quality: str, key: Key) -> str:
    degree = _DEGREES[numeral.upper()]
    if accidental:
        semitones = MODES["major"][degree - 1] + accidental.count("#") - accidental.count("b")
    else:
        semitones = _scale_of(key)[degree - 1]
        # A diminished chord on seven stands on the leading note in minor too, though the scale's seventh is a whole
        # step below the tonic.
        if degree == 7 and quality.startswith(("dim", "m7b5")):
            semitones = 11
    return spell_above(key.tonic, degree, semitones)


def _scale_of(key: Key) -> tuple[int, ...]:
    if len(key.steps) == 7:
        return key.steps
    return MODES["minor" if key.mode == "minor pentatonic" else "major"]


def _plain(accidentals: str) -> str:
    return accidentals.replace("♯", "#").replace("♭", "b")


def _read_quality(text: str, *, minor: bool, stated: str) -> tuple[Tones, str]:
    """The tones and the canonical name of a quality; `minor` is the third of a lower-case Roman numeral."""
    tokens = _tokens(text, stated)
    if minor and not {"dim", "half"} & set(tokens):
        tokens = ["m", *tokens]
    return _tones(tokens), _canonical(tokens)


def _tokens(text: str, stated: str) -> list[str]:
    text = _plain(re.sub(r"[()\[\],\s^]", "", text)).replace("Maj", "maj").replace("Min", "min").replace("Ø", "ø")
    text = _SIGNED_TENSION.sub(lambda match: ("#" if match[1] == "+" else "b") + match[2], text)
    tokens, position = [], 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise ChordSymbolError(stated)
        tokens.append(_TOKENS[match[0]])
        position = match.end()
    return _settled([mark for mark in tokens if mark], stated)


def _settled(tokens: list[str], stated: str) -> list[str]:
    """One way of saying each thing: Δ as maj7, a minor flat five as diminished; no part said twice."""
    extension = next((mark for mark in tokens if mark in _EXTENSIONS), None)
    if "delta" in tokens:
        tokens = ["maj" if mark == "delta" else mark for mark in tokens] + ([] if extension else ["7"])
    if "half" in tokens and extension is None:
        tokens = [*tokens, "7"]
    if "alt" in tokens and extension is None:
        tokens = ["7", *tokens]
    if tokens == ["m", "b5"]:
        tokens = ["dim"]
    if len(set(tokens)) != len(tokens) or sum(mark in _EXTENSIONS for mark in tokens) > 1:
        raise ChordSymbolError(stated)
    return tokens


def _tones(tokens: list[str]) -> Tones:
    said = set(tokens)
    if said == {"5"}:
        return ((1, 0), (5, 7))
    tones = [(1, 0), *_middle(said), *_seventh(said)]
    for mark in tokens:
        tones += _EXTENSIONS.get(mark, ()) + _ADDED.get(mark, ())
    replaced = {9: said & {"b9", "#9", "alt"}, 11: said & {"#11"}, 13: said & {"b13"}}
    natural = {9: 14, 11: 17, 13: 21}
    kept = {tone for tone in tones if not (replaced.get(tone[0]) and natural[tone[0]] == tone[1])}
    return tuple(sorted(kept, key=lambda tone: (tone[1], tone[0])))


def _middle(said: set[str]) -> list[tuple[int, int]]:
    """The third, or what is suspended in its place, and the fifth."""
    third = (3, 3 if said & {"m", "dim", "half"} else 4)
    if said & {"sus2", "sus4"}:
        held = [(2, 2)] * ("sus2" in said) + [(4, 5)] * ("sus4" in said)
    else:
        held = [] if "no3" in said else [third]
    if said & {"no5", "alt"}:
        return held
    low, high = said & {"dim", "half", "b5"}, said & {"aug", "#5"}
    return [*held, (5, 6 if low else 8 if high else 7)]


def _seventh(said: set[str]) -> list[tuple[int, int]]:
    if not said & set(_EXTENSIONS):
        return []
    return [(7, 11 if "maj" in said else 9 if "dim" in said else 10)]


def _canonical(tokens: list[str]) -> str:
    """The quality written our one way, from its settled tokens."""
    said = set(tokens)
    extension = next((mark for mark in tokens if mark in _EXTENSIONS), "")
    if "aug" in said and extension:
        said = said - {"aug"} | {"#5"}
    if "half" in said:
        said = said - {"half"} | {"m", "b5"}
    third = "dim" if "dim" in said else "m" if "m" in said else "aug" if "aug" in said else ""
    major = ("Maj" if third == "m" else "maj") if "maj" in said and extension else ""
    rest = ("6", "6/9", "5", "sus2", "sus4", "b5", "#5", "b9", "#9", "#11", "b13", "alt", "add9", "add11", "add13",
            "no3", "no5")  # fmt: skip
    return third + major + extension + "".join(mark for mark in rest if mark in said)
