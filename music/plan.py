"""The plan of a piece: key, tempo, metre, form, and a chord for every bar. The score is composed from it."""

from pydantic import BaseModel, ConfigDict, Field


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PlannedSection(_Value):
    """A stretch of the form. `kind` is one of intro, verse, pre_chorus, chorus, bridge, solo, interlude, outro."""

    name: str  # "Verse 1"
    kind: str
    first_bar: int = Field(ge=1)
    last_bar: int = Field(ge=1)

    @property
    def bars(self) -> int:
        return self.last_bar - self.first_bar + 1


class PlannedBar(_Value):
    """One bar: the chords in it (evenly spread over its beats) and their Roman numerals in the plan's key."""

    number: int = Field(ge=1)
    section: str  # name of the section
    chords: tuple[str, ...] = Field(min_length=1)
    roman: tuple[str, ...] = Field(min_length=1)


class PlannedPart(_Value):
    """An instrument of the piece. `program` is General MIDI 1..128, or 0 for unpitched percussion."""

    name: str
    role: str  # melody, harmony, bass, drums, colour
    program: int = Field(ge=0, le=128)
    genre: str = ""  # slug of the genre it came from; empty when the teacher asked for it


class IngredientSource(_Value):
    ingredient: str  # as in agents.content.INGREDIENTS
    genre: str  # atlas slug
    detail: str  # "boom bap groove", "ii7-V7-Imaj7 turnaround"


class SongPlan(_Value):
    """Everything that is decided about the piece before its notes."""

    key: str  # "A minor", "D dorian"
    scale: str  # "natural minor", "minor pentatonic"
    tempo_bpm: int = Field(ge=30, le=300)
    meter: str  # "4/4"
    feel: str  # "swing", "straight", "shuffle", ...
    swing_ratio: float = Field(ge=1.0, le=3.0)  # long:short of an eighth-note pair; 1.0 is straight
    form: tuple[PlannedSection, ...] = Field(min_length=1)
    bars: tuple[PlannedBar, ...] = Field(min_length=1)
    parts: tuple[PlannedPart, ...] = Field(min_length=1)
    ingredients: tuple[IngredientSource, ...] = ()
    rhyme_scheme: str = "ABAB"
    line_syllables: tuple[int, int] = (6, 9)
    #: What the teacher asked for that could not be honoured, each with the reason, as a sentence.
    not_honoured: tuple[str, ...] = ()

    @property
    def total_bars(self) -> int:
        return len(self.bars)

    def section(self, name: str) -> PlannedSection:
        """The section of that name; KeyError when the form has none."""
        for section in self.form:
            if section.name == name:
                return section
        raise KeyError(name)
