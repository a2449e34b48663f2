"""What a prompt asks for that is less than a fact: a mode without a tonic, a metre without a number."""

import re

_MODE = re.compile(
    r"\b(?:(?P<before>minor|major|dorian|phrygian|lydian|mixolydian) (?:key|mode|scale|tonality)"
    r"|(?:key|mode|tonality) (?:in|of) (?:a )?(?P<after>minor|major|dorian|phrygian|lydian|mixolydian)"
    r"|(?:tono|modo|tonalidad) (?P<spanish>menor|mayor|dórico|frigio|lidio|mixolidio))\b"
)
_SPANISH = {"menor": "minor", "mayor": "major", "dórico": "dorian", "frigio": "phrygian", "lidio": "lydian",
            "mixolidio": "mixolydian"}  # fmt: skip
_UNEVEN = re.compile(
    r"\b(?:asymmetric(?:al)?|odd|irregular|uneven|additive)[ -](?:time|met(?:er|re)|rhythm)|\bcompás (?:irregular|asimétrico)"
)


def wished_mode(prompt: str) -> str | None:
    """The mode that a prompt wishes for without naming a tonic: minor for "in a minor key", dorian for "dorian mode"."""
    match = _MODE.search(prompt.casefold())
    if match is None:
        return None
    found = match["before"] or match["after"] or _SPANISH[match["spanish"]]
    return found


def wishes_uneven_metre(prompt: str) -> bool:
    """Whether a prompt asks for an asymmetric or odd metre without saying which."""
    return _UNEVEN.search(prompt.casefold()) is not None
