"""Which facts a lesson tells, and in which order."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from music.brief import Brief
from music.theory.fact import Fact

#: How many claims a lesson makes.
_COUNTS: Mapping[str, tuple[int, int]] = {"beginner": (8, 10), "intermediate": (10, 12), "advanced": (12, 14)}

_TABLE = Path(__file__).with_name("selection.toml")

#: No lesson needs more than so many facts of one check.
_MOST_OF_A_CHECK: Mapping[str, int] = {
    "harmony.progression": 2,
    "harmony.cadence": 2,
    "blend.ingredients": 2,
    "harmony.applied": 2,
}
_MOST_OF_AN_ELEMENT = 6


def choose_facts(facts: Iterable[Fact], brief: Brief, random: Random) -> list[Fact]:
    """The facts of a lesson, 8 to 14 where there are so many: what the objectives ask for first, then from the general
    to the particular. The seed varies which of the less important ones are told."""
    available = list(facts)
    asked = _asked(available, brief)
    fewest, most = _COUNTS[brief.skill_level]
    wanted = random.randint(fewest, most)
    places = _places(available)
    scored = sorted(available, key=lambda fact: places[id(fact)] - _worth(fact, brief) - random.uniform(0, 2))
    chosen = _limited([*asked, *scored], wanted)
    opening = [fact for fact in chosen if fact in asked]
    rest = sorted((fact for fact in chosen if fact not in asked), key=lambda fact: _READING_ORDER.index(fact.element))
    return [*opening, *rest]


#: After the objective, a lesson goes from time and form to harmony, melody and words, and ends with the blend.
_READING_ORDER = ("expression", "rhythm", "form", "harmony", "melody", "words", "timbre", "texture")


def _asked(facts: Sequence[Fact], brief: Brief) -> list[Fact]:
    """The facts that the learning objectives ask for: three for the first objective, two for each other."""
    asked: list[Fact] = []
    for place, objective in enumerate(brief.learning_objectives[:4]):
        found = [
            fact for check in _checks_for(objective) for fact in facts if fact.check == check and fact not in asked
        ]
        asked += found[: 3 if place == 0 else 2]
    return asked


def _places(facts: Sequence[Fact]) -> dict[int, float]:
    """What a fact loses for standing behind others of its check: checks put the most telling one first."""
    seen: dict[str, int] = {}
    places = {}
    for fact in facts:
        places[id(fact)] = 0.8 * seen.setdefault(fact.check, 0)
        seen[fact.check] += 1
    return places


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


def _checks_for(objective: str) -> tuple[str, ...]:
    said = objective.casefold()
    matching = [row["checks"] for row in _table()["objective"] if re.search(row["pattern"], said)]
    return tuple(dict.fromkeys(check for checks in matching for check in checks))


def _worth(fact: Fact, brief: Brief) -> float:
    beginner, advanced = (float(worth) for worth in _table()["worth"][fact.check])
    return {"beginner": beginner, "advanced": advanced}.get(brief.skill_level, (beginner + advanced) / 2)


def _limited(facts: Sequence[Fact], wanted: int) -> list[Fact]:
    """The first so many facts without too many of one check or of one element."""
    chosen: list[Fact] = []
    for fact in facts:
        same_check = sum(each.check == fact.check for each in chosen)
        same_element = sum(each.element == fact.element for each in chosen)
        full = same_check >= _MOST_OF_A_CHECK.get(fact.check, 1) or same_element >= _MOST_OF_AN_ELEMENT
        if fact not in chosen and not full:
            chosen.append(fact)
        if len(chosen) == wanted:
            break
    return chosen
