"""A song plan and a teaching guide, arranged for the eye: bars under their section, activities on the clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: Proportional blocks have a class for every length up to this (see static/css/chart.css).
WIDEST = 64


@dataclass(frozen=True)
class ChartBar:
    """One bar: its number and, for each chord, the symbol with its Roman numeral."""

    number: int
    chords: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Stretch:
    """One section of the form with its bars."""

    name: str
    kind: str
    first: int
    last: int
    bars: tuple[ChartBar, ...]

    @property
    def length(self) -> int:
        return self.last - self.first + 1

    @property
    def share(self) -> int:
        """The number in the class name of a proportional block."""
        return min(max(self.length, 1), WIDEST)


@dataclass(frozen=True)
class TimedActivity:
    """An activity with the minutes, counted from the start of the lesson, at which it begins and ends."""

    start: int
    end: int
    activity: Mapping[str, Any]

    @property
    def share(self) -> int:
        return min(max(self.end - self.start, 1), WIDEST)


def stretches(plan: Mapping[str, Any]) -> tuple[Stretch, ...]:
    """The form of a song plan (JSON as in music/plan.py), each section with the bars in it."""
    bars = [_bar(bar) for bar in plan.get("bars", ())]
    return tuple(_stretch(section, bars) for section in plan.get("form", ()))


def _bar(bar: Mapping[str, Any]) -> ChartBar:
    return ChartBar(bar["number"], tuple(zip(bar["chords"], bar["roman"], strict=False)))


def _stretch(section: Mapping[str, Any], bars: list[ChartBar]) -> Stretch:
    first, last = section["first_bar"], section["last_bar"]
    inside = tuple(bar for bar in bars if first <= bar.number <= last)
    return Stretch(section["name"], section["kind"], first, last, inside)


def timed(guide: Mapping[str, Any]) -> tuple[TimedActivity, ...]:
    """The activities of a teaching guide in order, on one clock."""
    shown: list[TimedActivity] = []
    for activity in guide.get("activities", ()):
        start = shown[-1].end if shown else 0
        shown.append(TimedActivity(start, start + int(activity.get("minutes", 0)), activity))
    return tuple(shown)
