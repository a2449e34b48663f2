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
