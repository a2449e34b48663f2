"""The key of a piece that the teacher named none for: one that suits the level, the voices and the instruments."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random

from music.brief import SKILL_LEVELS, SkillLevel
from music.chords import parse_chord
from music.genres import Genre
from music.harmony import realise
from music.keys import Key

_TABLE = Path(__file__).with_name("keys.toml")

#: General MIDI programs of the instruments whose keys the table knows.
_LEADING: Mapping[str, frozenset[int]] = {
    "guitar": frozenset({25, 26, 27, 28, 29, 30, 31, 106}),
    "horn": frozenset({57, 58, 60, 61, 62, 65, 66, 67, 68}),
    "fiddle": frozenset({41, 111, 110}),
}


@cache
def _table() -> Mapping[str, Mapping[str, Sequence[str]]]:
    table: Mapping[str, Mapping[str, Sequence[str]]] = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return table


def choose_key(mode: str, level: SkillLevel, genre: Genre, romans: Sequence[str], random: Random) -> Key:
    """A tonic for a mode of seven notes: among those of the level, one that the genre's instruments like, and in which
    the chords of these numerals have roots that are printed without double or unusual accidentals."""
    tonics = _tonics(mode, level)
    liked = _liked(genre)
    weights = [(3.0 if tonic in liked else 1.0) * _legibility(Key(tonic, mode), romans) for tonic in tonics]
    if not any(weights):
        return Key(tonics[0], mode)
    return Key(random.choices(tonics, weights)[0], mode)


def _tonics(mode: str, level: SkillLevel) -> list[str]:
    levels = SKILL_LEVELS[: SKILL_LEVELS.index(level) + 1]
    return [tonic for name in levels for tonic in _table()[name][mode]]


def _liked(genre: Genre) -> set[str]:
    programs = {instrument.program for instrument in genre.instruments if instrument.role in ("melody", "harmony")}
    families = [name for name, members in _LEADING.items() if members & programs]
    return {tonic for family in families for tonic in _table()["instruments"][family]}


def _legibility(key: Key, romans: Sequence[str]) -> float:
    roots = {parse_chord(realise(roman, key)).root for roman in romans}
    if any(len(root) > 2 or root in ("Cb", "Fb", "E#", "B#") for root in roots):
        return 0.0
    return 1.0 / (1 + 0.15 * sum(len(root) > 1 for root in roots))
