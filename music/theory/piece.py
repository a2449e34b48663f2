"""A planned piece as the checks look at it: its chords in one line, its groove, the genres behind its ingredients."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from music.chords import Chord, parse_chord
from music.genres import Genre, Groove
from music.harmony import as_key, plain_key
from music.keys import Key
from music.plan import PlannedSection, SongPlan
from music.planning.grooves import fitted_groove
from music.planning.metre import Metre, metre_of

_PROPER = ("Celtic", "Andean", "Afrobeat", "Baroque", "Classical", "Romantic", "Renaissance", "Hindustani", "Carnatic",
           "Japanese", "Chinese", "Arabic", "West", "K-pop", "Motown", "R&B", "Impressionism", "Balinese", "Javanese",
           "Afro", "Andalusian", "Indian", "Irish", "Latin", "Broadway")  # fmt: skip
_ADJECTIVES = (
    "Celtic", "Andean", "Baroque", "Classical", "Romantic", "Renaissance", "Hindustani", "Carnatic", "Nordic folk",
    "Japanese traditional", "Chinese traditional", "ambient", "classical", "romantic", "baroque",
)  # fmt: skip


@dataclass(frozen=True)
class Sounding:
    """A chord where it stands: its bar, its symbol and numeral as planned, and its notes."""

    bar: int
    section: str
    symbol: str
    roman: str

    @property
    def chord(self) -> Chord:
        return parse_chord(self.symbol)


@dataclass(frozen=True)
class Piece:
    """A plan together with the genres of its blend."""

    plan: SongPlan
    genres: tuple[Genre, ...]

    @cached_property
    def key(self) -> Key:
        return as_key(self.plan.key)

    @cached_property
    def plain_key(self) -> Key:
        """The key in the mode of seven notes that its numerals are counted in."""
        return plain_key(self.key)

    @cached_property
    def metre(self) -> Metre:
        return metre_of(self.plan.meter)

    @cached_property
    def chords(self) -> tuple[Sounding, ...]:
        """Every chord that sounds, in order."""
        return tuple(
            Sounding(bar.number, bar.section, symbol, roman)
            for bar in self.plan.bars
            for symbol, roman in zip(bar.chords, bar.roman, strict=True)
            if symbol != "N.C."
        )

    @cached_property
    def all_bars(self) -> tuple[int, ...]:
        return tuple(bar.number for bar in self.plan.bars)

    def following(self, place: int) -> str | None:
        """The symbol that the chord at a place in `chords` moves to; None for the last."""
        own = self.chords[place].symbol
        return next((each.symbol for each in self.chords[place + 1 :] if each.symbol != own), None)

    def chords_of(self, section: PlannedSection) -> tuple[Sounding, ...]:
        return tuple(each for each in self.chords if section.first_bar <= each.bar <= section.last_bar)

    def bar_chords(self, section: PlannedSection) -> tuple[tuple[str, ...], ...]:
        """The chords of each bar of a section."""
        return tuple(bar.chords for bar in self.plan.bars[section.first_bar - 1 : section.last_bar])

    def of_kind(self, kind: str) -> tuple[PlannedSection, ...]:
        return tuple(section for section in self.plan.form if section.kind == kind)

    def source(self, ingredient: str) -> tuple[Genre, str] | None:
        """The genre that an ingredient comes from and what it is; None when the plan does not say."""
        for source in self.plan.ingredients:
            for genre in self.genres:
                if source.ingredient == ingredient and genre.slug == source.genre:
                    return genre, source.detail
        return None

    def plays(self, role: str) -> bool:
        """Whether a part of the piece has that role."""
        return any(part.role == role for part in self.plan.parts)

    @cached_property
    def drummed_groove(self) -> Groove | None:
        """The groove, where somebody plays it; None where the band has no drums and the class can only clap it."""
        return self.groove if self.plays("drums") else None

    @cached_property
    def groove(self) -> Groove | None:
        """The groove that the plan names, in the metre of the piece."""
        found = self.source("groove")
        if found is None:
            return None
        genre, detail = found
        named = [groove for groove in genre.grooves if detail.startswith(groove.name)]
        return fitted_groove(
            max(named, key=lambda groove: len(groove.name)) if named else genre.grooves[0], self.plan.meter
        )


def bars_of(section: PlannedSection) -> tuple[int, ...]:
    """The numbers of a section's bars."""
    return tuple(range(section.first_bar, section.last_bar + 1))


def period(bars: Sequence[tuple[str, ...]]) -> int:
    """The fewest bars after which a run of bars repeats itself to its end; its own length when it does not."""
    for length in range(1, len(bars) // 2 + 1):
        if all(bars[index] == bars[index % length] for index in range(len(bars))):
            return length
    return len(bars)


def style_name(genre: Genre) -> str:
    """A genre's name before a noun: `jazz`, `Celtic`, `Impressionist` (harmony)."""
    name = re.sub(r"\s*\(.*?\)", "", genre.name).strip()
    name = re.sub(r"ism$", "ist", name.removesuffix(" music").removesuffix(" Music"))
    return name if name.startswith(_PROPER) else name[0].lower() + name[1:]


def spoken_name(genre: Genre) -> str:
    """A genre's name as a noun inside a sentence: `jazz`, `hip-hop`, `Celtic music`."""
    name = re.sub(r"\s*\(.*?\)", "", genre.name).strip()
    name = name if name.startswith(_PROPER) else name[0].lower() + name[1:]
    return f"{name} music" if name.endswith(_ADJECTIVES) and not name.endswith("Impressionism") else name


def spoken_key(key: Key) -> str:
    """A key as prose writes it, the church modes with a capital: `D Dorian`, `A minor`."""
    plain = ("major", "minor", "harmonic minor", "melodic minor", "blues")
    return key.name if key.mode in plain else f"{key.tonic} {key.mode[0].upper()}{key.mode[1:]}"
