"""The instruments that a request names, in the teacher's own words, with how many of each."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from agents.phrases import Found, PhraseBook, book_of, fold
from agents.reader.exclusions import NEGATING
from agents.reader.lesson import read_language
from agents.reader.numbers import number_of
from agents.reader.text import Request
from agents.reader.unknown_instruments import unknown_instruments
from music.brief import InstrumentRequest
from music.instruments import Instrument, instrument_names

_TABLE = Path(__file__).parent / "instrument_words.toml"
_ARTICLES = frozenset({"a", "an", "the", "some", "my", "our", "un", "una", "el", "la", "los", "las", "and", "y"})


@cache
def _words() -> Mapping[str, Any]:
    table: dict[str, Any] = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    lists = ("modifiers", "listed_only", "not_after", "not_before", "gap_stops", "sound_heads")
    return table | {name: frozenset(table[name].split()) for name in lists}


@cache
def _names() -> PhraseBook[tuple[str, Instrument | None]]:
    """Names with their instruments; those that the table of instruments lacks are known by their name alone."""
    known: dict[str, tuple[str, Instrument | None]] = {name: (name, None) for name in _words()["further_names"]}
    return book_of(known | dict(instrument_names()))


@cache
def _triggers() -> PhraseBook[bool]:
    """Phrases before a list of instruments; True for the strong ones."""
    return book_of(dict.fromkeys(_words()["strong_triggers"], True) | dict.fromkeys(_words()["weak_triggers"], False))  # fmt: skip


@cache
def _never() -> PhraseBook[bool]:
    return book_of(dict.fromkeys(_words()["not_instruments"], True))


@dataclass(frozen=True)
class Mention:
    """An instrument where it is named. `listed` is 2 in a clear list of instruments, 1 after "with" and the like."""

    name: str
    instrument: Instrument | None
    first: int
    last: int
    count: int | None = None
    listed: int = 0
    beside: bool = False  # joined to an instrument before it: "oboe and drums"
    aside: bool = False  # named while describing the chords: "a chord progression of eerie organ and choir"

    @property
    def request(self) -> InstrumentRequest:
        return InstrumentRequest(name=self.name, count=self.count)


def instrument_mentions(request: Request) -> tuple[Mention, ...]:
    """Every instrument that the text names, from left to right, before choosing among them."""
    never = list(_never().find(request.words))
    plain = [found for found in _names().find(request.words) if not any(found.overlaps(other) for other in never)]
    mentions = [mention for mention in _listed(request, plain) if _is_meant(request, mention)]
    full = [_named_fully(request, mention) for mention in _lists_raised(request, mentions)]
    return tuple(mention for mention in full if not any(_is_inside(mention, other) for other in full))


def _is_inside(mention: Mention, other: Mention) -> bool:
    """Whether a mention is only a part of another's name: the contrabass of a contrabass clarinet."""
    return mention is not other and other.first <= mention.first and mention.last < other.last


def asked_instruments(
    request: Request, mentions: tuple[Mention, ...], excluded: frozenset[int]
) -> tuple[InstrumentRequest, ...]:
    """The instruments that the piece should have, in the order of the request, none twice."""
    others = tuple(_other_sounds(request, mentions))
    unknown = _unknown(request, (*mentions, *others))
    wanted = [m for m in (*mentions, *others, *unknown) if m.first not in excluded]
    wanted.sort(key=lambda mention: mention.first)
    body = [m for m in wanted if request.words[m.first].start >= request.title_end]
    return tuple(mention.request for mention in _chosen(body or wanted))


