"""The key that a request states: "in B flat minor", "D dorian", "sol mayor", or only "in a minor key"."""

import re

from agents.reader.text import Request
from music.keys import KeyNameError, parse_key

_TONIC = r"[A-Ga-g](?:[ -]?(?:sharp|flat)\b|[#♯♭]|b(?![a-z]))?"
_SOLFEGE = r"(?:do|re|mi|fa|sol|la|si)(?: ?(?:sostenido|bemol|[#b])\b)?"
_MODE = (
    r"(?:(?:natural |harmonic |melodic )?minor(?: pentatonic)?|major(?: pentatonic)?|min|maj|dorian|phrygian(?: dominant)?"
    r"|lydian|mixolydian|locrian|aeolian|ionian|blues(?= scale))"
)
_SPANISH_MODE = r"(?:mayor|menor|d[oó]rico|frigio|lidio|mixolidio|eolio)"
_NOT_A_KEY = (
    r"(?! (?:chord|third|sixth|seventh|setback|change|problem|league|scale degree|detail|character|role|triad))"
)

#: A tonic with its mode; a lone lower-case "a" before minor or major is the article unless "key of" stands before it.
_FULL = re.compile(rf"(?<![\w#♯♭/-])(?P<tonic>{_TONIC})[ -](?P<mode>{_MODE})\b{_NOT_A_KEY}", re.IGNORECASE)
_SPANISH = re.compile(rf"(?<!\w)(?P<tonic>{_SOLFEGE}) (?P<mode>{_SPANISH_MODE})\b", re.IGNORECASE)
_BARE = re.compile(
    r"\b(?:(?P<sure>key of|key:|key is|key =|tonalidad de|tono de|clave de)|in|to|en) (?:the key of )?"
    r"(?P<tonic>[A-G](?:[ -](?:sharp|flat)\b|[#♯♭b](?![a-z]))?)(?P<minor>m(?![a-z0-9/]))?"
    r"(?P<after>$|[.,;:!?)]| (?:with|at|for|and|using|over|on|about|that|in|key|\d)|\n)"
)
_SOLFEGE_BARE = re.compile(rf"\b(?:tonalidad|tono|clave) de (?P<tonic>{_SOLFEGE})\b", re.IGNORECASE)
_MODE_ONLY = re.compile(
    r"\b(?P<mode>minor|major|dorian|phrygian|lydian|mixolydian|pentatonic minor) (?:key|mode|tonality|scale|sound|feel)\b"
    r"|\bin (?:a |an |the )?(?P<bare>minor|major|dorian|phrygian|lydian|mixolydian)\b(?! [a-z]*(?:third|league|city|role))"
    r"|\b(?:tono|tonalidad|modo|escala) (?P<spanish>menor|mayor)\b"
)
_MODES = {"menor": "minor", "mayor": "major"}


def read_key(request: Request, spans: tuple[tuple[int, int], ...] = ()) -> str | None:
    """The first key stated, as `F# minor`; None without one. `spans` are places already read as chords."""
    for match in sorted([*_FULL.finditer(request.raw), *_SPANISH.finditer(request.raw)], key=lambda m: m.start()):
        name = _full_name(request, match)
        if name is not None and not _inside(match, spans):
            return name
    for match in [*_BARE.finditer(request.raw), *_SOLFEGE_BARE.finditer(request.raw)]:
        if not _inside(match, spans) and _is_key_letter(match):
            return _named(match["tonic"] + (" minor" if match.groupdict().get("minor") else ""))
    return None


def read_mode(request: Request) -> str | None:
    """The mode named without a tonic, `minor` or `major` and so on: "in a minor key"; None without one."""
    match = _MODE_ONLY.search(request.folded)
    if match is None:
        return None
    word = match["mode"] or match["bare"] or match["spanish"]
    return _MODES.get(word, word.replace("pentatonic ", ""))


def _full_name(request: Request, match: re.Match[str]) -> str | None:
    tonic = match["tonic"]
    if tonic == "A" and request.folded.startswith((" key", " mode"), match.end()):
        return None  # "A minor key piece": the article
    if tonic == "a":
        before = request.folded[max(0, match.start() - 12) : match.start()]
        after = request.folded[match.end() : match.end() + 1]
        if not before.endswith(("key of ", "key: ")) and not (before.endswith("in ") and after in {"", ".", ",", ";"}):
            return None
    return _named(f"{tonic} {match['mode']}")


def _is_key_letter(match: re.Match[str]) -> bool:
    """A lone letter after "in" is a key only when capital, and "to G" only for music: not "vitamins A to C"."""
    return (
        bool(match.groupdict().get("sure"))
        or (not match[0].startswith("to ") and match["tonic"][0].isupper())
        or match.re is _SOLFEGE_BARE
    )


def _named(text: str) -> str | None:
    try:
        return parse_key(text).name
    except KeyNameError:
        return None


def _inside(match: re.Match[str], spans: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= match.start("tonic") < end for start, end in spans)
