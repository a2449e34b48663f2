"""The tempo of a request: beats a minute, an Italian term, or a plain word that the genre's own range bends."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from agents.phrases import Word, fold
from agents.reader.genres import MUSICAL_NOUNS
from agents.reader.text import Request
from agents.reader.vocabulary import genre_names
from music.genres import Genre, Tempo

_TABLE = Path(__file__).parent / "tempo.toml"
_RANGE = (30, 300)
_BPM = re.compile(
    r"(?<![\d/])(?P<low>\d{2,3})(?: ?(?:-|to|a) ?(?P<high>\d{2,3}))? ?(?:bpm|b\.p\.m|beats (?:per|a) minute|beats/min|ppm|"
    r"pulsaciones|pulsos por minuto|negras por minuto)"
    r"|(?:quarter(?: note)?s?|crotchet|negra|♩|tempo|mm|m\.m\.|bpm)(?: of| at| is|:)? ?(?:=|≈|~|about|around|of)? ?(?P<other>\d{2,3})\b(?! ?(?:bars|measures|minutes|students))"
)
_BEFORE_TEMPO = re.compile(r"(?P<words>(?:[a-z-]+,? ){1,6})(?<!, )(?:tempo|pace|speed)\b")
_AFTER_TEMPO = re.compile(
    r"\b(?:tempo|pace|speed|velocidad)(?: marking)?(?: (?:should|will|must|can|to|is|be|remain|stay|feel|de|that|kept)| =|:)* "
    r"(?P<words>[a-z-]+(?:(?:,? (?:and|y|to|but|or|a) |, | )[a-z-]+){0,4})"
)
_FILLERS = frozenset(
    """
a an the at with in set to and of use uses using maintain keep keeping keeps it its create creating for while has have having that
by is be should this piece song music track fairly quite rather around about un una con al en de y feel has over under
take played play moves moving featuring follow following within rhythm beat set-to but or so overall
""".split()
)
_NOT_A_TEMPO = frozenset(
    "food learners learner lesson lessons review forward cooker fashion facts finishers finisher quiz warm".split()
)


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


@cache
def _known() -> re.Pattern[str]:
    names = sorted([*_table()["terms"], *_table()["words"]], key=len, reverse=True)
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(name).replace("\\-", "[ -]?") for name in names) + r")(?![\w-])"
    )


def read_bpm(request: Request) -> int | None:
    """Beats a minute as stated, the middle of a stated range; None without a number or outside 30 to 300."""
    match = _BPM.search(request.folded)
    if match is None:
        return None
    numbers = [int(match[name]) for name in ("low", "high", "other") if match[name]]
    bpm = round(sum(numbers) / len(numbers))
    return bpm if _RANGE[0] <= bpm <= _RANGE[1] else None


def read_tempo_words(request: Request) -> str:
    """The teacher's own words for the tempo: "slow and contemplative", "Allegro", "fast-paced"; empty without any."""
    for pattern in (_BEFORE_TEMPO, _AFTER_TEMPO):
        for match in pattern.finditer(request.folded):
            words = _trimmed(match["words"]) if pattern is _BEFORE_TEMPO else _first_words(match["words"])
            article = re.search(r"\b(?:a|an) [a-z-]+ (?:[a-z-]+ )?$", match["words"]) is not None
            if _known().search(words) or (pattern is _BEFORE_TEMPO and article and _is_character(words)):
                return _as_typed(request, words, match.start())
    return _term(request) or _loose(request) or _lullaby(request)


def _as_typed(request: Request, words: str, start: int) -> str:
    """The same words with the accents that folding took away."""
    place = request.folded.find(words, start)
    return request.raw[place : place + len(words)].lower() if place >= 0 else words


def tempo_of_words(words: str, genre: Genre | None) -> int | None:
    """Beats a minute of tempo words: the mean of those known. A genre bends plain words, not Italian terms.

    "Medium" is the genre's typical tempo, "slow" its slow end, "fast" its fast end, so that medium drum and bass
    stays drum and bass. None when no word is known.
    """
    found = [_key(match[0]) for match in _known().finditer(fold(words))]
    values = [_value(name, genre.tempo if genre is not None else None) for name in found]
    return round(sum(values) / len(values)) if values else None


def _key(written: str) -> str:
    for name in (written, written.replace(" ", "-"), written.replace("-", ""), written.replace(" ", "")):
        if name in _table()["terms"] or name in _table()["words"]:
            return name
    bare = re.sub(r"[ -]", "", written)
    return next(str(name) for name in _table()["words"] if name.replace("-", "") == bare)


def _value(name: str, tempo: Tempo | None) -> int:
    if name in _table()["terms"]:
        return int(_table()["terms"][name])
    word = _table()["words"][name]
    return _bent(word["bpm"], word["lean"], tempo) if tempo is not None else int(word["bpm"])


def _bent(bpm: int, lean: int, tempo: Tempo) -> int:
    """A plain word within a genre's range: its own number when that lies on its side of the typical tempo."""
    if lean == 0:
        return tempo.typical
    far, middle = (tempo.low, tempo.typical) if lean < 0 else (tempo.high, tempo.typical)
    near = middle + (far - middle) * (0.5 if abs(lean) == 2 else 0.25)
    low, high = sorted((far, round(near)))
    return min(max(bpm, low), high)


