"""Which genres a lesson blends when the teacher named one, or none, and why: a sentence for the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from agents.reader.text import Request
from agents.reader.vocabulary import genre_table, hint_book, instrument_hints, spoken_label
from music.brief import SkillLevel, Unplaced
from music.genres import Genre, load_atlas
from music.instruments import find_instrument

#: How partner_reason begins when the teacher named no genre at all.
NO_GENRE_NAMED = "You did not name a genre"

#: Asks more of players and listeners than a beginners' class or the youngest grades have.
_DEMANDING = frozenset({"bebop", "progressive-rock", "grime", "trap", "metal", "carnatic", "opera", "drum-and-bass"})
#: How much a mood counts beside a place (3) or an instrument that carries a tradition (2.6).
_MOOD = 1.0
#: And an instrument that plays everything: a piano, a violin.
_COMMON = 1.2
_PLAY_IT_SAFE = ("pop", "folk", "jazz", "blues")


@dataclass
class Hint:
    """A genre that the request leans to, how strongly, and the words that say so."""

    slug: str
    weight: float = 0.0
    words: list[str] = field(default_factory=list)
    common: list[str] = field(default_factory=list)
    moods: list[str] = field(default_factory=list)

    @property
    def reasons(self) -> list[str]:
        """The words to name: places and instruments of a tradition before moods, and those before a mere piano."""
        return self.words or self.moods or self.common


@dataclass(frozen=True)
class Wishes:
    """What the choice of a partner has to respect."""

    excluded: frozenset[str]
    instruments: tuple[str, ...]
    skill_level: SkillLevel
    young: bool  # grade 5 or below


def genre_hints(
    request: Request, instruments: Iterable[str], weak: Sequence[tuple[str, tuple[str, ...]]], taken: frozenset[int]
) -> list[Hint]:
    """Genres that places, customs, instruments, half-named genres and moods lean to, the strongest first.

    `weak` holds the words of genres named only in passing, with their slugs; `taken` are words already read.
    """
    hints: dict[str, Hint] = {}
    for words, slugs in weak:
        _lean(hints, slugs, 3.0, words)
    for table, weight in (("places", 3.0), ("moods", _MOOD)):
        for found in hint_book(table).find(request.words):
            if found.first not in taken:
                _lean(
                    hints,
                    found.value,
                    weight,
                    request.raw[request.words[found.first].start : request.words[found.last - 1].end],
                )
    for name in instruments:
        instrument = find_instrument(name)
        if instrument is not None:
            common = instrument.name in genre_table()["common"]["instruments"]
            _lean(hints, instrument_hints().get(instrument.name, ()), _COMMON if common else 2.6, name)
    return sorted(hints.values(), key=lambda hint: -hint.weight)


def _lean(hints: dict[str, Hint], slugs: tuple[str, ...], weight: float, words: str) -> None:
    for rank, slug in enumerate(slugs):
        hint = hints.setdefault(slug, Hint(slug))
        named = {_MOOD: hint.moods, _COMMON: hint.common}.get(weight, hint.words)
        if words.lower() not in (word.lower() for word in named):
            named.append(words)
            hint.weight += weight / (1 + rank)


def complete_blend(
    named: tuple[str, ...], hints: list[Hint], unplaced: tuple[Unplaced, ...], wishes: Wishes
) -> tuple[tuple[str, ...], str]:
    """At least two genres, and the reason for those that the teacher did not name (empty when two were named)."""
    if len(named) >= 2:
        return named, ""
    if named:
        partner, reason = _stand_in(named[0], unplaced, wishes) or _partner_of(named[0], hints, wishes)
        return (named[0], partner), reason
    first, why = _first_genre(hints, unplaced, wishes)
    partner, reason = _partner_of(first, hints, wishes)
    return (first, partner), f"{why} {reason}"


def _first_genre(hints: list[Hint], unplaced: tuple[Unplaced, ...], wishes: Wishes) -> tuple[str, str]:
    for unknown in unplaced:
        for slug in unknown.nearest:
            if slug not in wishes.excluded:
                return (
                    slug,
                    f"{NO_GENRE_NAMED} that our atlas holds; {spoken_label(slug)} stands nearest to {unknown.text}.",
                )
    for hint in hints:
        if hint.slug not in wishes.excluded and not (wishes.young and hint.slug in _DEMANDING):
            begins = f"so the lesson begins with {spoken_label(hint.slug)}, which {_quoted(hint.reasons)} "
            return hint.slug, f"{NO_GENRE_NAMED}, {begins}{_calls(hint.reasons)} to mind."
    slug = next((s for s in (*_PLAY_IT_SAFE, *load_atlas()) if s not in wishes.excluded and s in load_atlas()), "jazz")
    return slug, f"{NO_GENRE_NAMED}, so the lesson begins with {spoken_label(slug)}, which most classes know."


def _stand_in(slug: str, unplaced: tuple[Unplaced, ...], wishes: Wishes) -> tuple[str, str] | None:
    """The nearest genre to one that the teacher named and the atlas lacks."""
    for unknown in unplaced:
        for near in unknown.nearest:
            if near != slug and near not in wishes.excluded:
                label = spoken_label(near)
                return near, f"{_capital(label)} stands in for {unknown.text}, which our atlas does not hold yet."
    return None


def _partner_of(slug: str, hints: list[Hint], wishes: Wishes) -> tuple[str, str]:
    """A second genre: where the request leans, else the best of the atlas' own partners."""
    hint = _leaning(slug, hints, wishes)
    chosen = hint.slug if hint is not None else _atlas_partner(slug, wishes)
    added = f"We added {spoken_label(chosen)} to go with {spoken_label(slug)}"
    why = _atlas_reason(slug, chosen)
    if not why and hint is not None:
        return chosen, f"{added} because your request mentions {_quoted(hint.words)}."
    return chosen, f"{added}. {why or 'Side by side, each makes the other easier to hear.'}"


