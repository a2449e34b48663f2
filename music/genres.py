"""The atlas: one TOML file a genre in `music/atlas/`, validated when it is loaded."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

ATLAS = Path(__file__).parent / "atlas"

#: Drums and claps that a groove may name, with their General MIDI percussion key (General MIDI 1, table 3).
DRUM_VOICES: Mapping[str, int] = {
    "kick": 36, "snare": 38, "rimshot": 37, "clap": 39, "closed_hat": 42, "pedal_hat": 44, "open_hat": 46,
    "low_tom": 45, "mid_tom": 47, "high_tom": 50, "crash": 49, "ride": 51, "ride_bell": 53, "splash": 55,
    "tambourine": 54, "cowbell": 56, "high_bongo": 60, "low_bongo": 61, "mute_conga": 62, "open_conga": 63,
    "low_conga": 64, "high_timbale": 65, "low_timbale": 66, "high_agogo": 67, "low_agogo": 68, "cabasa": 69,
    "maracas": 70, "short_guiro": 73, "long_guiro": 74, "claves": 75, "high_woodblock": 76,
    "low_woodblock": 77, "mute_cuica": 78, "open_cuica": 79, "mute_triangle": 80, "open_triangle": 81,
    "shaker": 82, "jingle_bell": 83, "castanets": 85, "mute_surdo": 86, "open_surdo": 87, "stomp": 36,
    "snap": 37,
}  # fmt: skip

_ROMAN = re.compile(
    r"^(?P<accidental>[b#]{0,2})(?P<numeral>VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i)"
    r"(?P<quality>(maj|m|°|ø|\+|dim|aug|5|6/9|6|7|9|11|13|sus2|sus4|sus|add9|b5|#5|b9|#9|#11|b13|alt)*)"
    r"(?:/(?P<applied>[b#]?(?:VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i)))?$"
)
_GRID = re.compile(r"^[xXo.]+$")
_BASS_TOKEN = re.compile(r"^(?:[.\-]|[b#]?[1-7][+\-]?|x)$")
_METER = re.compile(r"^(?:[1-9]|1\d)/(?:2|4|8|16)$")

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=40)]
Meter = Annotated[str, StringConstraints(pattern=_METER.pattern)]


def is_roman(numeral: str) -> bool:
    """Whether a Roman numeral is written as the atlas writes them: `ii7`, `bVII`, `V7/V`, `viiø7`, `I5`."""
    return _ROMAN.match(numeral) is not None


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Origin(_Entry):
    place: Text
    decades: Text
    communities: tuple[Text, ...] = Field(min_length=1)
    story: Prose  # two to four sentences


class Person(_Entry):
    name: Text
    did: Text  # a clause that follows the name: "recorded the Hot Five sides of 1925-1928"


class Tempo(_Entry):
    low: int = Field(ge=30, le=300)
    typical: int = Field(ge=30, le=300)
    high: int = Field(ge=30, le=300)

    @model_validator(mode="after")
    def _ordered(self) -> "Tempo":
        if not self.low <= self.typical <= self.high:
            raise ValueError("tempo must be low <= typical <= high")
        return self


class Groove(_Entry):
    """One bar (or `bars` bars) on a step grid: `x` hit, `X` accent, `o` soft or ghost, `.` rest."""

    name: Text
    meter: Meter
    steps: int = Field(ge=2, le=64)  # steps in the whole grid
    bars: int = Field(default=1, ge=1, le=4)
    hits: dict[str, str] = Field(min_length=1)
    clap: Text  # how a class claps or pats it, in a sentence
    steady: bool = True  # False for one that speeds up, stops or has no pulse: it cannot carry a whole song

    @model_validator(mode="after")
    def _grid_fits(self) -> "Groove":
        for voice, grid in self.hits.items():
            if voice not in DRUM_VOICES:
                raise ValueError(f"unknown drum {voice!r}")
            if not _GRID.match(grid) or len(grid) != self.steps:
                raise ValueError(f"{self.name}: grid of {voice} must have {self.steps} steps of x X o .")
        return self


class Bass(_Entry):
    """A bar of bass as scale degrees over the chord: `1 . 5 .`; `-` holds, `+`/`-` after a degree shift an octave."""

    name: Text
    description: Prose
    meter: Meter
    pattern: tuple[str, ...] = Field(min_length=2)

    @field_validator("pattern", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(value.split()) if isinstance(value, str) else value

    @field_validator("pattern")
    @classmethod
    def _tokens(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for token in value:
            if not _BASS_TOKEN.match(token):
                raise ValueError(f"bass token {token!r}")
        return value


class Comping(_Entry):
    name: Text
    description: Prose
    meter: Meter
    grid: Annotated[str, StringConstraints(pattern=r"^[xXo.]+$", min_length=2)]


class Progression(_Entry):
    """A typical progression, one numeral a bar unless `per_bar` says more; `use` says where in a song it stands."""

    name: Text
    roman: tuple[str, ...] = Field(min_length=1)
    mode: Literal["major", "minor", "dorian", "mixolydian", "phrygian", "lydian", "blues", "phrygian dominant",
                  "pentatonic", "other"]  # fmt: skip
    per_bar: int = Field(default=1, ge=1, le=4)
    use: Literal["loop", "verse", "chorus", "bridge", "cadence", "whole", "drone"]
    note: Text

    @field_validator("roman", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(value.split()) if isinstance(value, str) else value

    @field_validator("roman")
    @classmethod
    def _numerals(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for numeral in value:
            if not is_roman(numeral):
                raise ValueError(f"not a Roman numeral: {numeral!r}")
        return value


class Scale(_Entry):
    """Semitones above the tonic, ascending from 0; for scales that do not fit twelve tones, the nearest."""

    name: Text
    steps: tuple[int, ...] = Field(min_length=4)
    use: Text

    @field_validator("steps")
    @classmethod
    def _ascending(cls, value: tuple[int, ...]) -> tuple[int, ...]:
        if value[0] != 0 or list(value) != sorted(set(value)) or value[-1] > 11:
            raise ValueError("scale steps ascend from 0 to at most 11")
        return value


class Melody(_Entry):
    description: Prose
    phrase_bars: int = Field(ge=1, le=8)
    ornaments: tuple[Text, ...] = ()


FORM_KINDS = ("intro", "verse", "pre_chorus", "chorus", "bridge", "solo", "interlude", "outro")


class Form(_Entry):
    """Sections in order as `kind:bars`; every song form holds at least two verses and a chorus or refrain."""

    name: Text
    sections: tuple[str, ...] = Field(min_length=1)
    note: Text

    @field_validator("sections", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(value.split()) if isinstance(value, str) else value

    @field_validator("sections")
    @classmethod
    def _kinds(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for section in value:
            kind, _, bars = section.partition(":")
            if kind not in FORM_KINDS or not bars.isdigit() or not 1 <= int(bars) <= 32:
                raise ValueError(f"form section {section!r}")
        return value


class GenreInstrument(_Entry):
    name: Text
    role: Literal["melody", "harmony", "bass", "drums", "colour", "voice"]
    program: int = Field(ge=0, le=128)  # General MIDI 1..128; 0 for unpitched percussion
    classroom: Text  # what stands in for it in a classroom


class LyricConvention(_Entry):
    rhyme_scheme: Annotated[str, StringConstraints(pattern=r"^[A-Zx]{2,8}$")]  # x is a free line
    line_syllables: tuple[int, int]
    call_and_response: bool = False
    language: Text
    conventions: Prose

    @field_validator("line_syllables")
    @classmethod
    def _range(cls, value: tuple[int, int]) -> tuple[int, int]:
        if not 2 <= value[0] <= value[1] <= 20:
            raise ValueError("line_syllables is (fewest, most)")
        return value


class TeachableConcept(_Entry):
    """Defined three times: for a beginner (a child's words), an intermediate and an advanced class."""

    name: Text
    element: Literal["rhythm", "harmony", "melody", "form", "texture", "timbre", "expression", "words"]
    beginner: Prose
    intermediate: Prose
    advanced: Prose


class Partner(_Entry):
    slug: Text
    reason: Prose


class Meets(_Entry):
    """How the genre meets others: what it lends well, and what to be careful with."""

    lends: tuple[Literal["harmony", "groove", "bass", "melody", "form", "instrumentation", "lyrics"], ...] = Field(
        min_length=2
    )
    strengths: Prose
    careful: Prose
    partners: tuple[Partner, ...] = Field(min_length=2)


class Culture(_Entry):
    notes: tuple[Prose, ...] = Field(min_length=2)  # paragraphs
    young: tuple[Prose, ...] = Field(min_length=3)  # the same for readers of 7 to 10, in pieces that stand in any order
    respect: tuple[Prose, ...] = Field(min_length=2)  # what to do and what not to do, each a sentence or two
    sacred: bool = False  # a sacred, ceremonial or living tradition that is not to be imitated


class Listening(_Entry):
    title: Text
    artist: Text
    year: Text
    listen_for: Prose


class AtlasSource(_Entry):
    author: Text
    title: Text
    year: Text
    url: str = ""


class Genre(_Entry):
    """All that a lesson knows about one genre."""

    slug: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    name: Text
    spanish: Text
    aliases: tuple[Text, ...] = ()
    family: Text  # a broad group used to find near genres: "jazz", "Latin American", "electronic dance"
    tags: tuple[Text, ...] = Field(min_length=3)  # lower-case words a teacher might use: "swing", "improvised"
    summary: Prose  # one sentence: what you hear
    origin: Origin
    people: tuple[Person, ...] = Field(min_length=3)
    tempo: Tempo
    meters: tuple[Meter, ...] = Field(min_length=1)
    feel: Literal["straight", "swing", "shuffle", "free", "lilt", "half-time"]
    swing_ratio: float = Field(ge=1.0, le=3.0)
    grooves: tuple[Groove, ...] = Field(min_length=1)
    bass: Bass
    comping: Comping
    progressions: tuple[Progression, ...] = Field(min_length=2)
    scales: tuple[Scale, ...] = Field(min_length=1)
    melody: Melody
    forms: tuple[Form, ...] = Field(min_length=1)
    instruments: tuple[GenreInstrument, ...] = Field(min_length=4)
    lyrics: LyricConvention
    concepts: tuple[TeachableConcept, ...] = Field(min_length=6)
    meets: Meets
    culture: Culture
    listening: tuple[Listening, ...] = Field(min_length=3)
    sources: tuple[AtlasSource, ...] = Field(min_length=2)


@cache
def load_atlas() -> Mapping[str, Genre]:
    """Every genre by slug, in the order of their slugs.

    Raises ValueError naming the file when one does not validate or is not named as its slug.
    """
    genres: dict[str, Genre] = {}
    for path in sorted(ATLAS.glob("*.toml")):
        genre = load_genre(path)
        genres[genre.slug] = genre
    return genres


def load_genre(path: Path) -> Genre:
    """One genre's file; ValueError, naming the file, when it is not complete."""
    try:
        genre = Genre.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error
    if genre.slug != path.stem:
        raise ValueError(f"{path.name}: the slug is {genre.slug!r}")
    return genre