def _trimmed(words: str) -> str:
    """Without the small words at either end, and without what came before an article: "use a slow" is "slow"."""
    parts = words.replace(",", " ,").split()
    for index in range(len(parts) - 1, -1, -1):
        if parts[index] in {"a", "an", "the", "un", "una", "with", "at", "con", "to", "in"} and not _links_tempos(
            parts, index
        ):
            parts = parts[index + 1 :]
            break
    while parts and (parts[0] in _FILLERS or parts[0] == ","):
        parts = parts[1:]
    while parts and (parts[-1] in _FILLERS or parts[-1] == ","):
        parts = parts[:-1]
    return _until_known(" ".join(parts).replace(" ,", ","))


def _first_words(words: str) -> str:
    """After "the tempo should be": the tempo words at the start, no further than they go on."""
    first = re.match(r"(?:very |quite |rather |fairly |a )*", words)
    rest = words[first.end() :] if first else words
    known = _known().match(rest)
    if known is None:
        return ""
    end = known.end()
    while following := re.match(r"(?:,? (?:and|y|to|but|or|a) |, )", rest[end:]):
        further = _known().match(rest, end + following.end())
        if further is None:
            break
        end = further.end()
    return words[: first.end() if first else 0].removeprefix("a ") + rest[:end]


def _links_tempos(parts: list[str], index: int) -> bool:
    """Whether "to" stands between two tempo words: slow to moderate."""
    if parts[index] != "to" or index == 0 or index + 1 >= len(parts):
        return False
    return all(_known().fullmatch(parts[i]) is not None for i in (index - 1, index + 1))


def _until_known(words: str) -> str:
    """Not more than the tempo words and one companion: the rest of a long clause is not about the tempo."""
    matches = list(_known().finditer(words))
    if not matches:
        return words
    start, end = matches[0].start(), matches[-1].end()
    if len(words[start:].split()) <= 3:
        return words[start:]
    companion = re.match(r"(?:,? (?:and|y) |, )[a-z-]+$", words[end:])
    return words[start : end + (companion.end() if companion else 0)]


def _is_character(words: str) -> bool:
    return 1 <= len(words.split()) <= 2 and words.isascii() and not words.endswith(("time", "the")) and words not in {
        "change", "changing", "different", "same", "any", "own", "right", "good", "set", "up"
    }  # fmt: skip


def _term(request: Request) -> str:
    """An Italian term anywhere, as written."""
    for match in _known().finditer(request.folded):
        if _key(match[0]) in _table()["terms"] and match[0] not in {"grave", "vivo", "lento"}:
            return request.raw[match.start() : match.end()]
    lento = re.search(r"\blento\b", request.folded)
    return request.raw[lento.start() : lento.end()] if lento else ""


def _loose(request: Request) -> str:
    """A plain word that describes the piece: "a slow blues", "una canción lenta", "fast-paced, swinging"."""
    for match in _known().finditer(request.folded):
        if _key(match[0]) not in _table()["words"] or _key(match[0]) in {
            "march",
            "walking",
            "steady",
            "gentle",
            "calm",
            "driving",
            "lullaby",
        }:
            continue
        index = next((i for i, word in enumerate(request.words) if word.start >= match.end()), len(request.words))
        following = [request.word_text(i) for i in range(index, min(index + 4, len(request.words)))]
        sure = match[0].replace(" ", "-") in {"fast-paced", "upbeat", "up-tempo", "uptempo", "mid-tempo", "slow-paced"}
        near = bool(following) and following[0] not in _NOT_A_TEMPO and _speaks_of_music(following)
        if sure or near or _follows_music(request, match.start()) or _stands_alone(request, match):
            return request.raw[match.start() : match.end()].lower()
    return ""


def _lullaby(request: Request) -> str:
    """A lullaby has the tempo of rocking a child, whatever the genres around it."""
    match = re.search(r"\b(?:lullab(?:y|ies)|cradle song|cancion de cuna)\b", request.folded)
    return "lullaby" if match else ""


def _stands_alone(request: Request, match: re.Match[str]) -> bool:
    """Between commas or at the end: "a rock ballad for teens, slow"."""
    before, after = request.folded[: match.start()].rstrip(" "), request.folded[match.end() :].lstrip(" ")
    after = re.sub(r"^and [a-z]+ ?", "", after)
    return before.endswith((",", ";", ".")) and (not after or after[0] in ",.;!")


def _speaks_of_music(words: list[str]) -> bool:
    if any(word in MUSICAL_NOUNS for word in words):
        return True
    return any(True for _ in genre_names().find([Word(word, 0, 0) for word in words]))


def _follows_music(request: Request, position: int) -> bool:
    """Spanish puts the word behind: "una cumbia lenta"."""
    index = next((i for i, word in enumerate(request.words) if word.start >= position), 0)
    spanish = request.word_text(index).endswith(("o", "a", "e"))
    return spanish and index > 0 and _speaks_of_music([request.word_text(index - 1)])
