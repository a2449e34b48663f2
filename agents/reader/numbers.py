"""Numbers as teachers write them: 12, twelve, doce."""

import re
from collections.abc import Mapping

NUMBER_WORDS: Mapping[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "ninety": 90, "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
    "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15,
    "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veinticuatro": 24,
    "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "noventa": 90,
}  # fmt: skip
_UNITS = "one|two|three|four|five|six|seven|eight|nine|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"

#: A regular expression for a number in figures or words, with room for "thirty-two" and "treinta y dos".
NUMBER = rf"(?:\d{{1,3}}|(?:twenty|thirty|forty|fifty|sixty|treinta|cuarenta|sesenta)(?:[- ]| y )(?:{_UNITS})|" + (
    "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + ")"
)


def number_of(text: str) -> int | None:
    """The number that a folded text names: `12`, `twelve`, `thirty-two`, `treinta y dos`; None for anything else."""
    if text.isdecimal():
        return int(text)
    parts = [part for part in re.split(r"[- ]+", text) if part != "y"]
    if not parts or any(part not in NUMBER_WORDS for part in parts):
        return None
    return sum(NUMBER_WORDS[part] for part in parts)
