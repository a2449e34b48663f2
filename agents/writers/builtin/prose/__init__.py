"""Phrase tables of the built-in writer: sentences with slots, grouped by what they are for."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, cast

_FOLDER = Path(__file__).parent


@cache
def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def phrases(name: str, *keys: str) -> Sequence[str]:
    """The phrases under those keys of one table; KeyError when there are none."""
    place: Any = _table(name)
    for key in keys:
        place = place[key]
    return cast(Sequence[str], place)


def has_phrases(name: str, *keys: str) -> bool:
    """Whether a table has phrases under those keys."""
    place: Any = _table(name)
    for key in keys:
        if key not in place:
            return False
        place = place[key]
    return bool(place)
