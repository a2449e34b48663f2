"""How many bars the piece should have: "over 24 bars", "12-bar", "dieciséis compases"."""

import re

from agents.reader.numbers import NUMBER, number_of
from agents.reader.text import Request

_BARS = re.compile(
    rf"(?<![\w/.-])(?P<number>{NUMBER})[ -]?(?:bars?|measures?|compases)\b(?P<after>[ -]?[a-z]*)"
    rf"|\b(?:bars|measures|compases|length in bars)(?: ?:| ?=) ?(?P<labelled>{NUMBER})\b"
)
#: A number of bars of these is a part of the piece, not its length.
_PARTS = frozenset("phrase phrases loop loops intro introduction riff riffs hook hooks verse verses chorus solo solos bridge each "
                   "ostinato pattern-each sections section break breaks vamp question answer call motif motifs ending".split())  # fmt: skip
_RANGE = (1, 400)


def read_bars(request: Request) -> int | None:
    """The number of bars stated for the whole piece; None without one, and for the length of a phrase or a loop."""
    for match in _BARS.finditer(request.folded):
        number = number_of(match["number"] or match["labelled"])
        part = (match["after"] or "").strip(" -") in _PARTS
        if number is not None and not part and _RANGE[0] <= number <= _RANGE[1]:
            return number
    return None
