"""The tempo of a piece, in beats per minute, from the teacher's words and the tempos of its genres."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random

from music.brief import Brief
from music.genres import Genre
from music.planning.metre import metre_of

_TABLE = Path(__file__).with_name("tempo_words.toml")
#: How far towards the typical tempo a class of each level is kept from the fast end of a genre's range.
_LEVEL_CEILING: Mapping[str, float] = {"beginner": 0.35, "intermediate": 0.7, "advanced": 1.0}


@cache
def _table() -> tuple[tuple[tuple[str, int], ...], Mapping[str, tuple[int, int]]]:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    markings = tuple((row["term"], int(row["from"])) for row in table["marking"])
    return markings, {word: (int(low), int(high)) for word, (low, high) in table["words"].items()}


def tempo_marking(tempo_bpm: int) -> str:
    """The Italian term for a tempo on the scale of pendulum metronomes: `Andante` for 92."""
    markings, _ = _table()
    return [term for term, start in markings if start <= tempo_bpm][-1]


def tempo_range(words: str) -> tuple[int, int] | None:
    """The beats per minute that a teacher's words for a tempo can mean, or None when they name none."""
    _, table = _table()
    said = f" {' '.join(words.casefold().replace(',', ' ').split())} "
    found = [word for word in table if f" {word} " in said]
    return table[max(found, key=len)] if found else None


def choose_tempo(brief: Brief, groove: Genre, others: tuple[Genre, ...], meter: str, random: Random) -> int:
    """Beats per minute: what the teacher stated; else what the words say, within the groove genre's range; else a tempo
    near the groove genre's usual one that the other genres reach too. Even numbers, as metronomes are set."""
    if brief.tempo_bpm is not None:
        return brief.tempo_bpm
    stated = tempo_range(brief.tempo_words)
    low, high = groove.tempo.low, groove.tempo.high
    if stated is not None:
        low, high = _meeting(stated, (low, high))
        return _even(low + (high - low) * (0.3 + 0.4 * random.random()))
    return _even(_usual_tempo(brief, groove, others, random) * _beat_scale(groove, meter))


def _meeting(stated: tuple[int, int], usual: tuple[int, int]) -> tuple[int, int]:
    """The part of the stated range that the genre reaches, or the end of the stated range nearest to the genre."""
    low, high = max(stated[0], usual[0]), min(stated[1], usual[1])
    if low <= high:
        return low, high
    nearest = stated[1] if usual[0] > stated[1] else stated[0]
    return nearest, nearest


def _usual_tempo(brief: Brief, groove: Genre, others: tuple[Genre, ...], random: Random) -> float:
    low, high = groove.tempo.low, groove.tempo.high
    ceiling = groove.tempo.typical + (high - groove.tempo.typical) * _LEVEL_CEILING[brief.skill_level]
    for other in others:
        shared_low, shared_high = max(low, other.tempo.low), min(ceiling, other.tempo.high)
        if shared_low <= shared_high:
            low, ceiling = shared_low, shared_high
    target = groove.tempo.typical + random.uniform(-0.25, 0.25) * (high - groove.tempo.low) / 2
    return min(max(target, low), ceiling)


def _beat_scale(groove: Genre, meter: str) -> float:
    """A bar of another metre keeps about the groove's pace: where three quick notes make the beat instead of two, the
    beats come more slowly."""
    metre, usual = metre_of(meter), metre_of(groove.meters[0])
    if meter in groove.meters:
        return 1.0
    return (2 / 3 if metre.kind == "compound" else 1.0) / (2 / 3 if usual.kind == "compound" else 1.0)


def _even(tempo: float) -> int:
    return min(300, max(30, 2 * round(tempo / 2)))
