"""From Roman numeral to chord: which chord a numeral names in a key, and what the same degree carries in another mode.

The conventions are those of North American classrooms and of popular-music analysis together. A numeral without an
accidental stands on the key's own scale (`VI` in A minor is F); a flat or sharp counts from the major scale (`bVI` is F
there too), except that a sharp before a degree which the mode lowers only undoes the lowering (`#vii` in A minor stands
on G#). `vii°` and `vi°` stand on the raised degrees in minor, where they are found in practice.
"""

import re

from music.chords import Chord, ChordSymbolError, chord_of_roman
from music.keys import MODES, Key, parse_key, simplest_name

_NUMERAL = re.compile(
    r"^(?P<accidental>[b#]{0,2})(?P<numeral>[IVivx]+)(?P<quality>(?:6/9|[^/])*?)(?P<applied>/[b#]?[IViv]+)?$"
)
_DEGREES = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7}
_SEVEN_NOTE_MODES = ("major", "minor", "dorian", "phrygian", "lydian", "mixolydian", "locrian")
_DEGREE_NAMES = ("I", "II", "III", "IV", "V", "VI", "VII")


def as_key(key: Key | str) -> Key:
    """The Key of a name such as `D dorian`; KeyNameError when it names none."""
    return key if isinstance(key, Key) else parse_key(key)


def plain_key(key: Key | str) -> Key:
    """The key with a mode of seven notes in which its chords are counted: blues and major pentatonic as major,
    harmonic and melodic minor as minor, phrygian dominant as phrygian."""
    named = as_key(key)
    homes = {"blues": "major", "major pentatonic": "major", "phrygian dominant": "phrygian"}
    mode = named.mode if named.mode in _SEVEN_NOTE_MODES else homes.get(named.mode, "minor")
    return Key(named.tonic, mode)


def realise(roman: str, key: Key | str) -> str:
    """The chord symbol of a Roman numeral in a key: `ii7` in C major is `Dm7`, `V7/V` is `D7`; `bVII` in A is `G`.

    Raises ChordSymbolError when the text is no Roman numeral.
    """
    home = plain_key(key)
    match = _NUMERAL.match(roman.strip())
    if match is None or match["numeral"].upper() not in _DEGREES:
        raise ChordSymbolError(roman)
    numeral, quality = match["numeral"], match["quality"]
    if quality == "5" or quality.startswith(("sus", "7sus", "9sus")):
        numeral = numeral.upper()  # without a third there is no minor to write
    if match["applied"]:
        return _legible(chord_of_roman(match["accidental"] + numeral + quality + match["applied"], home), home)
    if _raised(match["accidental"], numeral, quality, home):
        return _legible(chord_of_roman(numeral + quality, Key(home.tonic, "major")), home)
    return _legible(chord_of_roman(match["accidental"] + numeral + quality, home), home)


def _legible(chord: Chord, key: Key) -> str:
    """The symbol, its root without a double sharp or flat: lead sheets print G°, not F##°."""
    if len(chord.root) < 3:
        return chord.symbol
    return simplest_name(chord.pitch_class, flats=key.fifths < 0) + chord.quality


def _raised(accidental: str, numeral: str, quality: str, key: Key) -> bool:
    """Whether the numeral undoes an alteration that the mode makes, so that it stands on the major scale's degree."""
    degree = _DEGREES[numeral.upper()]
    lowered = key.steps[degree - 1] < MODES["major"][degree - 1]
    raised = key.steps[degree - 1] > MODES["major"][degree - 1]
    if degree == 6 and not accidental and lowered:
        return quality.startswith(("°", "ø", "dim"))
    return (accidental == "#" and lowered) or (accidental == "b" and raised)


def diatonic_numerals(mode: str, *, sevenths: bool = False) -> tuple[str, ...]:
    """The seven chords of a mode as numerals, first degree first: `("i", "ii°", "III", "iv", "v", "VI", "VII")`."""
    steps = MODES[mode]
    return tuple(_stacked(steps, degree, sevenths) for degree in range(7))


def _stacked(steps: tuple[int, ...], degree: int, sevenths: bool) -> str:
    third, fifth, seventh = (_above(steps, degree, count) for count in (2, 4, 6))
    minor = third == 3
    name = _DEGREE_NAMES[degree].lower() if minor else _DEGREE_NAMES[degree]
    diminished = minor and fifth == 6
    if not sevenths:
        return name + ("°" if diminished else "")
    if diminished:
        return name + ("ø7" if seventh == 10 else "°7")
    return name + ("maj7" if seventh == 11 else "7")


def _above(steps: tuple[int, ...], degree: int, count: int) -> int:
    return (steps[(degree + count) % 7] - steps[degree]) % 12


def in_mode(roman: str, mode: str) -> str:
    """The chord that stands on a numeral's degree in another mode: `vi` in minor is `VI`, `ii7` is `iiø7`.

    Dominants keep their major third (`V7` stays `V7` in minor), because a cadence needs its leading tone. Chromatic and
    applied numerals are kept as they are.
    """
    match = _NUMERAL.match(roman)
    if match is None or match["accidental"] or match["applied"] or match["numeral"].upper() not in _DEGREES:
        return roman
    numeral, quality = match["numeral"], match["quality"]
    if numeral.upper() == "V" and mode in ("major", "minor"):
        return roman
    if quality == "5" or "sus" in quality:
        return roman
    sevenths = any(mark in quality for mark in ("7", "9", "11", "13"))
    return diatonic_numerals(mode, sevenths=sevenths)[_DEGREES[numeral.upper()] - 1]
