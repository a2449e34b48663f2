"""Rhythm on a step grid: syncopation as it is measured in the literature, and patterns that have names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from music.genres import Groove
from music.planning.metre import Metre, metre_of
from music.theory.fact import number_word


@lru_cache(maxsize=256)
def position_weights(meter: str, steps: int) -> tuple[int, ...]:
    """The metrical weight of each step of a bar, 0 for the downbeat and one less for every level further down.

    These are the weights of the tree in Longuet-Higgins and Lee, "The Rhythmic Interpretation of Monophonic Music"
    (Music Perception 1/4, 1984): 4/4 divides into halves, halves into beats, beats into eighths and so on; 3/4 divides
    into three; 6/8 into two and then three. Asymmetric bars divide first at their groups.
    """
    levels = _levels(metre_of(meter), steps)
    return tuple(
        next((-depth for depth, level in enumerate(levels) if step in level), -len(levels)) for step in range(steps)
    )


def _levels(metre: Metre, steps: int) -> list[set[int]]:
    """Sets of step numbers, from the downbeat alone to ever finer divisions."""
    levels = [{0}]
    if metre.kind == "asymmetric":
        edges = [sum(metre.groups[:count]) * steps // metre.upper for count in range(len(metre.groups))]
        levels.append(set(edges))
        return levels + _divided(steps, metre.upper)
    if metre.beats == 4:
        levels.append({0, steps // 2})
    return levels + _divided(steps, metre.beats)


def _divided(steps: int, parts: int) -> list[set[int]]:
    """The level of `parts` equal parts, then each part divided in two (or in three where two does not go)."""
    levels = []
    while parts <= steps and steps % parts == 0:
        levels.append(set(range(0, steps, steps // parts)))
        if parts == steps:
            break
        parts *= 2 if steps // parts % 2 == 0 else 3 if steps // parts % 3 == 0 else steps // parts
    return levels


@dataclass(frozen=True)
class Syncopation:
    """The syncopation of one voice of a groove: its score, and the steps it falls on with the silent steps they rob."""

    voice: str
    score: int
    events: tuple[tuple[int, int], ...]  # (step of the note, stronger step that stays silent after it)
    off_beat: tuple[tuple[int, int], ...]  # those of the events whose note is not on a beat


def onsets(grid: str, *, ghosts: bool = False) -> tuple[int, ...]:
    """The steps with a hit; soft hits (`o`) only when `ghosts` are asked for."""
    return tuple(step for step, mark in enumerate(grid) if mark in ("xXo" if ghosts else "xX"))


def syncopation_of(grid: str, meter: str, bars: int = 1) -> tuple[int, tuple[tuple[int, int], ...]]:
    """The syncopation of one line of hits that repeats, after H. C. Longuet-Higgins and C. S. Lee, "The Rhythmic
    Interpretation of Monophonic Music", Music Perception 1/4 (1984), pp. 424-441.

    A note is syncopated when a rest or a held note follows it on a position of greater metrical weight than its own;
    the strength is the difference of the two weights. Returns the sum of the strengths, and for each syncopated note
    its step and the strongest silent step after it, counted from 0 in the whole grid.
    """
    struck = onsets(grid)
    if not struck:
        return 0, ()
    per_bar = len(grid) // bars
    weights = position_weights(meter, per_bar)
    total, events = 0, []
    for step, following in zip(struck, [*struck[1:], struck[0] + len(grid)], strict=True):
        silent = range(step + 1, following)
        if not silent:
            continue
        strongest = max(silent, key=lambda place: weights[place % per_bar])
        strength = weights[strongest % per_bar] - weights[step % per_bar]
        if strength > 0:
            total += strength
            events.append((step, strongest % len(grid)))
    return total, tuple(events)


def most_syncopated(groove: Groove) -> Syncopation | None:
    """The voice of a groove with the most notes that are syncopated off the beat, then with the highest score; None
    when no voice is syncopated. A backbeat alone counts as syncopation in the measure, but stands behind the others."""
    found = []
    for voice, grid in groove.hits.items():
        score, events = syncopation_of(grid, groove.meter, groove.bars)
        if events:
            off = tuple(event for event in events if not _on_a_beat(event[0], groove))
            found.append(Syncopation(voice, score, events, off))
    return max(found, key=lambda each: (len(each.off_beat) > 0, each.score)) if found else None


def _on_a_beat(step: int, groove: Groove) -> bool:
    metre, per_bar = metre_of(groove.meter), groove.steps // groove.bars
    if metre.kind == "asymmetric" and metre.lower > 4:
        return any(step % per_bar * metre.upper == per_bar * sum(metre.groups[:count]) for count in range(metre.beats))
    return step % per_bar * metre.beats % per_bar == 0


def count_name(step: int, groove: Groove) -> str:
    """How a musician counts a step of a groove: `beat 2`, `the "and" of beat 2`, `the last triplet of beat 4`."""
    per_bar = groove.steps // groove.bars
    metre = metre_of(groove.meter)
    step %= per_bar
    if metre.kind == "asymmetric" and metre.lower > 4:
        unit, rest = divmod(step * metre.upper, per_bar)
        return f"count {unit + 1}" if rest == 0 else f'the "and" of count {unit + 1}'
    if per_bar % metre.beats:
        return f"step {step + 1}"
    beat, part = divmod(step, per_bar // metre.beats)
    return _part_name(part, per_bar // metre.beats, f"beat {beat + 1}")


def _part_name(part: int, parts: int, beat: str) -> str:
    if part == 0:
        return beat
    names: Mapping[int, Sequence[str]] = {
        2: ("", 'the "and" of {}'),
        3: ("", "the middle third of {}", "the last third of {}"),
        4: ("", 'the "e" of {}', 'the "and" of {}', 'the "a" of {}'),
    }
    if parts in names:
        return names[parts][part].format(beat)
    return (
        f"the {_ORDINALS[part]} of {number_word(parts)} quick notes in {beat}"
        if part < 12
        else f"part {part + 1} of {beat}"
    )


_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]


#: Patterns of sixteen steps that have a name, over two bars of eighths or one of sixteenths.
_NAMED: Mapping[tuple[int, ...], str] = {
    (0, 3, 6, 10, 12): "3-2 son clave",
    (2, 4, 8, 11, 14): "2-3 son clave",
    (0, 3, 7, 10, 12): "3-2 rumba clave",
    (2, 4, 8, 11, 15): "2-3 rumba clave",
    (0, 3, 6, 10, 13): "bossa nova clave",
}
_STANDARD_BELL = (0, 2, 4, 5, 7, 9, 11)


def named_patterns(groove: Groove) -> tuple[tuple[str, str], ...]:
    """Voices that play a pattern with a name, as (voice, name): claves, the tresillo, the standard bell of twelve."""
    found = []
    for voice, grid in groove.hits.items():
        struck = onsets(grid)
        if len(grid) == 16 and struck in _NAMED:
            found.append((voice, _NAMED[struck]))
        elif len(grid) == 12 and struck == _STANDARD_BELL:
            found.append((voice, "standard bell pattern"))
        elif _is_tresillo(grid, struck):
            found.append((voice, "tresillo"))
    return tuple(found)


def _is_tresillo(grid: str, struck: tuple[int, ...]) -> bool:
    """Three hits that divide eight parts into 3 + 3 + 2, in every half or bar of the grid."""
    for span in (len(grid), len(grid) // 2):
        part = span // 8
        if (
            span % 8 == 0
            and part
            and struck == tuple(start + offset * part for start in range(0, len(grid), span) for offset in (0, 3, 6))
        ):
            return True
    return False


def backbeat_voice(groove: Groove) -> str | None:
    """The snare, clap or the like that sounds on beats 2 and 4 of a bar of four beats and on no other beat."""
    if groove.meter != "4/4" or groove.steps // groove.bars % 4:
        return None
    beat = groove.steps // groove.bars // 4
    for voice in ("snare", "clap", "rimshot", "tambourine", "snap"):
        struck = set(onsets(groove.hits.get(voice, "")))
        beats = {step // beat % 4 for step in struck if step % beat == 0}
        if struck and beats == {1, 3}:
            return voice
    return None


def steady_voice(groove: Groove) -> tuple[str, int] | None:
    """The voice with the most evenly spaced hits through the whole grid, and how many it plays in a bar."""
    counts = []
    for voice, grid in groove.hits.items():
        struck = onsets(grid, ghosts=True)
        gaps = (
            {after - before for before, after in zip(struck, [*struck[1:], struck[0] + len(grid)], strict=True)}
            if struck
            else set()
        )
        if len(gaps) == 1 and len(struck) % groove.bars == 0:
            counts.append((len(struck) // groove.bars, voice))
    if not counts:
        return None
    most, voice = max(counts)
    return voice, most


def cross_rhythm(groove: Groove) -> tuple[str, int, str, int] | None:
    """Two voices that divide the bar evenly into numbers of which neither divides the other (3 against 2, 4 against 3):
    (voice, hits, voice, hits)."""
    even = []
    for voice, grid in groove.hits.items():
        struck = onsets(grid)
        if len(struck) >= 2 and len(set(_gaps(struck, len(grid)))) == 1 and struck[0] == 0:
            even.append((len(struck), voice))
    for more, first in sorted(even, reverse=True):
        for fewer, second in sorted(even):
            if fewer > 1 and more % fewer and more > fewer:
                return first, more, second, fewer
    return None


def _gaps(struck: Sequence[int], length: int) -> list[int]:
    return [after - before for before, after in zip(struck, [*struck[1:], struck[0] + length], strict=True)]
