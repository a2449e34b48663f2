"""From chord to Roman numeral: what a teacher would write under a chord in a key. The table is our own.

A chord is read as diatonic where it can be, then as applied (a secondary dominant or leading-tone chord), then as
borrowed or chromatic with an accidental. `realise` turns every numeral written here back into the same chord.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from music.chords import Chord, parse_chord
from music.harmony.realisation import plain_key
from music.keys import LETTERS, MODES, Key

_NAMES = ("I", "II", "III", "IV", "V", "VI", "VII")

#: Degrees that chords with roots outside the scale are counted on, by semitones above the tonic, where the spelling of
#: the root does not settle it.
_USUAL_DEGREE: Mapping[int, int] = {0: 1, 1: 2, 2: 2, 3: 3, 4: 3, 5: 4, 6: 5, 7: 5, 8: 6, 9: 6, 10: 7, 11: 7}
_RISING_DEGREE: Mapping[int, int] = {**_USUAL_DEGREE, 1: 1, 3: 2, 6: 4, 8: 5}

#: Applied chords: semitones of the target above the tonic, and its numeral. In major, in minor.
_TARGETS: Mapping[bool, Mapping[int, str]] = {
    False: {2: "ii", 4: "iii", 5: "IV", 7: "V", 9: "vi"},
    True: {3: "III", 5: "iv", 7: "V", 8: "VI", 10: "VII"},
}
_SUFFIXES: Mapping[str, str] = {"dim": "°", "dim7": "°7", "aug": "+", "m7b5": "ø7", "m9b5": "ø9", "m11b5": "ø11"}


def numerals_of(chords: Sequence[str], key: Key | str) -> tuple[str, ...]:
    """The numerals of chords that follow one another, each read with the next chord that differs from it; the last
    looks back to the first, as a loop does. Raises ChordSymbolError."""
    return tuple(numeral_of(chord, key, following_chord(chords, place)) for place, chord in enumerate(chords))


def following_chord(chords: Sequence[str], place: int) -> str | None:
    """The chord that the one at a place moves to: the next that is not the same, going round; None when all are."""
    round_again = [*chords[place + 1 :], *chords[:place]]
    return next((chord for chord in round_again if chord != chords[place]), None)


def numeral_of(chord: str, key: Key | str, following: str | None = None) -> str:
    """The Roman numeral of a chord symbol in a key; a slash bass is left out, and N.C. is `N.C.`.

    `following` is the chord that it moves to. With it, a chromatic major chord is called applied only when it falls a
    fifth (or, as a leading-tone chord, rises a half step) to its target; without it, the usual reading is given.
    Raises ChordSymbolError for what is no chord.
    """
    home = plain_key(key)
    return _numeral(parse_chord(chord), home, parse_chord(following) if following else None)


@lru_cache(maxsize=8192)
def _numeral(chord: Chord, key: Key, following: Chord | None) -> str:
    if not chord.sounds:
        return "N.C."
    if following is not None and not following.sounds:
        following = None
    applied = _applied(chord, key, following)
    return applied or _degree_name(chord, key) + _suffix(chord)


def _applied(chord: Chord, key: Key, following: Chord | None) -> str:
    """`V7/V`, `vii°7/ii` and their like, or nothing when the chord has no such task here."""
    above = (chord.pitch_class - key.pitch_class) % 12
    if key.mode not in ("major", "minor") or chord.quality in _UNAPPLIED:
        return ""
    leading = chord.triad == "diminished"
    if not leading and chord.triad != "major":
        return ""
    distance = 1 if leading else 5
    target = _TARGETS[key.mode == "minor"].get((above + distance) % 12)
    if target is None or not _works_as_applied(chord, key, following, distance):
        return ""
    return ("vii" if leading else "V") + _suffix(chord) + "/" + target


_UNAPPLIED = frozenset({"maj7", "6", "6/9", "maj9", "add9", "maj13", "maj11"})


def _works_as_applied(chord: Chord, key: Key, following: Chord | None, distance: int) -> bool:
    above = (chord.pitch_class - key.pitch_class) % 12
    in_scale = all(pitch in _practice_scale(key) for pitch in chord.pitch_classes)
    resolves = following is not None and (following.pitch_class - chord.pitch_class) % 12 == distance
    if in_scale:
        # VII7 in minor is at home in the scale: it is V7/III only where it really goes there.
        return key.mode == "minor" and above == 10 and chord.is_dominant and resolves
    if above == 0 or (key.mode == "minor" and above in (3, 5, 8)) or (key.mode == "major" and above in (5, 7)):
        # A seventh on I or IV is blues colour unless it leads on; a major IV in minor is the Dorian sound.
        return chord.is_dominant and resolves and not _is_blues_step(above, following)
    return resolves or following is None


def _is_blues_step(above: int, following: Chord | None) -> bool:
    """I7 to IV7 is the blues itself, not a secondary dominant."""
    return following is not None and above == 0 and following.is_dominant


def _practice_scale(key: Key) -> frozenset[int]:
    """The scale with the raised seventh that minor keys use for their dominants."""
    raised = {(key.pitch_class + 11) % 12} if key.mode == "minor" else set()
    return frozenset({*key.scale_pitch_classes, *raised})


def _degree_name(chord: Chord, key: Key) -> str:
    above = (chord.pitch_class - key.pitch_class) % 12
    degree = _degree(chord, key, above)
    name = _NAMES[degree - 1]
    return _accidental(chord, key, degree, above) + (name.lower() if chord.is_minor else name)


def _degree(chord: Chord, key: Key, above: int) -> int:
    if above in key.steps:
        return key.steps.index(above) + 1
    spelled = (LETTERS.index(chord.root[0]) - LETTERS.index(key.tonic[0])) % 7 + 1
    difference = (above - MODES["major"][spelled - 1] + 6) % 12 - 6
    if abs(difference) <= 1 and not (spelled == 1 and chord.triad == "major"):
        return spelled
    rising = chord.triad in ("diminished", "augmented")
    return (_RISING_DEGREE if rising else _USUAL_DEGREE)[above]


def _accidental(chord: Chord, key: Key, degree: int, above: int) -> str:
    major, own = MODES["major"][degree - 1], key.steps[degree - 1]
    diminished = chord.triad == "diminished"
    leading = diminished and (degree == 7 or (degree == 6 and own < major))
    if leading and above == major:
        return ""
    if above == own and not (leading and own != major):
        # Minor keys write VI and VII as they stand; the modes write bVII, as popular-music analysis does.
        return "" if key.mode == "minor" or own == major else "#" if own > major else "b"
    if above == major:
        return "#" if own < major else "b"
    difference = (above - major + 6) % 12 - 6
    return "#" * difference if difference > 0 else "b" * -difference


def _suffix(chord: Chord) -> str:
    quality = chord.quality
    if quality in _SUFFIXES:
        return _SUFFIXES[quality]
    if chord.is_minor and quality.startswith("m") and not quality.startswith("maj"):
        quality = quality[1:].replace("Maj", "maj")
    for absent in ("no3", "no5", "add11", "add13"):
        quality = quality.replace(absent, "")
    return quality
