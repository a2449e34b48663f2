"""The groove of a piece: which of a genre's patterns, and how it is made to fit another metre."""

from collections.abc import Sequence
from random import Random

from music.genres import Genre, Groove
from music.planning.metre import metre_of


def choose_groove(genre: Genre, meter: str, random: Random) -> Groove:
    """One of the genre's grooves that carry a song, in the metre where it has one, else its first; not yet adapted."""
    steady = steady_grooves(genre)
    fitting = [groove for groove in steady if groove.meter == meter]
    return random.choice(fitting) if fitting else steady[0]


def steady_grooves(genre: Genre) -> tuple[Groove, ...]:
    """The genre's grooves that keep one pattern from bar to bar; all of them where it has none."""
    return tuple(groove for groove in genre.grooves if groove.steady) or genre.grooves


def fitted_groove(groove: Groove, meter: str) -> Groove:
    """The groove in a metre: as it is where it is written in it; otherwise beat by beat, beats being left out at the
    end of the bar, or taken again from its middle, until the bar is full.

    A beat that divides otherwise in the new metre (two parts for three) keeps the hits on its beginning and on its last
    step. The length of a step stays one part of the same beat.
    """
    if groove.meter == meter:
        return groove
    steps_in_beat = _steps_in_beat(groove)
    lengths = _beat_lengths(meter, steps_in_beat)
    hits = {
        voice: _refilled(_beats(grid[: groove.steps // groove.bars], steps_in_beat), lengths)
        for voice, grid in groove.hits.items()
    }
    return groove.model_copy(update={"meter": meter, "steps": sum(lengths), "bars": 1, "hits": hits})


def _steps_in_beat(groove: Groove) -> int:
    return max(1, groove.steps // groove.bars // metre_of(groove.meter).beats)


def _beat_lengths(meter: str, steps_in_beat: int) -> list[int]:
    """Steps of each beat of a bar: equal ones, or as uneven as the groups of an asymmetric bar."""
    metre = metre_of(meter)
    if metre.kind == "compound":
        return [3] * metre.beats
    if metre.kind == "asymmetric" and metre.lower > 4:
        unit = max(1, steps_in_beat // 2)
        return [group * unit for group in metre.groups]
    return [steps_in_beat] * metre.beats


def _beats(grid: str, steps: int) -> list[str]:
    return [grid[start : start + steps] for start in range(0, len(grid), steps)]


def _refilled(beats: Sequence[str], lengths: Sequence[int]) -> str:
    """The grid with as many beats as there are lengths; added beats repeat the bar from its second beat on."""
    again = beats[1:] or beats
    chosen = [
        beats[index] if index < len(beats) else again[(index - len(beats)) % len(again)]
        for index in range(len(lengths))
    ]
    return "".join(_resized(beat, length) for beat, length in zip(chosen, lengths, strict=True))


def _resized(beat: str, length: int) -> str:
    if len(beat) == length:
        return beat
    if len(beat) > length:
        return beat[: length - 1] + beat[-1] if length > 1 else beat[0]
    return beat + "." * (length - len(beat))
