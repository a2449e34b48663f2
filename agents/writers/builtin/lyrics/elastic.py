"""Lines that give: `[The] moon leans {in|down} to look`. What stands in brackets may go, braces hold a choice.

Only articles, connectives and the like really go; a bracketed word that the sense needs is kept.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from music.prosody import count

_PIECE = re.compile(r"\[([^\]]*)\]|\{([^}]*)\}|([^\[\]{}]+)")
_LIMIT = 64
#: Words that a line can lose from its front or middle and still be a sentence of song.
_DROPPABLE = frozenset(
    "the a an and it it's we so now then but there's our my i'll we'll we're just yes from".split(" ")
)


@dataclass(frozen=True)
class Variant:
    """One way to sing a line, with its number of syllables."""

    text: str
    syllables: int


@lru_cache(maxsize=20_000)
def variants(pattern: str) -> tuple[Variant, ...]:
    """Every way to sing the line, in the order in which they are written; at most 64."""
    pieces = [_choices(*match.groups()) for match in _PIECE.finditer(pattern)]
    texts: dict[str, None] = {}
    for chosen in product(*pieces):
        texts.setdefault(_tidy("".join(chosen)))
        if len(texts) == _LIMIT:
            break
    return tuple(Variant(text, count(text)) for text in texts)


def _choices(optional: str | None, alternatives: str | None, plain: str | None) -> tuple[str, ...]:
    if optional is not None:
        return (optional, "") if optional.strip(" ,").lower() in _DROPPABLE else (optional,)
    return tuple(alternatives.split("|")) if alternatives is not None else (plain or "",)


def _tidy(text: str) -> str:
    """Single spaces, no comma left at the front, a capital at the start."""
    line = re.sub(r"\s+([,;:?!.])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,")
    return line[:1].upper() + line[1:]
