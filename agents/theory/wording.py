"""Sentences for facts, at the level of the class."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from music.brief import GRADES, SkillLevel
from music.theory.fact import Fact

_SENTENCES = Path(__file__).with_name("sentences")
#: Which level's wording serves where a level has none of its own.
_NEAREST: Mapping[str, tuple[str, ...]] = {
    "beginner": ("beginner", "intermediate", "advanced"),
    "intermediate": ("intermediate", "beginner", "advanced"),
    "advanced": ("advanced", "intermediate", "beginner"),
}
_START = re.compile(r"(^|[.!?] )([a-z])")


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    tables: dict[str, Mapping[str, Any]] = {}
    for path in sorted(_SENTENCES.glob("*.toml")):
        tables |= tomllib.loads(path.read_text(encoding="utf-8"))
    return tables


def wording_level(skill_level: SkillLevel, grade: str) -> SkillLevel:
    """The level that a class is addressed at: its skill, within what its grade reads. Third graders read the beginner's
    sentences however well they play, sixth graders nothing harder than the intermediate ones; a college class that is
    new to theory is not spoken to as to children."""
    if grade == "college":
        return "intermediate" if skill_level == "beginner" else skill_level
    if GRADES.index(grade) <= GRADES.index("3"):
        return "beginner"
    return "intermediate" if GRADES.index(grade) <= GRADES.index("6") and skill_level == "advanced" else skill_level


def wordings(fact: Fact, level: SkillLevel) -> Sequence[str]:
    """Every way in which a fact is said at a level, values still in braces; KeyError for a check without sentences."""
    table = _tables()[fact.check]
    for name in (fact.variant, fact.concept):
        if isinstance(table.get(name), dict):
            table = table[name]
            break
    found: Sequence[str] = next(table[each] for each in _NEAREST[level] if each in table)
    return found


def sentence(fact: Fact, level: SkillLevel, random: Random) -> str:
    """One sentence (or two) about a fact for a class of that level; which of several, the generator decides."""
    return capitalised(random.choice(wordings(fact, level)).format_map(fact.values))


def capitalised(text: str) -> str:
    """The text with a capital at the start of every sentence."""
    return _START.sub(lambda match: match[1] + match[2].upper(), text)
