"""What a chord does in its key: its task, and where it comes from."""

import re
from typing import Literal

from music.chords import Chord, parse_chord
from music.harmony.numerals import numeral_of
from music.harmony.realisation import as_key, plain_key
from music.keys import Key

Function = Literal["tonic", "predominant", "dominant", "applied", "modal", "colour"]
Kind = Literal["diatonic", "applied", "borrowed", "blues", "chromatic", "silent"]

_DEGREE = re.compile(r"^([b#]{0,2})(VII|VI|IV|V|III|II|I)", re.IGNORECASE)

#: The task of each degree, after the textbook grouping of tonic, predominant and dominant chords.
_TASKS: dict[str, Function] = {
    "I": "tonic", "III": "tonic", "VI": "tonic", "II": "predominant", "IV": "predominant", "V": "dominant",
    "VII": "dominant", "bVII": "modal", "bIII": "colour", "bVI": "predominant", "bII": "predominant",
}  # fmt: skip


def function_of(roman: str, key: Key | str) -> Function:
    """The task of a numeral in its key. In minor, `VII` without a leading tone is `modal`, not a dominant."""
    home = plain_key(key)
    if re.search(r"/[b#]?[IViv]", roman):
        return "applied"
    match = _DEGREE.match(roman)
    if match is None:
        return "colour"
    degree = match[1] + match[2].upper()
    subtonic = home.mode == "minor" and degree == "VII" and "°" not in roman and "ø" not in roman
    if subtonic or (degree == "V" and match[2] == "v"):
        return "modal"
    return _TASKS.get(degree, "colour")


def kind_of(symbol: str, key: Key | str, following: str | None = None) -> Kind:
    """Where a chord comes from: the key's own scale, an applied dominant, the parallel mode, the blues, or elsewhere.

    In minor, the dominants with raised seventh count as diatonic, as textbooks count them.
    """
    home, chord = plain_key(key), parse_chord(symbol)
    if not chord.sounds:
        return "silent"
    if "/" in numeral_of(symbol, home, following).replace("6/9", ""):
        return "applied"
    named = as_key(key)
    scale = named.scale_pitch_classes if len(named.steps) == 7 else home.scale_pitch_classes
    if _fits(chord, scale) or _is_minor_dominant(chord, home):
        return "diatonic"
    if (
        chord.is_dominant
        and home.mode in ("major", "mixolydian")
        and (chord.pitch_class - home.pitch_class) % 12 in (0, 5)
    ):
        return "blues"
    return "borrowed" if _is_borrowed(chord, home) else "chromatic"


def _fits(chord: Chord, pitches: tuple[int, ...]) -> bool:
    return all(pitch in pitches for pitch in chord.pitch_classes)


def _is_minor_dominant(chord: Chord, key: Key) -> bool:
    if key.mode != "minor":
        return False
    harmonic = Key(key.tonic, "harmonic minor").scale_pitch_classes
    # Alterations above the triad (b9, #9, b13) colour the dominant without making it another chord.
    triad = chord.pitch_classes[:3]
    return (chord.pitch_class - key.pitch_class) % 12 in (7, 11) and all(pitch in harmonic for pitch in triad)


def _is_borrowed(chord: Chord, key: Key) -> bool:
    """Whether the parallel mode (minor for a major key, major for a minor one) holds the chord."""
    modes = ("minor", "harmonic minor", "mixolydian") if not key.is_minor else ("major", "dorian")
    return any(_fits(chord, Key(key.tonic, mode).scale_pitch_classes) for mode in modes)
