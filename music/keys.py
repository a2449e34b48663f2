"""Keys and note names: reading them as teachers write them, and spelling notes within them.

A note name is a capital letter with accidentals, `F#`, `Bb`, `Cx` being written `C##`. Pitch classes count semitones
from C, 0 to 11.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

LETTERS = "CDEFGAB"
NATURALS: Mapping[str, int] = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}

#: Semitones above the tonic of every mode that a key may be named in.
MODES: Mapping[str, tuple[int, ...]] = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "locrian": (0, 1, 3, 5, 6, 8, 10),
    "harmonic minor": (0, 2, 3, 5, 7, 8, 11),
    "melodic minor": (0, 2, 3, 5, 7, 9, 11),
    "phrygian dominant": (0, 1, 4, 5, 7, 8, 10),
    "blues": (0, 3, 5, 6, 7, 10),
    "major pentatonic": (0, 2, 4, 7, 9),
    "minor pentatonic": (0, 3, 5, 7, 10),
}

#: Steps on the line of fifths from the major key of the same tonic: its signature less this many sharps.
_SIGNATURE_SHIFT: Mapping[str, int] = {
    "major": 0, "lydian": 1, "mixolydian": -1, "dorian": -2, "minor": -3, "harmonic minor": -3,
    "melodic minor": -3, "phrygian": -4, "phrygian dominant": -4, "locrian": -5, "blues": -3,
    "major pentatonic": 0, "minor pentatonic": -3,
}  # fmt: skip

_MODE_NAMES: Mapping[str, str] = {
    "": "major", "major": "major", "maj": "major", "mayor": "major", "ionian": "major", "M": "major",
    "minor": "minor", "min": "minor", "menor": "minor", "m": "minor", "natural minor": "minor",
    "aeolian": "minor", "eolio": "minor", "dorian": "dorian", "dórico": "dorian", "dorico": "dorian",
    "phrygian": "phrygian", "frigio": "phrygian", "lydian": "lydian", "lidio": "lydian",
    "mixolydian": "mixolydian", "mixolidio": "mixolydian", "locrian": "locrian", "locrio": "locrian",
    "harmonic minor": "harmonic minor", "menor armónico": "harmonic minor", "menor armónica": "harmonic minor",
    "melodic minor": "melodic minor", "phrygian dominant": "phrygian dominant", "blues": "blues",
    "major pentatonic": "major pentatonic", "pentatonic": "major pentatonic",
    "minor pentatonic": "minor pentatonic", "pentatonic minor": "minor pentatonic",
}  # fmt: skip

SOLFEGE: Mapping[str, str] = {
    "do": "C", "re": "D", "ré": "D", "mi": "E", "fa": "F", "sol": "G", "la": "A", "si": "B",
}  # fmt: skip

_ACCIDENTALS: Mapping[str, str] = {
    "": "", "#": "#", "♯": "#", "sharp": "#", "sostenido": "#", "b": "b", "♭": "b", "flat": "b", "bemol": "b",
    "natural": "", "##": "##", "bb": "bb", "x": "##",
}  # fmt: skip

_NOTE_NAME = re.compile(r"^([A-G])(#{0,2}|b{0,2})$")
_KEY_NAME = re.compile(
    r"^(?P<tonic>do|ré|re|mi|fa|sol|la|si|[A-G])"
    r"(?:[\s\-]*(?P<accidental>##|bb|[#♯♭b]|sharp|flat|natural|sostenido|bemol)(?![a-z]*[aeiou]))?"
    r"[\s\-]*(?P<mode>[a-zñóáéí ]*?|m|M)\s*(?:scale|key|mode)?$",
    re.IGNORECASE,
)


class KeyNameError(ValueError):
    """The text names no key; the sentence says how keys are written."""

    def __init__(self, text: str) -> None:
        super().__init__(f"“{text}” is not a key we know. Write it like C major, F# minor, Bb major or D dorian.")


def pitch_class(note: str) -> int:
    """Semitones above C, 0 to 11, of a note name such as `F#`, `Bb` or `Cb`; ValueError for anything else."""
    match = _NOTE_NAME.match(note)
    if match is None:
        raise ValueError(f"“{note}” is not a note name.")
    letter, accidentals = match.groups()
    return (NATURALS[letter] + accidentals.count("#") - accidentals.count("b")) % 12


def spell(letter: str, pitch: int) -> str:
    """The name of a pitch class on a given letter: `spell("E", 3)` is `Eb`. At most two accidentals either way."""
    offset = (pitch - NATURALS[letter] + 6) % 12 - 6
    return letter + ("#" * offset if offset > 0 else "b" * -offset)


def spell_above(root: str, degree: int, semitones: int) -> str:
    """The note a number of scale degrees (1 is the root, 9 the ninth) and of semitones above a root note.

    Spellings that would need three accidentals are written with the simplest enharmonic name instead.
    """
    letter = LETTERS[(LETTERS.index(root[0]) + degree - 1) % 7]
    pitch = (pitch_class(root) + semitones) % 12
    name = spell(letter, pitch)
    return name if len(name) <= 3 else simplest_name(pitch)


def simplest_name(pitch: int, *, flats: bool = True) -> str:
    """The usual name of a pitch class, black keys as flats or as sharps."""
    names = "C Db D Eb E F Gb G Ab A Bb B" if flats else "C C# D D# E F F# G G# A A# B"
    return names.split()[pitch % 12]


@dataclass(frozen=True)
class Key:
    """A tonic, spelled, and a mode from MODES."""

    tonic: str
    mode: str = "major"

    @property
    def name(self) -> str:
        """As a musician says it: `F# minor`."""
        return f"{self.tonic} {self.mode}"

    @property
    def pitch_class(self) -> int:
        return pitch_class(self.tonic)

    @property
    def steps(self) -> tuple[int, ...]:
        """Semitones of the scale above the tonic, ascending from 0."""
        return MODES[self.mode]

    @property
    def is_minor(self) -> bool:
        """Whether the tonic chord is minor."""
        return 3 in self.steps and 4 not in self.steps

    @property
    def fifths(self) -> int:
        """Sharps (positive) or flats (negative) in the key signature; beyond 7 for keys nobody prints."""
        line = "FCGDAEB"
        accidentals = self.tonic.count("#") - self.tonic.count("b")
        return line.index(self.tonic[0]) - 1 + 7 * accidentals + _SIGNATURE_SHIFT[self.mode]

    @property
    def scale_pitch_classes(self) -> tuple[int, ...]:
        return tuple((self.pitch_class + step) % 12 for step in self.steps)

    @property
    def scale(self) -> tuple[str, ...]:
        """The notes of the scale, spelled one letter a degree: `("D", "E", "F", "G", "A", "B", "C")` for D dorian."""
        degrees = _SPELLED_DEGREES.get(self.mode, (1, 2, 3, 4, 5, 6, 7))
        return tuple(spell_above(self.tonic, d, s) for d, s in zip(degrees, self.steps, strict=True))

    def spell(self, pitch: int) -> str:
        """The name of a pitch class as it is written in this key; notes outside it follow its flats or sharps."""
        for note in self.scale:
            if pitch_class(note) == pitch % 12:
                return note
        return simplest_name(pitch, flats=self.fifths < 0 or (self.is_minor and self.fifths == 0))

    def __str__(self) -> str:
        return self.name


_SPELLED_DEGREES: Mapping[str, tuple[int, ...]] = {
    "blues": (1, 3, 4, 5, 5, 7),
    "major pentatonic": (1, 2, 3, 5, 6),
    "minor pentatonic": (1, 3, 4, 5, 7),
}


def parse_key(text: str) -> Key:
    """Read a key name: `B flat minor`, `Bb`, `F♯ dorian`, `Cm`, `sol mayor`, `la bemol menor`, `e minor`.

    A name without a mode is major. Raises KeyNameError, with a sentence for the teacher, when it names no key.
    """
    match = _KEY_NAME.match(" ".join(text.split()))
    if match is None:
        raise KeyNameError(text)
    mode = _mode_named(match["mode"].strip())
    if mode is None:
        raise KeyNameError(text)
    return Key(_tonic_named(match["tonic"]) + _accidental_named(match["accidental"] or ""), mode)


def _mode_named(word: str) -> str | None:
    if word in ("m", "M"):
        return _MODE_NAMES[word]
    return _MODE_NAMES.get(word.lower())


def _tonic_named(word: str) -> str:
    return SOLFEGE.get(word.lower(), word.upper())


def _accidental_named(word: str) -> str:
    return _ACCIDENTALS[word.lower()]
