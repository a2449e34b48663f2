"""The teacher's corrections on the page, which outrank everything that was read."""

import re
from typing import Any

from agents.phrases import phrase_key
from agents.reader.form import Overrides, UnusableRequest
from agents.reader.partners import Wishes, complete_blend
from agents.reader.unplaced import is_near, nearest_genres
from agents.reader.vocabulary import genre_names
from music.brief import Brief, Unplaced
from music.chords import ChordSymbolError, parse_chord
from music.genres import load_atlas
from music.keys import KeyNameError, parse_key

_METER = re.compile(r"^(?:[1-9]|1\d)/(?:2|4|8|16)$")
_YOUNG = frozenset({"PK", "K", "1", "2", "3", "4", "5"})


def corrected(brief: Brief, overrides: Overrides) -> Brief:
    """The brief with what the teacher changed; UnusableRequest, with a sentence, for a value that cannot be."""
    changes: dict[str, Any] = {
        **_plain(overrides), **_key(overrides), **_chords(overrides), **_meter(overrides), **_numbers(overrides)
    }  # fmt: skip
    brief = brief.model_copy(update=changes)
    return _with_genres(brief, overrides) if overrides.genres is not None else brief


def _plain(overrides: Overrides) -> dict[str, Any]:
    names = ("excluded_genres", "tempo_words", "instruments", "excluded_instruments", "theme")
    return {name: getattr(overrides, name) for name in names if getattr(overrides, name) is not None}


def _key(overrides: Overrides) -> dict[str, Any]:
    if overrides.key is None:
        return {}
    if not overrides.key.strip():
        return {"key": None, "mode": None}
    try:
        return {"key": parse_key(overrides.key).name, "mode": None}
    except KeyNameError as error:
        raise UnusableRequest(str(error)) from error


def _chords(overrides: Overrides) -> dict[str, Any]:
    if overrides.chords is None:
        return {}
    try:
        for symbol in overrides.chords:
            parse_chord(symbol)
    except ChordSymbolError as error:
        raise UnusableRequest(str(error)) from error
    return {"chords": overrides.chords}


def _meter(overrides: Overrides) -> dict[str, Any]:
    if overrides.meter is None:
        return {}
    meter = overrides.meter.strip()
    if meter and not _METER.match(meter):
        raise UnusableRequest(f"“{meter}” is not a time signature we can use. Write it like 4/4, 3/4, 6/8 or 7/8.")
    return {"meter": meter or None}


def _numbers(overrides: Overrides) -> dict[str, Any]:
    """Zero takes a number away; anything else has to be playable."""
    changes: dict[str, Any] = {}
    for name, low, high, what in (("tempo_bpm", 30, 300, "beats a minute"), ("bars", 1, 400, "bars")):
        number = getattr(overrides, name)
        if number is None:
            continue
        if number and not low <= number <= high:
            raise UnusableRequest(f"{number} {what} is out of reach; choose a number from {low} to {high}.")
        changes[name] = number or None
    return changes


def _with_genres(brief: Brief, overrides: Overrides) -> Brief:
    slugs: list[str] = []
    unknown = []
    for name in overrides.genres or ():
        known = slugs_of(name)
        slugs += [slug for slug in known if slug not in slugs]
        if not known:
            unknown.append(Unplaced(text=name, nearest=nearest_genres(name)))
    names = tuple(instrument.name for instrument in brief.instruments)
    wishes = Wishes(frozenset(brief.excluded_genres), names, brief.skill_level, brief.grade in _YOUNG)
    genres, reason = complete_blend(tuple(slugs), [], tuple(filter(is_near, unknown)), wishes)
    return brief.model_copy(update={"genres": genres, "partner_reason": reason, "not_understood": tuple(unknown)})


def slugs_of(name: str) -> tuple[str, ...]:
    """The genres that a name stands for; empty for one that the atlas does not hold."""
    if name in load_atlas():
        return (name,)
    found = genre_names().entries.get(phrase_key(name))
    return found.slugs if found is not None and found.placed else ()
