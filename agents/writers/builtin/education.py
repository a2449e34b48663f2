"""What the class will learn and how: level, goals, teaching approach, key concepts."""

import re
from collections.abc import Sequence

from agents.content import Concept, EducationalContent
from agents.readability import grade_number
from agents.writers.base import Task
from agents.writers.builtin.concepts import (
    Term,
    definition_for,
    fits_meters,
    focus_terms,
    general_name,
    is_general,
    is_narrower,
    is_readable,
    leading_term,
    same_concept,
    terms_of,
    young_terms,
)
from agents.writers.builtin.objectives import audience, concept_slots, for_class, learning_goals
from agents.writers.builtin.phrasing import Variety, clause, genre_name, lowered, paragraph, plain, sentence, spoken
from agents.writers.builtin.prose import phrases
from music.brief import Brief
from music.genres import Genre

_MOST_CONCEPTS = 6
#: What small children can do and hear at once.
_YOUNG_ELEMENTS = frozenset(["rhythm", "melody", "form", "expression"])
#: Words of a rhythm that a class can do with hands, feet and voice.
_BODILY = re.compile(r"\b(?:clap|beat|count|feet|foot|step|tap|say|stomp)\w*", re.IGNORECASE)
_TEMPO_GAP = 1.25  # the faster style over the slower: below this the two feel alike


def write_education(task: Task) -> EducationalContent:
    """The section educational_content for the task's brief and genres."""
    variety = Variety(task.random())
    terms = chosen_terms(task.brief, task.genres, variety)
    return EducationalContent(
        level=level_line(task.brief),
        learning_goals=learning_goals(task.brief, task.genres, terms, variety),
        teaching_approach=_approach(task.brief, task.genres, terms, variety),
        key_concepts=tuple(Concept(name=term.name, definition=definition_for(term, task.brief)) for term in terms),
    )


def level_line(brief: Brief) -> str:
    """The class in a line: "Intermediate, grade 8 (about 13 to 14 years old)"."""
    number = grade_number(brief.grade)
    named = {"PK": "pre-kindergarten", "K": "kindergarten", "college": "college"}.get(brief.grade)
    years = "18 and older" if brief.grade == "college" else f"about {number + 5} to {number + 6} years old"
    return f"{brief.skill_level.capitalize()}, {named or f'grade {brief.grade}'} ({years})"


def chosen_terms(brief: Brief, genres: Sequence[Genre], variety: Variety) -> tuple[Term, ...]:
    """Four to six concepts: those that the teacher asked for, then the genres' own in turn, of varied kinds.

    The first is one that carries over to other music; the youngest get plain words and one concept of a style.
    """
    chosen = list(focus_terms(brief, genres))[: _MOST_CONCEPTS - 2]
    shelves = [variety.shuffled(_teachable(genre, genres, brief)) for genre in genres]
    wanted = max(4, min(_MOST_CONCEPTS, len(chosen) + 3))
    if audience(brief.grade) == "early":
        chosen += _plain_words(chosen, shelves, wanted - 1 - len(chosen), variety)
    elif not chosen:
        chosen += _carried_over(shelves, brief, variety)
    elif leading_term(chosen) is chosen[0] and chosen[0].name.lower() in phrases("words", "broad"):
        chosen += _narrower(chosen[0], shelves, brief)
    shelves = [_without_known(shelf, chosen) for shelf in shelves]
    while len(chosen) < wanted and any(shelves):
        for shelf in shelves:
            if shelf and len(chosen) < wanted:
                chosen.append(shelf.pop(_best(shelf, chosen, brief)))
        shelves = [_without_known(shelf, chosen) for shelf in shelves]
    return tuple(chosen)


def _teachable(genre: Genre, genres: Sequence[Genre], brief: Brief) -> list[Term]:
    """A genre's concepts without those that need a meter which the piece can't be in."""
    shared = [meter for meter in genre.meters if all(meter in other.meters for other in genres)]
    meters = [brief.meter] if brief.meter else shared or ["4/4"]
    return [term for term in terms_of(genre) if fits_meters(term, meters)]


def _carried_over(shelves: Sequence[Sequence[Term]], brief: Brief, variety: Variety) -> list[Term]:
    """One readable concept that the general glossary knows too; else one that can be played or sung."""
    terms = [term for shelf in shelves for term in shelf]
    readable = [term for term in terms if is_readable(definition_for(term, brief), brief, term.name)]
    general = [term for term in readable if is_general(term.name)]
    bodily = [term for term in readable if term.element == "rhythm" and _BODILY.search(term.beginner)]
    musical = [term for term in readable if term.element in ("rhythm", "melody", "harmony", "form", "texture")]
    found = general or bodily or musical
    return [variety.pick(found)] if found else []


