"""The Brief: a teacher's request, validated, with everything that was read out of the prompt."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SkillLevel = Literal["beginner", "intermediate", "advanced"]
EducationalContext = Literal["classroom", "workshop", "individual_study", "peer_learning"]

SKILL_LEVELS: tuple[SkillLevel, ...] = ("beginner", "intermediate", "advanced")
EDUCATIONAL_CONTEXTS: tuple[EducationalContext, ...] = (
    "classroom",
    "workshop",
    "individual_study",
    "peer_learning",
)

#: School grades in order: pre-kindergarten, kindergarten, then grades 1 to 12 and higher education.
GRADES: tuple[str, ...] = ("PK", "K", *(str(grade) for grade in range(1, 13)), "college")


class Unplaced(BaseModel):
    """Something in the prompt that names no genre of the atlas, with the nearest genres that do exist."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    nearest: tuple[str, ...] = ()


class InstrumentRequest(BaseModel):
    """An instrument that the prompt asks for; `count` players, where a number was stated."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    count: int | None = Field(default=None, ge=1, le=99)


class Brief(BaseModel):
    """What a lesson is composed from. Facts stated in the prompt outrank whatever a model says later."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompt: str
    skill_level: SkillLevel = "intermediate"
    educational_context: EducationalContext = "classroom"
    learning_objectives: tuple[str, ...] = ()
    grade: str = "8"
    #: Where the grade came from: the teacher's words, the form, or the default.
    grade_stated: bool = False
    #: Atlas slugs, in the order of the prompt; always at least two once the reader has found partners.
    genres: tuple[str, ...] = ()
    excluded_genres: tuple[str, ...] = ()
    #: Why a genre was added that the teacher did not name; empty when the teacher named two or more.
    partner_reason: str = ""
    key: str | None = None  # "F# minor", "Bb major", "D dorian"
    mode: str | None = None  # "minor", when only a mode was named: "in a minor key"
    tempo_bpm: int | None = Field(default=None, ge=30, le=300)
    tempo_words: str = ""  # "slow", "Allegro": the teacher's own words
    meter: str | None = None  # "3/4"
    bars: int | None = Field(default=None, ge=1, le=400)
    chords: tuple[str, ...] = ()  # chord symbols as stated: "F#m7", "Bb"
    instruments: tuple[InstrumentRequest, ...] = ()
    excluded_instruments: tuple[str, ...] = ()
    theme: str = ""  # "the water cycle"
    artists: tuple[str, ...] = ()  # named artists; a pointer to a genre, never a model to imitate
    language: str = "en"  # of the prompt: "en" or "es"
    minutes: int = Field(default=45, ge=10, le=240)  # length of the lesson
    collaborative: bool = False
    not_understood: tuple[Unplaced, ...] = ()