def _leaning(slug: str, hints: list[Hint], wishes: Wishes) -> Hint | None:
    """The genre that places, customs and instruments of a tradition lean to; one that the atlas names as a partner goes
    before a stronger one of which it has nothing to say."""
    fitting = [
        hint
        for hint in hints
        if hint.slug != slug and hint.words and hint.weight >= 2.5 and hint.slug not in wishes.excluded
    ]
    return next((hint for hint in fitting if _atlas_reason(slug, hint.slug)), fitting[0] if fitting else None)


def _atlas_reason(one: str, other: str) -> str:
    """What the atlas says of two genres together, from either side; empty when it says nothing."""
    for slug, partner in ((one, other), (other, one)):
        for known in load_atlas()[slug].meets.partners:
            if known.slug == partner:
                return known.reason
    return ""


def _atlas_partner(slug: str, wishes: Wishes) -> str:
    atlas = load_atlas()
    listed = [partner.slug for partner in atlas[slug].meets.partners]
    others = [other for other in (*_PLAY_IT_SAFE, *atlas) if other not in listed]
    for candidates in (listed, others):
        allowed = [c for c in candidates if c in atlas and c != slug and c not in wishes.excluded]
        if allowed:
            return max(allowed, key=lambda c: (_suits(atlas[c], wishes), -allowed.index(c)))
    return slug  # every other genre was excluded: the lesson looks at one genre from two sides


def _suits(genre: Genre, wishes: Wishes) -> float:
    """How well a genre fits the instruments asked for and the class; 0 is neutral."""
    own = {found.name for name in genre.instruments if (found := find_instrument(name.name)) is not None}
    asked = {found.name for name in wishes.instruments if (found := find_instrument(name)) is not None}
    demanding = genre.slug in _DEMANDING and (wishes.skill_level == "beginner" or wishes.young)
    return len(own & asked) * 0.6 - 3.0 * demanding - 1.5 * (genre.culture.sacred and wishes.young)


def _quoted(words: list[str]) -> str:
    shown = [f"“{word}”" for word in words[:3]]
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " and " + shown[-1]


def _calls(words: list[str]) -> str:
    return "calls" if len(words) == 1 else "call"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
