"""The key of a chord loop, when a request gives chords and names no key."""

from collections.abc import Mapping, Sequence

from music.chords import Chord, parse_chord
from music.keys import Key, simplest_name

#: Modes in the order of how often songs are written in them; each costs a little more to choose.
_COST: Mapping[str, float] = {
    "major": 0.0,
    "minor": 0.1,
    "mixolydian": 0.45,
    "dorian": 0.9,
    "phrygian": 2.0,
    "lydian": 2.4,
}


def infer_key(chords: Sequence[str]) -> Key:
    """The key that explains a loop of chord symbols best: most chords at home, a tonic chord in a framing place, and a
    dominant that resolves to it. Ties go to major, then minor. Raises ChordSymbolError, or ValueError for no chords.
    """
    sounding = [chord for chord in map(parse_chord, chords) if chord.sounds]
    if not sounding:
        raise ValueError("There are no chords to find a key in.")
    candidates = [Key(_tonic_name(pitch, sounding), mode) for mode in _COST for pitch in range(12)]
    return max(candidates, key=lambda key: _score(key, sounding))


def _tonic_name(pitch: int, chords: Sequence[Chord]) -> str:
    """The tonic spelled as one of the chords spells it, else with flats or sharps as most chords are written."""
    for chord in chords:
        if chord.pitch_class == pitch:
            return chord.root
    sharps = sum("#" in chord.root for chord in chords)
    return simplest_name(pitch, flats=sharps == 0)


def _score(key: Key, chords: Sequence[Chord]) -> float:
    blues = all(chord.is_dominant for chord in chords)
    at_home = sum(_belongs(chord, key, blues) for chord in chords) / len(chords)
    return at_home * 4 + _frame(key, chords) + _resolutions(key, chords) - _COST[key.mode]


def _belongs(chord: Chord, key: Key, blues: bool) -> float:
    """1 for a chord of the scale (or the major dominant of a minor key), less for every foreign note.

    In a loop of dominant sevenths the seventh on I or IV is blues colour, not a foreign note.
    """
    scale = set(key.scale_pitch_classes)
    if key.mode == "minor" and (chord.pitch_class - key.pitch_class) % 12 in (7, 11):
        scale.add((key.pitch_class + 11) % 12)
    if blues and key.mode == "major" and (chord.pitch_class - key.pitch_class) % 12 in (0, 5):
        scale.add((chord.pitch_class + 10) % 12)
    foreign = sum(pitch not in scale for pitch in chord.pitch_classes)
    return 1.0 - 0.5 * foreign


def _frame(key: Key, chords: Sequence[Chord]) -> float:
    """How the tonic chord frames the loop: first, last, present at all, and with the third of the mode."""

    def is_tonic(chord: Chord) -> bool:
        return chord.pitch_class == key.pitch_class and chord.is_minor == key.is_minor

    return 1.3 * is_tonic(chords[0]) + 0.8 * is_tonic(chords[-1]) + 0.9 * any(is_tonic(chord) for chord in chords)


def _resolutions(key: Key, chords: Sequence[Chord]) -> float:
    """Dominants that go to the tonic, most of all after their predominant; the loop's end leads back to its start."""
    score = 0.0
    for index, chord in enumerate(chords):
        following = chords[(index + 1) % len(chords)]
        is_dominant = (chord.pitch_class - key.pitch_class) % 12 == 7 and not chord.is_minor
        goes_home = following.pitch_class == key.pitch_class and following.is_minor == key.is_minor
        if is_dominant and goes_home:
            prepared = (chords[index - 1].pitch_class - key.pitch_class) % 12 in (2, 5)
            seventh = 1.0 if chord.is_dominant and not following.is_dominant else 0.0
            wraps = 0.5 if index == len(chords) - 1 else 1.0
            score += (0.6 + seventh + 0.7 * prepared) * wraps
    return min(score, 2.6)
