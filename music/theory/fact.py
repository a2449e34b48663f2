"""A fact about a planned piece: what a claim may say, and where."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Element = Literal["rhythm", "harmony", "melody", "form", "texture", "timbre", "expression", "words"]


@dataclass(frozen=True)
class Fact:
    """Something that a check found to be true.

    `bars` are the bars that it can be seen in, counted from 1. `values` are the words, chords, numbers and names that
    the fact consists of, each as text; a sentence about the fact may use no other chord, key, numeral, number or
    section than stand in these, and must contain those named in `must`. `variant` tells wordings of one check apart.
    """

    concept: str
    check: str
    bars: tuple[int, ...]
    element: Element
    values: Mapping[str, str] = field(default_factory=dict)
    must: tuple[str, ...] = ()
    variant: str = ""


_WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]


def number_word(number: int) -> str:
    """A number as prose writes it: words up to twenty, digits above."""
    return _WORDS[number] if 0 <= number < len(_WORDS) else str(number)


def listed(items: list[str] | tuple[str, ...]) -> str:
    """`C, F and G`."""
    if len(items) < 2:
        return "".join(items)
    return ", ".join(items[:-1]) + " and " + items[-1]


def bar_span(first: int, last: int) -> str:
    """`bar 4`, `bars 4 and 5` or `bars 5 to 8`."""
    if last - first < 2:
        return f"bar {first}" if first == last else f"bars {first} and {last}"
    return f"bars {first} to {last}"


def spoken_section(name: str) -> str:
    """A section's name inside a sentence: `the chorus`, `Verse 1`."""
    return name if name[-1].isdigit() else f"the {name.lower()}"


def bar_list(bars: tuple[int, ...], most: int = 4) -> str:
    """Bars as a reader takes them in: runs as spans, single bars in a list, and no more than `most` of these."""
    spans = runs(bars)
    if len(spans) == 1:
        return bar_span(*spans[0])
    shown = [str(first) if first == last else f"{first} to {last}" for first, last in spans[:most]]
    return "bars " + listed(shown)


def runs(bars: tuple[int, ...]) -> list[tuple[int, int]]:
    """The stretches of neighbouring bars, as first and last."""
    found: list[tuple[int, int]] = []
    for bar in bars:
        if found and found[-1][1] == bar - 1:
            found[-1] = (found[-1][0], bar)
        else:
            found.append((bar, bar))
    return found
