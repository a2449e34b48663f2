"""Where each genre comes from: 120 to 220 words woven from the atlas, with its sources and how to treat it."""

import re
from collections.abc import Callable, Sequence

from agents.content import CulturalContext, CultureEntry, Source
from agents.writers.base import Task
from agents.writers.builtin.people import people_beyond
from agents.writers.builtin.phrasing import Variety, clause, listed, paragraph, sentences_of, word_count, work_title
from agents.writers.builtin.prose import phrases
from music.brief import GRADES
from music.genres import Genre, Listening, Person

FEWEST_WORDS, MOST_WORDS = 120, 220
YOUNG_GRADES = frozenset(GRADES[: GRADES.index("6")])
_REPEATED_SHARE = 0.5  # of a sentence's names already said: then it need not be said again

#: Orders in which a paragraph can be told; what does not fit in the length is left out from the end.
_ORDERS: tuple[tuple[str, ...], ...] = (
    ("story", "person", "note", "note", "listening", "people"),
    ("note", "story", "people", "note", "listening"),
    ("listening first", "story", "person", "note", "people", "note"),
    ("story", "note", "people", "listening", "note"),
    ("people", "story", "note", "note", "listening"),
    ("story", "community", "note", "person", "listening", "note"),
)


def write_culture(task: Task) -> CulturalContext:
    """The section cultural_context: an entry for each genre of the blend."""
    variety = Variety(task.random())
    orders = variety.shuffled(_ORDERS)
    return CulturalContext(
        entries=tuple(
            _entry(genre, _told(genre, task.brief.grade, orders[index % len(orders)], variety))
            for index, genre in enumerate(task.genres)
        )
    )


def _told(genre: Genre, grade: str, order: Sequence[str], variety: Variety) -> str:
    """The text that a class of that grade can read, or be read to."""
    if grade in YOUNG_GRADES:
        return paragraph(variety.shuffled(genre.culture.young))
    return _text(genre, order, variety)


def _entry(genre: Genre, text: str) -> CultureEntry:
    return CultureEntry(
        genre=genre.slug,
        text=text,
        sources=tuple(
            Source(title=source.title, author=source.author, year=source.year, url=source.url)
            for source in genre.sources
        ),
        respect=genre.culture.respect,
    )


def _text(genre: Genre, order: Sequence[str], variety: Variety) -> str:
    """Sentences in the order asked for, the optional ones as long as there is room; the story always stands."""
    closing = variety.pick(phrases("culture", "sacred", "text")) if genre.culture.sacred else ""
    budget = MOST_WORDS - word_count(closing) - word_count(genre.origin.story)
    parts: list[str] = []
    for piece in _pieces(genre, order, variety):
        length = 0 if piece == genre.origin.story else word_count(piece)
        if length <= budget and not _is_repeat(piece, parts):
            parts.append(piece)
            budget -= length
    return paragraph([*parts, closing])


def _pieces(genre: Genre, order: Sequence[str], variety: Variety) -> list[str]:
    notes = variety.shuffled(genre.culture.notes)
    people = variety.shuffled(people_beyond(genre))
    makers: dict[str, Callable[[], str]] = {
        "story": lambda: genre.origin.story,
        "note": lambda: notes.pop() if notes else "",
        "person": lambda: _person(people.pop(), variety) if people else "",
        "people": lambda: _people(people.pop(), people.pop(), variety) if len(people) > 1 else "",
        "listening": lambda: _listening(variety.pick(genre.listening), "last", variety),
        "listening first": lambda: _listening(variety.pick(genre.listening), "first", variety),
        "community": lambda: _community(genre, variety),
    }
    return [piece for kind in order if (piece := makers[kind]())]


def _person(person: Person, variety: Variety) -> str:
    return variety.pick(phrases("culture", "person", "one")).format(name=person.name, did=person.did.rstrip("."))


def _people(one: Person, other: Person, variety: Variety) -> str:
    return variety.pick(phrases("culture", "person", "two")).format(
        name=one.name, did=one.did.rstrip("."), other=other.name, other_did=other.did.rstrip(".")
    )


def _listening(piece: Listening, place: str, variety: Variety) -> str:
    heard = clause(sentences_of(piece.listen_for)[0])
    return variety.pick(phrases("culture", "listening", place)).format(
        title=work_title(piece.title), artist=piece.artist, year=piece.year, listen_clause=heard,
        Listen=variety.pick(phrases("culture", "listening", "listen")).format(clause=heard),
    )  # fmt: skip


def _community(genre: Genre, variety: Variety) -> str:
    return variety.pick(phrases("culture", "community", "text")).format(
        communities=_communities(genre.origin.communities)
    )


def _communities(communities: Sequence[str]) -> str:
    """A list of communities; where a name holds an "and" or a comma, semicolons keep them apart."""
    if len(communities) > 1 and any(" and " in name or "," in name for name in communities):
        return "; ".join((*communities[:-1], f"and {communities[-1]}"))
    return listed(communities)


def _is_repeat(piece: str, said: Sequence[str]) -> bool:
    """Whether most of the names in a sentence were named already."""
    names = set(_names(piece))
    known = set(_names(" ".join(said)))
    return len(names) > 1 and len(names & known) > _REPEATED_SHARE * len(names) and word_count(piece) < 40


def _names(text: str) -> list[str]:
    return re.findall(r"(?<![.!?] )(?<!^)\b[A-Z][\w'’-]+", text)
