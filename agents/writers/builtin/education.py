"""What the class will learn and how: level, goals, teaching approach, key concepts."""

from collections.abc import Sequence

from agents.content import Concept, EducationalContent
from agents.readability import grade_number
from agents.writers.base import Task
from agents.writers.builtin.concepts import (
    Term,
    definition_for,
    focus_terms,
    is_readable,
    same_concept,
    terms_of,
)
from agents.writers.builtin.objectives import audience, for_class, learning_goals, with_article
from agents.writers.builtin.phrasing import Variety, clause, genre_name, lowered, paragraph, plain, sentence, spoken
from agents.writers.builtin.prose import phrases
from music.brief import Brief
from music.genres import Genre

_MOST_CONCEPTS = 6
#: What small children can do and hear at once.
_YOUNG_ELEMENTS = frozenset(["rhythm", "melody", "form", "expression"])
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
    """Four to six concepts: those that the teacher asked for, then the genres' own in turn, of varied kinds."""
    chosen = list(focus_terms(brief, genres))[: _MOST_CONCEPTS - 2]
    shelves = [variety.shuffled(terms_of(genre)) for genre in genres]
    wanted = max(4, min(_MOST_CONCEPTS, len(chosen) + 3))
    while len(chosen) < wanted and any(shelves):
        for shelf in shelves:
            if shelf and len(chosen) < wanted:
                chosen.append(shelf.pop(_best(shelf, chosen, brief)))
        shelves = [_without_known(shelf, chosen) for shelf in shelves]
    return tuple(chosen)


def _without_known(shelf: list[Term], chosen: Sequence[Term]) -> list[Term]:
    return [term for term in shelf if not any(same_concept(term.name, other.name) for other in chosen)]


def _best(shelf: Sequence[Term], chosen: Sequence[Term], brief: Brief) -> int:
    """The term that is readable, new and of an element that is not yet there; the first of equals."""

    young = audience(brief.grade) == "early"

    def cost(index: int) -> tuple[bool, bool, bool, bool]:
        term = shelf[index]
        abstract = young and term.element not in _YOUNG_ELEMENTS
        known = any(same_concept(term.name, other.name) for other in chosen)
        hard = not is_readable(definition_for(term, brief), brief, term.name)
        return known, hard, abstract, any(term.element == other.element for other in chosen)

    return min(range(len(shelf)), key=cost)


def _approach(brief: Brief, genres: Sequence[Genre], terms: Sequence[Term], variety: Variety) -> str:
    first, second = genres[0], genres[min(1, len(genres) - 1)]
    slots = {"a": spoken(first), "b": spoken(second)}

    def said(*keys: str) -> str:
        return variety.pick(for_class(phrases("approach", *keys), brief))

    opening = said("opening", brief.educational_context).format(**slots)
    focus = said("focus", terms[0].element).format(concept=with_article(terms[0].name))
    middle = variety.shuffled([focus, said("level", brief.skill_level), _contrast(first, second, variety)])
    return paragraph(map(sentence, [opening, *middle, _caution(genres, variety)]))


def _contrast(first: Genre, second: Genre, variety: Variety) -> str:
    """What a class can hear at once between the two styles, from their feel, tempo, words and drums."""
    one, other = (first, second) if first.swing_ratio >= second.swing_ratio else (second, first)
    kinds = ["groove"]
    if one.swing_ratio >= 1.5 and other.swing_ratio <= 1.2:
        kinds = ["mixed"]
    elif max(one.tempo.typical, other.tempo.typical) > _TEMPO_GAP * min(one.tempo.typical, other.tempo.typical):
        kinds.append("tempo")
    if one.lyrics.call_and_response and other.lyrics.call_and_response:
        kinds.append("answer")
    pattern = variety.pick(phrases("approach", "feel", variety.pick(kinds)))
    return sentence(pattern.format(**_contrast_slots(one, other)))


def _contrast_slots(one: Genre, other: Genre) -> dict[str, str | int]:
    return {
        "a": spoken(one), "b": spoken(other), "A": sentence(spoken(one)).rstrip("."),
        "a_tempo": one.tempo.typical, "b_tempo": other.tempo.typical,
        "a_groove": _groove_of(one), "b_groove": _groove_of(other),
    }  # fmt: skip


def _groove_of(genre: Genre) -> str:
    """A genre's groove after "the": "boom bap of hip-hop", "straight techno groove"."""
    name = plain(lowered(genre.grooves[0].name))
    if genre_name(genre).lower() not in name.lower():
        return f"{name} of {spoken(genre)}"
    return name if name.endswith(("groove", "beat")) else f"{name} groove"


def _caution(genres: Sequence[Genre], variety: Variety) -> str:
    sacred = [genre for genre in genres if genre.culture.sacred]
    if sacred:
        name = spoken(sacred[0])
        return variety.pick(phrases("approach", "sacred", "text")).format(a=name, A=sentence(name).rstrip("."))
    genre = variety.pick(list(genres))
    lead = variety.pick(phrases("approach", "careful", "lead")).format(a=spoken(genre))
    return f"{lead} {clause(genre.meets.careful) if lead.endswith(':') else genre.meets.careful}"
