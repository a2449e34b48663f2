"""Music concepts a lesson can teach: those of its genres, and a general glossary for what lies beyond them."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from agents.content import Concept
from agents.readability import (
    flesch_kincaid_grade,
    grade_number,
    reading_ceiling,
    taught_words,
)
from agents.writers.builtin.prose import phrases
from music.brief import SKILL_LEVELS, Brief
from music.genres import Genre, TeachableConcept

_GLOSSARY = Path(__file__).with_name("glossary.toml")

#: The words by which a teacher says what a lesson is for.
_AIM = re.compile(
    r"\b(?:focus(?:ing|ed)?(?: mainly)? on|emphasi[sz](?:e|es|ing)|emphasis on|learn(?:ing)?(?: about)?"
    r"|teach(?:es|ing)?"
    r"|stud(?:y|ying)|explor(?:e|es|ing)|practi[cs](?:e|ing)|work(?:ing)? on|understand(?:ing)?|goals?|objectives?"
    r"|concepts?(?: of)?|introduc(?:e|es|ing)|review(?:ing)?|highlight(?:s|ing)?)\b([^.;!?\n]*)",
    re.IGNORECASE,
)
#: A request that names a class; there a concept between two commas is what the lesson is for.
_CLASS = re.compile(
    r"\b(?:grades?|graders?|students?|pupils?|class\w*|school|lesson|college|seminar|workshop|kindergarten|pre-?k|choir|band|orchestra)\b",
    re.IGNORECASE,
)
_BETWEEN_COMMAS = re.compile(r"[,;.:()\n]+")
_JOINING = frozenset(["and", "the", "of", "a", "an", "with"])
#: How much harder one short definition may measure than the class reads: the formula is rough on single sentences.
_SENTENCE_TOLERANCE = 2.5


@dataclass(frozen=True)
class Term:
    """A concept with its three definitions; `genre` is a slug, or empty for the general glossary."""

    name: str
    element: str
    beginner: str
    intermediate: str
    advanced: str
    genre: str = ""
    also: tuple[str, ...] = ()

    def definition(self, level: str) -> str:
        """The definition for `beginner`, `intermediate` or `advanced`."""
        return {"beginner": self.beginner, "intermediate": self.intermediate, "advanced": self.advanced}[level]


@cache
def glossary() -> Mapping[str, Term]:
    """The general glossary by concept name."""
    rows = tomllib.loads(_GLOSSARY.read_text(encoding="utf-8"))["concepts"]
    return {row["name"]: Term(**{**row, "also": tuple(row["also"])}) for row in rows}


def terms_of(genre: Genre) -> tuple[Term, ...]:
    """The concepts that a genre's file teaches."""
    return tuple(_term(concept, genre.slug) for concept in genre.concepts)


def _term(concept: TeachableConcept, slug: str) -> Term:
    known = glossary().get(concept.name.lower())
    return Term(
        name=concept.name, element=concept.element, beginner=concept.beginner, intermediate=concept.intermediate,
        advanced=concept.advanced, genre=slug, also=known.also if known else (),
    )  # fmt: skip


def focus_terms(brief: Brief, genres: Sequence[Genre]) -> tuple[Term, ...]:
    """The concepts that the teacher asked for, in the order of asking; a genre's own definition is preferred."""
    known = [*(term for genre in genres for term in terms_of(genre)), *glossary().values()]
    found: dict[str, Term] = {}
    names = tuple(name for term in known for name in (term.name.lower(), *term.also))
    for wish in _wishes(brief, names):
        for term in _mentioned(wish, known):
            found.setdefault(_same(term.name), term)
    return tuple(found.values())


def mentions_concept(text: str, genres: Sequence[Genre]) -> bool:
    """Whether a text names a concept that a lesson on these genres can teach."""
    return bool(_mentioned(text, [*(term for genre in genres for term in terms_of(genre)), *glossary().values()]))


def _wishes(brief: Brief, names: tuple[str, ...]) -> Iterator[str]:
    yield from brief.learning_objectives
    yield from (match.group(1) for match in _AIM.finditer(brief.prompt))
    if _CLASS.search(brief.prompt):
        yield from (part for part in _BETWEEN_COMMAS.split(brief.prompt) if _is_only_concepts(part, names))