def _narrower(broad: Term, shelves: Sequence[Sequence[Term]], brief: Brief) -> list[Term]:
    """The first readable concept of the same kind as one as wide as "rhythm"; empty where there is none."""
    same = [term for shelf in shelves for term in shelf if is_narrower(term, broad)]
    return [term for term in same if is_readable(definition_for(term, brief), brief, term.name)][:1]


def _plain_words(chosen: Sequence[Term], shelves: Sequence[Sequence[Term]], count: int, variety: Variety) -> list[Term]:
    """Concepts in the words of small children: those that the genres teach too come first."""
    taught = {general_name(term.name) for shelf in shelves for term in shelf}
    young = [term for term in variety.shuffled(young_terms()) if not _is_known(term, chosen)]
    return sorted(young, key=lambda term: general_name(term.name) not in taught)[: max(count, 0)]


def _is_known(term: Term, chosen: Sequence[Term]) -> bool:
    return any(same_concept(term.name, other.name) for other in chosen)


def _without_known(shelf: list[Term], chosen: Sequence[Term]) -> list[Term]:
    return [term for term in shelf if not _is_known(term, chosen)]


def _best(shelf: Sequence[Term], chosen: Sequence[Term], brief: Brief) -> int:
    """The term that is readable, simple for the young, and of an element that is not yet there; the first of equals."""
    young = audience(brief.grade) == "early"

    def cost(index: int) -> tuple[bool, bool, int, bool]:
        term = shelf[index]
        hard = not is_readable(definition_for(term, brief), brief, term.name)
        abstract = young and term.element not in _YOUNG_ELEMENTS
        long = len(f"{term.name} {term.beginner}".split()) if young else 0
        return hard, abstract, long, any(term.element == other.element for other in chosen)

    return min(range(len(shelf)), key=cost)


def _approach(brief: Brief, genres: Sequence[Genre], terms: Sequence[Term], variety: Variety) -> str:
    first, second = genres[0], genres[min(1, len(genres) - 1)]
    slots = {"a": spoken(first), "b": spoken(second)}

    def said(*keys: str) -> str:
        return variety.pick(for_class(phrases("approach", *keys), brief))

    opening = said("opening", brief.educational_context).format(**slots)
    lead = leading_term(terms)
    focus = said("focus", lead.element).format(**concept_slots(lead.name))
    middle = variety.shuffled([focus, said("level", brief.skill_level), _contrast(first, second, variety)])
    return paragraph(map(sentence, [opening, *middle, _caution(genres, variety)]))


def _contrast(first: Genre, second: Genre, variety: Variety) -> str:
    """What a class can hear at once between the two styles, from their feel, tempo, words and drums."""
    one, other = (first, second) if first.swing_ratio >= second.swing_ratio else (second, first)
    kinds = ["groove"]
    if (one.feel == "free") != (other.feel == "free"):
        one, other = (one, other) if one.feel == "free" else (other, one)
        kinds = ["breath"]
    elif one.swing_ratio >= 1.5 and other.swing_ratio <= 1.2:
        kinds = ["mixed"]
    elif max(one.tempo.typical, other.tempo.typical) > _TEMPO_GAP * min(one.tempo.typical, other.tempo.typical):
        kinds.append("tempo")
    if one.lyrics.call_and_response and other.lyrics.call_and_response:
        kinds.append("answer")
    pattern = variety.pick(phrases("approach", "feel", variety.pick(kinds)))
    return sentence(pattern.format(**_contrast_slots(one, other)))


def _contrast_slots(one: Genre, other: Genre) -> dict[str, str | int]:
    return {
        "a": spoken(one), "b": spoken(other), "A": _capital(one), "B": _capital(other),
        "a_tempo": one.tempo.typical, "b_tempo": other.tempo.typical,
        "a_groove": _groove_of(one), "b_groove": _groove_of(other),
    }  # fmt: skip


def _capital(genre: Genre) -> str:
    return sentence(spoken(genre)).rstrip(".")


def _groove_of(genre: Genre) -> str:
    """A genre's groove after "the": "boom bap of hip-hop", "straight techno groove"."""
    name = plain(lowered(genre.grooves[0].name))
    if genre_name(genre).split()[0].lower() not in name.lower():
        return f"{name} of {spoken(genre)}"
    return name if name.split()[-1] in ("groove", "beat") else f"{name} groove"


def _caution(genres: Sequence[Genre], variety: Variety) -> str:
    sacred = [genre for genre in genres if genre.culture.sacred]
    if sacred:
        name = spoken(sacred[0])
        return variety.pick(phrases("approach", "sacred", "text")).format(a=name, A=_capital(sacred[0]))
    genre = variety.pick(list(genres))
    lead = variety.pick(phrases("approach", "careful", "lead")).format(a=spoken(genre))
    return f"{lead} {clause(genre.meets.careful) if lead.endswith(':') else genre.meets.careful}"