def _unknown(request: Request, mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """Instruments of no table that stand among those we know."""
    places = tuple((request.words[m.first].start, request.words[m.last - 1].end) for m in mentions)
    for found in unknown_instruments(request, places):
        inside = [i for i, word in enumerate(request.words) if found.start <= word.start < found.end]
        yield Mention(found.name, None, inside[0], inside[-1] + 1, None, 2)


def excluded_instruments(mentions: tuple[Mention, ...], excluded: frozenset[int]) -> tuple[str, ...]:
    """The instruments that the piece must not have."""
    return tuple(dict.fromkeys(mention.name for mention in mentions if mention.first in excluded))


def _chosen(mentions: list[Mention]) -> list[Mention]:
    """Lists count in full; a mention elsewhere only when no listed instrument already covers it."""
    kept: dict[str, Mention] = {}
    for mention in sorted(mentions, key=lambda m: -m.listed):
        covered = any(_covers(other, mention) for other in kept.values())
        if mention.listed < 2 and (covered or (mention.aside and kept)):
            continue
        earlier = kept.get(mention.name)
        if earlier is None or (earlier.count is None and mention.count is not None):
            kept[mention.name] = mention if earlier is None else _counted(earlier, mention.count)
    return sorted(kept.values(), key=lambda m: m.first)


def _counted(mention: Mention, count: int | None) -> Mention:
    return replace(mention, count=count)


def _covers(kept: Mention, mention: Mention) -> bool:
    """Whether a kept instrument makes a looser mention superfluous: the kit its snare, the violin "the strings"."""
    if mention.instrument is None:
        return False
    if kept.instrument is mention.instrument or set(fold(mention.name).split()) <= set(fold(kept.name).split()):
        return True
    families = _words()["gives_way"].get(mention.instrument.name, ())
    return kept.instrument is not None and kept.instrument.family in families


def _listed(request: Request, found: list[Found[tuple[str, Instrument | None]]]) -> Iterator[Mention]:
    """Each mention with how clearly it stands in a list of instruments."""
    triggers = list(_triggers().find(request.words))
    previous: Mention | None = None
    for place in found:
        listed = max((_leads_to(request, t, place.first) for t in triggers if t.last <= place.first), default=0)
        beside = previous is not None and _continues(request, previous.last, place.first)
        listed = max(listed, previous.listed if previous is not None and beside else 0)
        shown, instrument = place.value
        written = request.written(place.first, place.last).lower()
        shown = written if _is_own_wording(request, written, shown) else shown
        near = range(max(0, place.first - 6), place.first)
        aside = any(request.word_text(i) == "progression" and _one_sentence(request, i, place.first) for i in near)
        previous = Mention(shown, instrument, place.first, place.last, None, listed, beside, aside)
        yield previous


def _is_own_wording(request: Request, written: str, shown: str) -> bool:
    """Whether the teacher's wording is kept: with its accents, and a Spanish name within English ("bombo")."""
    if fold(written) == fold(shown):
        return not written.isascii()
    return read_language(request) == "en" and fold(written)[:3] != fold(shown)[:3]


def _lists_raised(request: Request, mentions: list[Mention]) -> Iterator[Mention]:
    """Two instruments after "with", or three side by side anywhere, are as clear a list as any."""
    run: list[Mention] = []
    for mention in mentions:
        if run and not (_continues(request, run[-1].last, mention.first) and _is_item(request, run[-1], mention)):
            yield from _raised(run)
            run = []
        run.append(mention)
    yield from _raised(run)


def _is_item(request: Request, before: Mention, mention: Mention) -> bool:
    """Whether a mention is the next item: not the subject of a new clause, nor the start of an inner list."""
    gap = [request.word_text(index) for index in range(before.last, mention.first)]
    if any((word,) in _triggers().entries and _triggers().entries[(word,)] for word in gap):
        return False
    return "and" in gap or request.word_text(mention.last) not in {"should", "will", "can", "must", "adds", "provides"}


def _raised(run: list[Mention]) -> list[Mention]:
    clear = len(run) >= 3 or (len(run) == 2 and any(mention.listed for mention in run))
    return [replace(mention, listed=2) for mention in run] if clear else run


def _leads_to(request: Request, trigger: Found[bool], first: int) -> int:
    if first - trigger.last > 7 or not _clear_gap(request, trigger.last, first):
        return 0
    turned_away = request.word_text(trigger.first - 1) in {"focus", "emphasis"}
    if not trigger.value and (first - trigger.last > 3 or turned_away):
        return 0
    return 2 if trigger.value else 1


def _one_sentence(request: Request, start: int, end: int) -> bool:
    return not re.search(r"[.;!?\n]", request.folded[request.words[start].end : request.words[end].start])


def _clear_gap(request: Request, start: int, end: int) -> bool:
    """Whether only describing words stand between two places of one sentence."""
    if start > 0 and not _one_sentence(request, start - 1, end):
        return False
    return not any(request.word_text(index) in _words()["gap_stops"] for index in range(start, end))


def _continues(request: Request, last: int, first: int) -> bool:
    """Whether a mention goes on the list of the one before it."""
    gap = request.folded[request.words[last - 1].end : request.words[first].start]
    joined = "," in gap or "/" in gap or "+" in gap or re.search(r"\b(and|or|y|o|e|plus|with|con)\b|&", gap)
    return bool(joined) and first - last <= 6 and _clear_gap(request, last, first)


def _is_meant(request: Request, mention: Mention) -> bool:
    """Whether the word names an instrument here: not a bass line, a human organ, or the voices of an ensemble."""
    words = _words()
    if request.word_text(mention.last) in words["not_after"] or (
        mention.last - mention.first == 1 and request.word_text(mention.first - 1) in words["not_before"]
    ):
        return False
    if mention.instrument is not None and mention.instrument.name == "voice" and _counts_parts(request, mention):
        return False
    if mention.last - mention.first == 1 and request.word_text(mention.first) in words["listed_only"]:
        return (
            mention.listed > 0
            or mention.beside
            or request.word_text(mention.first - 1) in NEGATING
            or _count(request, mention.first) is not None
            or _beside_role(request, mention)
        )
    return True


def _beside_role(request: Request, mention: Mention) -> bool:
    """A loose "the drums", "the choir" is the instrument; a bare "drums" or "strings" is not."""
    return request.word_text(mention.first - 1) in {"the", "el", "la", "los", "las", "solo", "lead"}


def _counts_parts(request: Request, mention: Mention) -> bool:
    if _count(request, mention.first) is None:
        return False
    following = request.folded[request.words[mention.last - 1].end :].lstrip(" ,")
    return following.startswith(":") or re.match(_words()["voices_of_an_ensemble"], following) is not None


def _named_fully(request: Request, mention: Mention) -> Mention:
    """With the words that belong to its name before it, and its number."""
    first = mention.first
    while first > 0 and mention.first - first < 3 and _is_modifier(request, first - 1):
        first -= 1
    if request.word_text(first - 1) and _hyphenated(request, first - 1):
        first -= 2
    before = request.raw[request.words[first].start : request.words[mention.first].start].lower()
    return replace(mention, name=before + mention.name, first=first, count=_count(request, first))


def _is_modifier(request: Request, index: int) -> bool:
    gap = request.between(index, index + 1)
    return gap == " " and request.word_text(index) in _words()["modifiers"]


def _hyphenated(request: Request, index: int) -> bool:
    """Whether two words before the name are one maker's word: steam-powered percussion."""
    kinds = {"powered", "driven", "style", "string", "stringed", "operated", "tuned"}
    return index > 0 and request.word_text(index) in kinds and request.between(index - 1, index) == "-"


def _count(request: Request, first: int) -> int | None:
    index = first - 1
    while index >= 0 and first - index < 3 and request.word_text(index) in _words()["modifiers"]:
        index -= 1
    if index < 0 or request.between(index, index + 1).strip(" "):
        return None
    number = number_of(request.word_text(index))
    return (
        number if number is not None and 1 <= number <= 99 and request.word_text(index) not in {"un", "una"} else None
    )


def _other_sounds(request: Request, mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """Items of a clear list that are sounds of no table, kept by the teacher's name: "engine noises"."""
    for trigger in _triggers().find(request.words):
        if trigger.value:
            yield from _items_after(request, trigger.last, mentions)


def _items_after(request: Request, start: int, mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    taken = {index for mention in mentions for index in range(mention.first, mention.last)}
    first = start
    for index in range(start, min(start + 24, len(request.words))):
        if index > start and re.search(r"[,.;:!?\n]|\band\b", request.between(index - 1, index)):
            first = index
        word = request.word_text(index)
        if (index > start and re.search(r"[.;:!?\n]", request.between(index - 1, index))) or word in _words()[
            "gap_stops"
        ] - {"sounds"}:
            return
        if word in _ARTICLES:
            first = index + 1
        elif word in _words()["sound_heads"] and index > first and _ends_item(request, index):
            counted = number_of(request.word_text(first)) is not None
            if not taken & set(range(first, index + 1)) and index - first <= 2 and not counted:
                name = request.raw[request.words[first].start : request.words[index].end].lower()
                yield Mention(name, None, first, index + 1, None, 2)


def _ends_item(request: Request, index: int) -> bool:
    """Whether the item is over here: before a comma, an "and", a verb of purpose or the end."""
    if index + 1 >= len(request.words):
        return True
    following = request.word_text(index + 1)
    return bool(request.between(index, index + 1).strip()) or following in {
        "and",
        "y",
        "to",
        "set",
        "in",
        "for",
        "or",
        "creating",
    }