def _is_only_concepts(text: str, names: tuple[str, ...]) -> bool:
    """Whether a few words name concepts and nothing else: "ostinato and layers"."""
    left, found = _any_of(names).subn(" ", text.lower())
    return found > 0 and set(left.split()) <= _JOINING


@lru_cache(maxsize=64)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")


def _mentioned(text: str, known: Sequence[Term]) -> list[Term]:
    """Terms named in a text, in the order of the text; a longer name hides the shorter one inside it."""
    lower = text.lower()
    names = sorted(((name.lower(), term) for term in known for name in (term.name, *term.also)), key=_longest_first)
    found: list[tuple[int, Term]] = []
    for name, term in names:
        match = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", lower)
        if match:
            found.append((match.start(), term))
            lower = lower[: match.start()] + " " * len(match.group()) + lower[match.end() :]
    return [term for _, term in sorted(found, key=lambda pair: pair[0])]


def _longest_first(pair: tuple[str, Term]) -> int:
    return -len(pair[0])


def _same(name: str) -> str:
    """Two spellings of one concept ("syncopation", "Syncopated rhythm") as one key."""
    lower = name.lower()
    for term in glossary().values():
        if lower == term.name or lower in term.also:
            return term.name
    return lower


def general_name(name: str) -> str:
    """The glossary's name of a concept, "beat" for "steady beat"; the name itself where the glossary lacks it."""
    return _same(name)


def is_general(name: str) -> bool:
    """Whether the general glossary knows the concept, so that it carries over to other music."""
    return _same(name) in glossary()


def leading_term(terms: Sequence[Term]) -> Term:
    """The concept that tasks are set on: the first, or something narrower of its kind where the first is as wide as
    "rhythm" or "form"."""
    first = terms[0]
    if first.name.lower() not in phrases("words", "broad"):
        return first
    return next((term for term in terms[1:] if is_narrower(term, first)), first)


def is_narrower(term: Term, broad: Term) -> bool:
    """Whether a task on a wide concept can be set on this one: of its kind, and known beyond one style unless it is
    a rhythm, which can be done with hands and feet whatever its name."""
    carries = is_general(term.name) or term.element == "rhythm"
    return carries and term.element == broad.element and term.name.lower() not in phrases("words", "broad")


def young_terms() -> tuple[Term, ...]:
    """Concepts of the glossary under the names that grades PK to 2 know them by."""
    return tuple(replace(glossary()[_same(name)], name=name) for name in phrases("words", "young"))


def fits_meters(term: Term, meters: Sequence[str]) -> bool:
    """Whether a concept can be met in one of those meters; most can in any."""
    needed = cast(Mapping[str, Sequence[str]], phrases("words", "meter_of")).get(term.name)
    return needed is None or any(meter in needed for meter in meters)


def same_concept(one: str, other: str) -> bool:
    """Whether two names mean one concept."""
    return _same(one) == _same(other)


def highest_level(brief: Brief) -> str:
    """The hardest of the three definitions that a class of this grade and skill can be given."""
    number = grade_number(brief.grade)
    cap = 0 if number <= 3 else 1 if number <= 6 else 2
    return SKILL_LEVELS[min(cap, SKILL_LEVELS.index(brief.skill_level))]


def definition_for(term: Term, brief: Brief) -> str:
    """The fullest definition that the class can read; the beginner's when none measures as readable."""
    for level in reversed(SKILL_LEVELS[: SKILL_LEVELS.index(highest_level(brief)) + 1]):
        if is_readable(term.definition(level), brief, term.name):
            return term.definition(level)
    return term.beginner


def is_readable(text: str, brief: Brief, *taught: str) -> bool:
    """Whether one short text is within reach of the class; words of the `taught` terms count as known."""
    return flesch_kincaid_grade(text, taught_words(*taught)) <= reading_ceiling(brief.grade) + _SENTENCE_TOLERANCE


def lesson_terms(concepts: Sequence[Concept], genres: Sequence[Genre]) -> tuple[Term, ...]:
    """The terms behind a lesson's key concepts; one that is nowhere defined keeps the definition it was given."""
    known = {term.name.lower(): term for term in glossary().values()}
    known |= {term.name: term for term in young_terms()}
    known |= {term.name.lower(): term for genre in genres for term in terms_of(genre)}
    return tuple(
        known.get(concept.name.lower())
        or Term(concept.name, "form", concept.definition, concept.definition, concept.definition)
        for concept in concepts
    )
