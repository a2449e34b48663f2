"""Corrections as a teacher types them into the chips, each a line of text, made into the reader's values."""

import re
from collections.abc import Mapping

from agents.reader import Overrides, UnusableRequest
from agents.reader.corrections import slugs_of
from agents.reader.tempo import tempo_of_words
from music.brief import InstrumentRequest

#: What can be corrected, and posted as `override_<name>` beside `read_<name>`, the text that it was made from.
CORRECTABLE = (
    "genres",
    "excluded_genres",
    "key",
    "tempo_bpm",
    "meter",
    "bars",
    "chords",
    "instruments",
    "excluded_instruments",
    "theme",
)
_LONGEST = 300
_NUMBER = re.compile(r"\d+")
_PLAYERS = re.compile(r"^(?:(?P<count>\d{1,2})\s*(?:x|×)?\s+)?(?P<name>.+)$")


def corrections(posted: Mapping[str, str]) -> dict[str, str]:
    """What the teacher changed: fields that are posted and differ from what they were made with."""
    changed = {}
    for name in CORRECTABLE:
        value = posted.get(f"override_{name}")
        if value is not None and value.strip() != posted.get(f"read_{name}", "").strip():
            changed[name] = value.strip()[:_LONGEST]
    return changed


def overrides(texts: Mapping[str, str]) -> Overrides:
    """The reader's values of what was typed; UnusableRequest, with a sentence, for a number that is none."""
    tempo_bpm, tempo_words = _tempo(texts.get("tempo_bpm"))
    return Overrides(
        genres=_list(texts.get("genres")),
        excluded_genres=_slugs(texts.get("excluded_genres")),
        key=texts.get("key"),
        tempo_bpm=tempo_bpm,
        tempo_words=tempo_words,
        meter=texts.get("meter"),
        bars=_number(texts.get("bars")),
        chords=_chords(texts.get("chords")),
        instruments=_players(texts.get("instruments")),
        excluded_instruments=_list(texts.get("excluded_instruments")),
        theme=texts.get("theme"),
    )


def _list(text: str | None) -> tuple[str, ...] | None:
    if text is None:
        return None
    return tuple(item.strip() for item in re.split(r"[,;\n]", text) if item.strip())


def _slugs(text: str | None) -> tuple[str, ...] | None:
    """Genres to leave out; names that we don't know can't be in a lesson anyway."""
    names = _list(text)
    if names is None:
        return None
    return tuple(dict.fromkeys(slug for name in names for slug in slugs_of(name)))


def _number(text: str | None) -> int | None:
    """The first number of the text; 0, which takes the value away, when the text is empty."""
    if text is None:
        return None
    match = _NUMBER.search(text)
    if match is None and text:
        raise UnusableRequest(f"“{text}” has no number in it.")
    return int(match.group()[:6]) if match else 0


def _tempo(text: str | None) -> tuple[int | None, str | None]:
    """Beats a minute and words; "slow" is a tempo, too."""
    if text is None:
        return None, None
    if _NUMBER.search(text) or not text:
        return _number(text), ""
    beats = tempo_of_words(text.lower(), None)
    if beats is None:
        raise UnusableRequest(
            f"“{text}” is not a tempo we know. Write beats a minute, or a word such as slow or Allegro."
        )
    return beats, text


def _chords(text: str | None) -> tuple[str, ...] | None:
    if text is None:
        return None
    return tuple(symbol for symbol in re.split(r"[\s,|–—]+|-(?=[A-G])", text) if symbol)


def _players(text: str | None) -> tuple[InstrumentRequest, ...] | None:
    """ "14 recorders, cajon" as requests with their counts."""
    names = _list(text)
    if names is None:
        return None
    found = [_PLAYERS.match(name) for name in names]
    return tuple(
        InstrumentRequest(name=match["name"], count=int(match["count"]) if match["count"] else None)
        for match in found
        if match is not None and match["count"] != "0"
    )
