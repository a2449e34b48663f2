"""Metre: how a bar is counted, how long it lasts, and how strong each position in it is."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

MetreKind = Literal["simple", "compound", "asymmetric"]

_NAMES = {1: "whole note", 2: "half note", 4: "quarter note", 8: "eighth note", 16: "sixteenth note"}

#: How the uneven metres are usually grouped, in units of their lower number.
_GROUPS = {5: (3, 2), 7: (2, 2, 3), 8: (3, 3, 2), 10: (3, 2, 3, 2), 11: (2, 2, 3, 2, 2), 13: (3, 3, 3, 2, 2)}
_COUNTED = {1: "single", 2: "duple", 3: "triple", 4: "quadruple", 5: "quintuple", 7: "septuple"}


@dataclass(frozen=True)
class Metre:
    """A time signature as a class counts it.

    `beats` is how many beats are felt in a bar (two in 6/8), `groups` how the lower number's units fall together in an
    asymmetric bar, `beat_quarters` how many quarter notes the beat that a tempo counts lasts (1.5 in 6/8).
    """

    text: str
    upper: int
    lower: int
    kind: MetreKind
    beats: int
    groups: tuple[int, ...]
    beat_quarters: float

    @property
    def beat_note(self) -> str:
        """The note that gets the beat: `dotted quarter note` in 6/8."""
        if self.kind == "compound":
            return f"dotted {_NAMES[self.lower // 2]}"
        return _NAMES[4] if self.kind == "asymmetric" and self.lower > 4 else _NAMES[self.lower]

    @property
    def division(self) -> int:
        """Into how many equal parts the beat divides first: three in compound metres, otherwise two."""
        return 3 if self.kind == "compound" else 2

    @property
    def quarters(self) -> float:
        """Length of a bar in quarter notes."""
        return 4 * self.upper / self.lower

    @property
    def name(self) -> str:
        """`simple quadruple`, `compound duple`, `asymmetric`."""
        if self.kind == "asymmetric":
            return "asymmetric"
        return f"{self.kind} {_COUNTED.get(self.beats, 'multiple')}"

    def seconds(self, tempo_bpm: int) -> float:
        """How long one bar lasts."""
        return self.quarters / self.beat_quarters * 60 / tempo_bpm


@lru_cache(maxsize=64)
def metre_of(text: str) -> Metre:
    """The metre of a time signature such as `6/8`; ValueError when it is none."""
    upper_text, _, lower_text = text.partition("/")
    if not (upper_text.isdigit() and lower_text.isdigit()) or int(lower_text) not in _NAMES or int(upper_text) == 0:
        raise ValueError(f"“{text}” is not a time signature. Write it like 4/4, 3/4 or 6/8.")
    upper, lower = int(upper_text), int(lower_text)
    if upper % 3 == 0 and upper > 3 and lower > 2:
        return Metre(text, upper, lower, "compound", upper // 3, (3,) * (upper // 3), 3 * 4 / lower)
    if upper in _GROUPS and (upper != 8 or lower != 4):
        groups = _GROUPS[upper]
        beats = upper if lower <= 4 else len(groups)
        return Metre(text, upper, lower, "asymmetric", beats, groups, max(1.0, 4 / lower))
    return Metre(text, upper, lower, "simple", upper, (1,) * upper, 4 / lower)


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
