"""Can this class read it, and is it fit for children of that age?"""

import re
from collections.abc import Iterator

from agents.content import QualityIssue
from agents.quality.finding import Material, failure
from agents.quality.prose import read_by_students, written
from agents.readability import (
    MEANINGFUL_WORDS,
    flesch_kincaid_grade,
    reading_ceiling,
    taught_words,
    words,
)
from agents.writers.base import SectionKind

#: Sections that are put before students; the others are judged as grown-up reading.
_FOR_STUDENTS: frozenset[SectionKind] = frozenset(["hooks", "lyrics", "educational_content", "learning_assessment"])
_TEACHERS_GRADE = "college"


def check_reading(material: Material, kind: SectionKind) -> Iterator[QualityIssue]:
    """What students read in a section is not more than two grades above the class.

    Easier is no fault: a question of eight words measures low in any grade, and is meant to.
    """
    texts = [_with_stop(text) for text in read_by_students(kind, material.decided)]
    whole = " ".join(texts)
    if len(words(whole)) < MEANINGFUL_WORDS:
        return
    level = flesch_kincaid_grade(whole, _taught(material))
    ceiling = reading_ceiling(material.brief.grade)
    if level > ceiling:
        yield failure(
            kind,
            "age",
            f"What students read here measures grade {level:.0f}; for this class it should stay at {ceiling}.",
        )


def _with_stop(text: str) -> str:
    return text if re.search(r"[.!?][\"”']?\s*$", text) else f"{text}."


def _taught(material: Material) -> frozenset[str]:
    """Words of the concepts, genres and people that the lesson itself teaches."""
    content = material.decided.educational_content
    concepts = [concept.name for concept in content.key_concepts] if content else []
    names = [genre.name for genre in material.genres]
    return taught_words(*concepts, *names, *_proper_names(material), "syncopation", "improvise", "syllable", "melody")


def _proper_names(material: Material) -> Iterator[str]:
    assessment = material.decided.learning_assessment
    for question in assessment.questions if assessment else ():
        for text in (question.prompt, *question.options):
            yield from re.findall(r"(?<=[a-z,] )[A-Z][\w'’-]+", text)
            if all(word[:1].isupper() for word in text.split()):
                yield text


def check_suitability(material: Material, kind: SectionKind) -> Iterator[QualityIssue]:
    """Nothing in a section is unfit for those who read it: the class, or the teacher who reads history plainly told."""
    from agents.suitability import check_text  # deferred: its word lists are read at the first question

    grade = material.brief.grade if kind in _FOR_STUDENTS else _TEACHERS_GRADE
    for text in written(kind, material.decided, material.genres):
        for concern in check_text(text, grade):
            yield failure(kind, "age", f"“{', '.join(concern.words)}”: {concern.sentence}")
