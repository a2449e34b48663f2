"""The instruments that a request may name, with their families and General MIDI programs."""

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "table.toml"

#: The families of the table, in its order.
FAMILIES: tuple[str, ...] = (
    "keyboards", "strings", "guitars", "winds", "brass", "pitched_percussion", "drums", "small_percussion", "voices",
    "electronic", "ensembles", "sounds",
)  # fmt: skip


@dataclass(frozen=True)
class Instrument:
    """An instrument by its common name; `program` is General MIDI 1..128, or 0 for unpitched percussion."""

    name: str
    family: str
    program: int
    aliases: tuple[str, ...] = ()
    spanish: tuple[str, ...] = ()


@cache
def load_instruments() -> Mapping[str, Instrument]:
    """Every instrument by its common name, in the order of the table."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    rows = [(family, row) for family in FAMILIES for row in table[family]]
    return {
        row["name"]: Instrument(row["name"], family, row["program"], tuple(row["aliases"]), tuple(row["spanish"]))
        for family, row in rows
    }


@cache
def instrument_names() -> Mapping[str, tuple[str, Instrument]]:
    """Every way of writing an instrument, folded, with the wording to show (singular) and the instrument.

    Includes aliases, Spanish names and plurals. A Spanish name is shown as the English common name, since that is the
    language of the lesson; an English alias keeps its own wording.
    """
    names: dict[str, tuple[str, Instrument]] = {}
    for instrument in load_instruments().values():
        for word in (instrument.name, *instrument.aliases):
            names.setdefault(folded(word), (_shown(word), instrument))
    for instrument in load_instruments().values():
        for word in (instrument.name, *instrument.aliases):
            names.setdefault(plural(folded(word)), (_shown(word), instrument))
        for word in instrument.spanish:
            names.setdefault(folded(word), (instrument.name, instrument))
            names.setdefault(_spanish_plural(folded(word)), (instrument.name, instrument))
    return names


def find_instrument(name: str) -> Instrument | None:
    """The instrument of a name in any of its wordings; a longer wording is read by its last words.

    `find_instrument("Scottish fiddles")` is the violin; None when nothing in the name is an instrument.
    """
    words = folded(name).split()
    for start in range(len(words)):
        found = instrument_names().get(" ".join(words[start:]))
        if found is not None:
            return found[1]
    return None


def folded(text: str) -> str:
    """Lower case without accents, hyphens as spaces, single spaces: how names are compared."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return " ".join(bare.replace("-", " ").replace("'", " ").split())


def plural(word: str) -> str:
    """The regular English plural of a name: flutes, brushes, canaries."""
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in ("a", "e", "o", "u"):
        return word[:-1] + "ies"
    return word + "s"


#: Aliases that the table lists in the plural although one of them has a name in the singular.
_ONE_OF_MANY: Mapping[str, str] = {
    "congas": "conga", "bongos": "bongo", "celli": "cello", "snares": "snare", "toms": "tom", "pads": "pad",
    "tablas": "tabla", "cajones": "cajón", "acoustic guitars": "acoustic guitar", "bass guitars": "bass guitar",
    "taiko drums": "taiko drum", "steel pans": "steel pan", "tubanos": "tubano", "choirs": "choir",
    "singers": "singer", "voices": "voice", "bucket drums": "bucket drum", "egg shakers": "egg shaker", "wood blocks": "wood block",
    "temple blocks": "temple block", "cowbells": "cowbell", "hand drums": "hand drum", "bagpipe": "bagpipes",
    "african drums": "african drums", "keyboards": "keyboard", "rhythm sticks": "rhythm sticks",
}  # fmt: skip


def _shown(word: str) -> str:
    return _ONE_OF_MANY.get(word.lower(), word.lower())


def _spanish_plural(word: str) -> str:
    return word + ("s" if word[-1] in "aeiou" else "es")
