"""The house's own lines: hand-written couplets and hooks by subject, in the text files under `bank/`.

A file holds subjects. `== water-cycle: evaporation, condensation` opens one, with the words that call for it. Then

    1 line / line     a couplet that opens a first verse; 2 carries on; 3 turns
    1 a / b / a / b   the same as a quatrain that rhymes line by line
    ^ line / line     lifts into a chorus; & stands in a chorus; % looks back from a bridge
    @ hook            an image; ? a question with its answer; * a rhythm; the lines under it rhyme with it
    > line            a line that rhymes with the hook above
    + line            a line by itself: a third or fourth rhyme, or what a group answers

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
_STARTS_AFRESH = frozenset(
    (
        "The",
        "A",
        "An",
        "We",
        "I",
        "You",
        "There's",
        "My",
        "Our",
        "One",
        "Each",
        "Every",
        "We'll",
        "We're",
        "I'll",
        "No",
        "Someone",
        "Somebody",
        "Two",
        "Three",
        "Four",
        "Here's",
        "Your",
        "In",
        "On",
        "At",
    )
)
_ENTRY = re.compile(r"^([123^&%@?*>+])([yo]?) +(.+)$")


@dataclass(frozen=True)
class Couplet:
    """Two rhyming elastic lines; `tight` when the second makes sense only right after the first."""

    first: str
    second: str
    function: Function
    register: Register = "any"
    tight: bool = False

    @property
    def parts(self) -> bool:
        """Whether another line may stand between the two: the second one neither goes on nor points back."""
        return not self.tight and self.second.replace("[", "").split(" ")[0].rstrip("],") in _STARTS_AFRESH


@dataclass(frozen=True)
class Quatrain:
    """Four elastic lines that rhyme first with third and second with fourth."""

    lines: tuple[str, str, str, str]
    function: Function
    register: Register = "any"


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
    quatrains: list[Quatrain] = field(default_factory=list)
    hooks: list[BankHook] = field(default_factory=list)
    singles: list[str] = field(default_factory=list)


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
    elif sign == "+":
        subject.singles.append(text)
    elif sign in _CHARACTERS:
        subject.hooks.append(BankHook(text, _CHARACTERS[sign], (), _REGISTERS[age]))
    else:
        return _add_verse(subject, _FUNCTIONS[sign], _REGISTERS[age], text)
    return True


def _add_verse(subject: Subject, function: Function, register: Register, text: str) -> bool:
    match text.split(" / "):
        case [a, b, c, d]:
            subject.quatrains.append(Quatrain((a, b, c, d), function, register))
        case [a, b]:
            subject.couplets.append(Couplet(a, b, function, register))
        case [only] if only.count(" = ") == 1:
            a, b = only.split(" = ")
            subject.couplets.append(Couplet(a, b, function, register, tight=True))
        case _:
            return False
    return True


def suits(register: Register, grade: int) -> bool:
    """Whether a register fits a grade (PK is -1, K is 0, college is 13)."""
    return register == "any" or (register == "young" if grade <= 4 else register == "older" and grade >= 6)
