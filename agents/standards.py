"""National Core Arts Standards for music: the only place from which a lesson may cite a standard.

Codes are those of the 2014 National Core Arts Standards (National Coalition for Core Arts Standards). PK to 8 follow
the general music standards; high school uses the strands Ensemble (E), Harmonizing Instruments (H), Composition and
Theory (C) and Music Technology (T). The wording in `standards.toml` is a short paraphrase of our own.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from music.brief import SkillLevel

_TABLE = Path(__file__).with_name("standards.toml")
_CODE = re.compile(
    r"^MU:(?P<process>Cr|Pr|Re|Cn)(?P<anchor>\d{1,2})\.(?P<component>\d)"
    r"\.(?:(?P<strand>[EHCT])\.(?P<level>5|8|I{1,3})|(?P<grade>PK|K|[1-8]))(?P<letter>[a-c])$"
)

Strand = Literal["", "E", "H", "C", "T"]

#: Names of the strands' levels. Novice and Intermediate prepare for high school (nominally grades 5 and 8).
LEVELS: Mapping[str, str] = {
    "5": "Novice", "8": "Intermediate", "I": "Proficient", "II": "Accomplished", "III": "Advanced",
}  # fmt: skip

HIGH_SCHOOL = ("9", "10", "11", "12", "college")

#: What a strand asks of a high-school class of each skill level.
_LEVEL_OF_SKILL: Mapping[SkillLevel, str] = {"beginner": "I", "intermediate": "I", "advanced": "II"}


@dataclass(frozen=True)
class CoreStandard:
    """One performance standard. `grade` is set for general music, `strand` and `level` for high school."""

    code: str
    text: str
    process: str  # "Cr1.1", "Pr4.2", "Re7.2", "Cn10.0"
    grade: str = ""
    strand: Strand = ""
    level: str = ""
    letter: str = "a"


def _read(code: str, text: str) -> CoreStandard:
    match = _CODE.match(code)
    if match is None:
        raise ValueError(f"standards.toml: {code!r} is not a code of the National Core Arts Standards")
    parts = match.groupdict(default="")
    strand: Strand = parts["strand"]  # type: ignore[assignment]  # the pattern admits nothing else
    process = f"{parts['process']}{parts['anchor']}.{parts['component']}"
    return CoreStandard(code, text, process, parts["grade"], strand, parts["level"], parts["letter"])


@cache
def load_standards() -> Mapping[str, CoreStandard]:
    """Every standard of the table by its code, in the order of the table."""
    groups = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return {
        code: _read(code, text)
        for levels in groups.values()
        for codes in levels.values()
        for code, text in codes.items()
    }


def standard(code: str) -> CoreStandard:
    """The standard of that code; KeyError when the table has none."""
    return load_standards()[code]


def exists(code: str) -> bool:
    """Whether the table holds that code."""
    return code in load_standards()


def fits(code: str, grade: str) -> bool:
    """Whether a standard may be cited for a class of that grade.

    General standards fit their own grade. Strand standards fit high school, and the preparatory levels also the
    grades that the standards name for them (Novice 5 and up, Intermediate 8). KeyError for an unknown code.
    """
    entry = standard(code)
    if not entry.strand:
        return entry.grade == grade
    if grade in HIGH_SCHOOL:
        return True
    return (entry.level == "5" and grade in ("5", "6", "7", "8")) or (entry.level == "8" and grade == "8")


def standards_for(
    grade: str, processes: Sequence[str], strand: Strand = "E", skill_level: SkillLevel = "intermediate"
) -> tuple[CoreStandard, ...]:
    """The standards that a class of that grade meets in those processes, in the order of the processes.

    `processes` name components ("Cr1.1", "Pr4.2b" for the second standard of one); one that the grade does not have
    falls back to the component's first standard and is left out when there is none. `strand` and `skill_level` count
    from grade 9 on, where the standards are by strand and level.
    """
    found = (_find(grade, process, strand, skill_level) for process in processes)
    return tuple(dict.fromkeys(entry for entry in found if entry is not None))


def _find(grade: str, process: str, strand: Strand, skill_level: SkillLevel) -> CoreStandard | None:
    component, letter = (process[:-1], process[-1]) if process[-1] in "abc" else (process, "a")
    place = f"{strand or 'E'}.{_LEVEL_OF_SKILL[skill_level]}" if grade in HIGH_SCHOOL else grade
    table = load_standards()
    return table.get(f"MU:{component}.{place}{letter}") or table.get(f"MU:{component}.{place}a")
