"""The metre of a request: "3/4", "in five", "waltz time", "compás de 6/8", "asymmetric time signature"."""

import re

from agents.reader.text import Request

_FRACTION = re.compile(r"(?<![\d/])(?P<top>[1-9]|1\d)/(?P<bottom>2|4|8|16)(?![\d/])")
_NOT_A_METER = re.compile(
    r"^ ?(?:of (?:the|my|our|a)|graders?|grades?|classes|class|split|inch|cup|note|mile|de (?:la|los|mis))"
)
_BEFORE_A_FRACTION = re.compile(r"(?:grades?|years?|room|page|date|on|cups?|add) $")
_SPOKEN = re.compile(
    r"\b(?P<top>two|three|four|five|six|seven|nine|twelve)[ -](?P<bottom>two|four|eight|half|quarter)s?\b(?= (?:time|meter|metre|beat|rhythm|groove|feel)|[.,;]|$)"
)
_IN_NUMBER = re.compile(
    r"\bin (?:a )?(?P<count>two|three|four|five|six|seven|nine|eleven|5|7)(?:$|[.,;]|(?= (?:time|beats?|with|for|about|using|and|at|over)\b(?! (?:bars|voices|groups|parts))))"
    r"(?! (?:minutes|groups|parts|voices|bars|measures|sections|days|weeks|languages))"
)
_NAMED: tuple[tuple[str, str], ...] = (
    (r"\bwaltz (?:time|meter|metre|rhythm|feel|tempo|beat)\b|\b(?:simple )?triple (?:time|meter|metre)\b|\bcompas ternario\b", "3/4"),
    (r"\bcompound duple\b|\bcompound (?:time|meter|metre)\b|\bjig time\b", "6/8"),
    (r"\bcompound triple\b", "9/8"),
    (r"\b(?:cut time|cut common|alla breve)\b", "2/2"),
    (r"\bcommon time\b|\b(?:simple )?quadruple (?:time|meter|metre)\b|\bfour on the floor\b|\bcompas cuaternario\b", "4/4"),
    (r"\b(?:simple )?duple (?:time|meter|metre)\b|\bmarch time\b|\bcompas binario\b", "2/4"),
    (r"\b(?:a?symmetric(?:al)?|odd|irregular|unusual|uneven|additive|aksak) (?:time|meter|metre|time signature|meters|metres|time signatures)\b"
     r"|\bcompas (?:irregular|de amalgama)\b", "7/8"),
)  # fmt: skip
_COUNTS = {"two": "2/4", "three": "3/4", "four": "4/4", "five": "5/4", "six": "6/8", "seven": "7/8", "nine": "9/8",
           "eleven": "11/8", "5": "5/4", "7": "7/8"}  # fmt: skip
_TOPS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "nine": 9, "twelve": 12}
_BOTTOMS = {"two": 2, "half": 2, "four": 4, "quarter": 4, "eight": 8}


def read_meter(request: Request) -> str | None:
    """The metre stated, as `3/4`; an asymmetric metre without figures is 7/8; None without one."""
    return _fraction(request.folded) or _spoken(request.folded) or _named(request.folded)


def _fraction(text: str) -> str | None:
    for match in _FRACTION.finditer(text):
        before, after = text[max(0, match.start() - 8) : match.start()], text[match.end() : match.end() + 14]
        told = re.match(r" (?:time|meter|metre|beat|rhythm|groove|feel|waltz|march|swing)", after) is not None
        unlikely = _NOT_A_METER.match(after) or _BEFORE_A_FRACTION.search(before)
        if told or (
            not unlikely and match[0] not in {"1/2", "1/4", "1/8", "1/16", "9/4", "10/4", "11/4", "2/8", "6/9"}
        ):
            return f"{match['top']}/{match['bottom']}"
    return None


def _spoken(text: str) -> str | None:
    match = _SPOKEN.search(text)
    return f"{_TOPS[match['top']]}/{_BOTTOMS[match['bottom']]}" if match else None


def _named(text: str) -> str | None:
    for pattern, meter in _NAMED:
        match = re.search(pattern, text)
        if match is not None and not (meter == "7/8" and match[0].startswith("symmetric")):
            return meter
    match = _IN_NUMBER.search(text)
    return _COUNTS[match["count"]] if match else None
