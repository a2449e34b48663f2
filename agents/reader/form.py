"""What the form adds to the prompt, and the two ways in which a request cannot be used."""

import re
from dataclasses import dataclass, field

from music.brief import EducationalContext, InstrumentRequest, SkillLevel

SHORTEST, LONGEST = 10, 2000  # characters of a prompt, after trimming

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_TAG = re.compile(r"<\s*/?\s*[a-zA-Z!][^<>]*>")


class UnusableRequest(ValueError):
    """The prompt or a correction cannot be read; the sentence tells the teacher what to change."""


class RefusedRequest(ValueError):
    """The prompt asks for something that is not fit for a class; the sentence helps the teacher to go on."""


@dataclass(frozen=True)
class Overrides:
    """What the teacher corrected on the page; None where nothing was touched, empty to take something away."""

    genres: tuple[str, ...] | None = None  # slugs or names
    excluded_genres: tuple[str, ...] | None = None
    key: str | None = None
    tempo_bpm: int | None = None
    tempo_words: str | None = None
    meter: str | None = None
    bars: int | None = None
    chords: tuple[str, ...] | None = None
    instruments: tuple[InstrumentRequest, ...] | None = None
    excluded_instruments: tuple[str, ...] | None = None
    theme: str | None = None


@dataclass(frozen=True)
class FormAnswers:
    """The fields of the form beside the prompt; None where the teacher left the choice to the prompt or the default."""

    skill_level: SkillLevel | None = None
    educational_context: EducationalContext | None = None
    learning_objectives: tuple[str, ...] = ()
    grade: str | None = None
    minutes: int | None = None
    collaborative: bool = False
    overrides: Overrides = field(default_factory=Overrides)


def usable(prompt: str) -> str:
    """The prompt without space at its ends; UnusableRequest, with a sentence, when it cannot be a request."""
    text = prompt.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        raise UnusableRequest(
            "Please write what the class should make, for example: “jazz and hip-hop for 9th graders”."
        )
    if _CONTROL.search(text):
        raise UnusableRequest(
            "The request holds invisible control characters, perhaps from copying. Please type it again."
        )
    if _TAG.search(text):
        raise UnusableRequest("The request holds HTML tags. Please write it in plain words, without < and >.")
    if len(text) < SHORTEST:
        raise UnusableRequest(
            f"Please say a little more: at least {SHORTEST} characters, such as two genres and a grade."
        )
    if len(text) > LONGEST:
        raise UnusableRequest(f"The request has {len(text)} characters; please shorten it to {LONGEST:,} or fewer.")
    return text
