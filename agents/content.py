"""What each section of a lesson holds, as Pydantic schemas.

Writers return these, the database stores their JSON, the page renders them, `mashup.json` exports them.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Content(BaseModel):
    """Base of everything that a section can hold; unknown fields are an error, not a surprise."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Concept(Content):
    name: str
    definition: str


class EducationalContent(Content):
    """What the class will learn, and how."""

    level: str
    learning_goals: tuple[str, ...] = Field(min_length=1)
    teaching_approach: str
    key_concepts: tuple[Concept, ...] = Field(min_length=3)


Ingredient = Literal["harmony", "groove", "bass", "melody", "form", "instrumentation", "lyrics"]
INGREDIENTS: tuple[Ingredient, ...] = (
    "harmony",
    "groove",
    "bass",
    "melody",
    "form",
    "instrumentation",
    "lyrics",
)


class BlendPart(Content):
    """What one genre brings to the piece, and why that."""

    slug: str
    name: str
    ingredients: tuple[Ingredient, ...] = Field(min_length=1)
    reason: str = ""


class GenreBlend(Content):
    title: str = Field(min_length=1, max_length=120)
    parts: tuple[BlendPart, ...] = Field(min_length=2)
    #: A short paragraph: how the genres meet in this piece.
    rationale: str


class Hook(Content):
    """A short sung phrase. `id` is stable within a mashup: hook-1, hook-2, hook-3."""

    id: str
    text: str
    rationale: str
    chosen: bool = False


class Hooks(Content):
    hooks: tuple[Hook, ...] = Field(min_length=3)


class LyricLine(Content):
    """One sung line. `syllables` joined give the words; `stresses` holds 0, 1 or 2 for each syllable."""

    text: str
    syllables: tuple[str, ...] = ()
    stresses: tuple[int, ...] = ()
    rhyme: str = ""  # letter in the rhyme scheme; empty when the line stands free


class LyricSection(Content):
    name: str  # as in the song plan's form: "Verse 1", "Chorus"
    lines: tuple[LyricLine, ...] = Field(min_length=1)


class Lyrics(Content):
    text: str
    sections: tuple[LyricSection, ...] = Field(min_length=1)


class Source(Content):
    title: str
    author: str
    year: str
    url: str = ""


class CultureEntry(Content):
    """Where one genre of the blend comes from, with sources out of the atlas and how to treat it."""

    genre: str  # atlas slug
    text: str = Field(min_length=100)
    sources: tuple[Source, ...] = Field(min_length=1)
    respect: tuple[str, ...] = ()


class CulturalContext(Content):
    entries: tuple[CultureEntry, ...] = Field(min_length=1)


class Claim(Content):
    """A statement about the piece, the bars it points at, and the name of the check that proved it."""

    text: str
    concept: str
    bars: tuple[int, ...] = ()
    check: str
    verified: bool


class FormPart(Content):
    name: str
    bars: tuple[int, int]  # first and last bar, both counted from 1


class ProgressionUse(Content):
    section: str
    bars: tuple[int, int]
    chords: tuple[str, ...]
    roman: tuple[str, ...]


class TheoryAnalysis(Content):
    key: str
    tempo_bpm: int
    meter: str
    form: tuple[FormPart, ...]
    progressions: tuple[ProgressionUse, ...]
    claims: tuple[Claim, ...] = Field(min_length=1)


class Standard(Content):
    code: str
    text: str


class Activity(Content):
    minutes: int = Field(ge=1)
    title: str
    teacher: str
    students: str
    standard_codes: tuple[str, ...] = ()


class Differentiation(Content):
    support: str
    extension: str
    language_learners: str
    accessibility: str


class TeachingGuide(Content):
    duration_minutes: int = Field(ge=1)
    materials: tuple[str, ...] = ()
    standards: tuple[Standard, ...] = Field(min_length=1)
    activities: tuple[Activity, ...] = Field(min_length=2)
    differentiation: Differentiation
    discussion_questions: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()


class Question(Content):
    """`answer` is one of `options` for multiple_choice and true_false; a model answer otherwise."""

    id: str
    kind: Literal["multiple_choice", "true_false", "short_answer", "listening", "performance"]
    prompt: str
    options: tuple[str, ...] = ()
    answer: str
    bars: tuple[int, ...] = ()


class RubricRow(Content):
    criterion: str
    levels: tuple[str, ...] = Field(min_length=3)  # strongest first


class LearningAssessment(Content):
    questions: tuple[Question, ...] = Field(min_length=5)
    rubric: tuple[RubricRow, ...] = Field(min_length=1)


class QualityIssue(Content):
    section: str
    dimension: Literal["educational", "cultural", "theory", "age"]
    severity: Literal["note", "warning", "failure"]
    text: str


class Quality(Content):
    """Scores 0 to 100. `status` is `passed` when overall reaches the threshold and nothing failed."""

    overall: int
    educational: int
    cultural: int
    theory: int
    age: int
    issues: tuple[QualityIssue, ...] = ()
    status: Literal["passed", "needs_review"]
