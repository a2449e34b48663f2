"""The house's own lines: hand-written couplets and hooks by subject, in the text files under `bank/`.

A file holds subjects. `== water-cycle: evaporation, condensation` opens one, with the words that call for it. Then

    1 line / line     a couplet that opens a first verse; 2 carries on; 3 turns
    ^ line / line     lifts into a chorus; & stands in a chorus; % looks back from a bridge
    @ hook            an image; ? a question with its answer; * a rhythm; the lines under it rhyme with it
    > line            a line that rhymes with the hook above

A letter after the sign keeps it to an age: `y` up to grade 4, `o` from grade 6. ` = ` instead of ` / ` between the
lines says that the second needs the first right before it. Lines are elastic (see `elastic`).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

BANK = Path(__file__).parent / "bank"

Register = Literal["young", "any", "older"]
Function = Literal["open", "detail", "turn", "lift", "chorus", "bridge"]
Character = Literal["image", "question", "rhythm"]

_FUNCTIONS: Mapping[str, Function] = {
    "1": "open", "2": "detail", "3": "turn", "^": "lift", "&": "chorus", "%": "bridge",
}  # fmt: skip
_CHARACTERS: Mapping[str, Character] = {"@": "image", "?": "question", "*": "rhythm"}
_REGISTERS: Mapping[str, Register] = {"y": "young", "": "any", "o": "older"}
_ENTRY = re.compile(r"^([123^&%@?*>])([yo]?) +(.+)$")


@dataclass(frozen=True)
class Couplet:
    """Two rhyming elastic lines; `tight` when the second makes sense only right after the first."""

    first: str
    second: str
    function: Function
    register: Register = "any"
    tight: bool = False


@dataclass(frozen=True)
class BankHook:
    """A sung phrase with elastic lines that rhyme with it."""

    text: str
    character: Character
    partners: tuple[str, ...]
    register: Register = "any"


@dataclass
class Subject:
    """What the house has to sing about one thing, and the words in a theme that call for it."""

    name: str
    words: tuple[str, ...]
    couplets: list[Couplet] = field(default_factory=list)
    hooks: list[BankHook] = field(default_factory=list)


@cache
def subjects(file: str) -> Mapping[str, Subject]:
    """The subjects of one bank file by name; ValueError names a line that can't be read."""
    found: dict[str, Subject] = {}
    subject = Subject("", ())
    for number, line in _lines(BANK / f"{file}.txt"):
        if line.startswith("=="):
            name, _, words = line[2:].partition(":")
            subject = found[name.strip()] = Subject(name.strip(), tuple(w.strip().lower() for w in words.split(",")))
        elif not _add(subject, line):
            raise ValueError(f"{file}.txt, line {number}: {line!r}")
    return found


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = raw.strip()
        if line and not line.startswith("#"):
            yield number, line


def _add(subject: Subject, line: str) -> bool:
    """Put one entry into its subject; False when the line is none."""
    entry = _ENTRY.match(line)
    if entry is None:
        return False
    sign, age, text = entry.groups()
    if sign == ">":
        last = subject.hooks[-1]
        subject.hooks[-1] = BankHook(last.text, last.character, (*last.partners, text), last.register)
    elif sign in _CHARACTERS:
        subject.hooks.append(BankHook(text, _CHARACTERS[sign], (), _REGISTERS[age]))
    else:
        tight = " = " in text
        first, divider, second = text.partition(" = " if tight else " / ")
        if not divider:
            return False
        subject.couplets.append(Couplet(first, second, _FUNCTIONS[sign], _REGISTERS[age], tight))
    return True


def suits(register: Register, grade: int) -> bool:
    """Whether a register fits a grade (PK is -1, K is 0, college is 13)."""
    return register == "any" or (register == "young" if grade <= 4 else register == "older" and grade >= 6)
