"""Every name that a genre goes by: from the atlas itself, and from the table of further wordings beside this module."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from agents.phrases import PhraseBook, book_of, phrase_key
from music.genres import Genre, load_atlas

_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class GenreName:
    """What a phrase stands for: genres of the atlas, or (`placed` false) the nearest to one that it does not hold."""

    phrase: str
    slugs: tuple[str, ...]
    placed: bool = True


@cache
def genre_table() -> Mapping[str, Any]:
    """The table of wordings, places, moods and instruments, as written."""
    return tomllib.loads((_FOLDER / "genre_words.toml").read_text(encoding="utf-8"))


@cache
def artist_table() -> Mapping[str, Any]:
    """The table of artists and the genres they point to, as written."""
    return tomllib.loads((_FOLDER / "artists.toml").read_text(encoding="utf-8"))


@cache
def genre_names() -> PhraseBook[GenreName]:
    """Every phrase that names a genre. The table goes before the atlas' aliases where both claim a phrase."""
    atlas, table = load_atlas(), genre_table()
    book: PhraseBook[GenreName] = PhraseBook()
    for phrase, slugs in table["pairs"].items():
        _add(book, phrase, slugs, atlas)
    for slug, phrases in table["names"].items():
        for phrase in phrases:
            _add(book, phrase, [slug], atlas)
    for slug, genre in atlas.items():
        for phrase in _own_names(genre):
            _add(book, phrase, [slug], atlas)
    for phrase, slugs in table["unplaced"].items():
        _add(book, phrase, slugs, atlas, placed=False)
    for phrase in table["never"]["words"]:
        book.entries.pop(phrase_key(phrase), None)
    return book


def _add(
    book: PhraseBook[GenreName], phrase: str, slugs: list[str], atlas: Mapping[str, Genre], placed: bool = True
) -> None:
    known = tuple(slug for slug in slugs if slug in atlas)
    if known:
        book.add(phrase, GenreName(phrase, known, placed))


def _own_names(genre: Genre) -> tuple[str, ...]:
    names = (genre.slug, short_name(genre), genre.spanish, *genre.aliases)
    return tuple(part.strip() for name in names for part in re.split(r"[()/,;]", name) if part.strip())


def short_name(genre: Genre) -> str:
    """The name without its bracketed addition: Jazz for "Jazz (swing)"."""
    return re.sub(r"\s*\([^)]*\)", "", genre.name).strip()


def genre_label(slug: str) -> str:
    """How a sentence names a genre of the atlas; the slug in words for one it lacks."""
    genre = load_atlas().get(slug)
    return short_name(genre) if genre is not None else slug.replace("-", " ")


#: Names that keep their capital within a sentence, by their first word.
_PROPER = frozenset(
    "afro afrobeat andean arabic balkan baroque bollywood cajun carnatic celtic chinese hindustani japanese k motown nordic r "
    "renaissance romantic west".split()
)
#: Names that are an adjective, or a single thing, and what a sentence makes of them.
_IN_A_SENTENCE: Mapping[str, str] = {
    "ambient": "ambient music", "baroque": "Baroque music", "big-band": "big band music", "celtic": "Celtic music",
    "classical": "classical music", "film-score": "film music", "folk": "folk music", "march": "the march",
    "renaissance": "Renaissance music", "romantic": "Romantic music", "sea-shanty": "the sea shanty", "waltz": "the waltz",
    "country": "country music", "house": "house music", "metal": "metal music", "soul": "soul music",
}  # fmt: skip


def spoken_label(slug: str) -> str:
    """How the middle of a sentence names a genre: "jazz", "the march", "Afrobeat"."""
    name = _IN_A_SENTENCE.get(slug) or genre_label(slug)
    return name if re.split(r"[ &-]", name.lower())[0] in _PROPER else name[0].lower() + name[1:]


@dataclass(frozen=True)
class Ambiguity:
    """The neighbours that rule a genre out, and whether the word can name one without musical company."""

    before: frozenset[str]
    after: frozenset[str]
    alone: bool
    only_linked: bool = False  # names a genre only beside "and", "with" and another genre: romantic


@cache
def ambiguous_words() -> Mapping[str, Ambiguity]:
    """Words that are a genre's name and something else besides: rock, house, March."""
    return {
        word: Ambiguity(
            frozenset(rule["before"]),
            frozenset(rule["after"]),
            rule.get("alone", False),
            rule.get("only_linked", False),
        )
        for word, rule in genre_table()["ambiguous"].items()
    }


@cache
def single_names() -> tuple[tuple[str, GenreName], ...]:
    """Names of one word, long enough to be recognised when misspelt."""
    entries = genre_names().entries.items()
    return tuple((key[0], name) for key, name in entries if len(key) == 1 and len(key[0]) >= 5)


@cache
def hint_book(table: str) -> PhraseBook[tuple[str, ...]]:
    """The phrases of a hint table (`places` or `moods`) with the genres of the atlas that they lean to."""
    atlas = load_atlas()
    return book_of({
        phrase: tuple(slug for slug in slugs if slug in atlas) for phrase, slugs in genre_table()[table].items()
    })  # fmt: skip


@cache
def instrument_hints() -> Mapping[str, tuple[str, ...]]:
    """Genres that an instrument, by its common name, carries with it."""
    atlas = load_atlas()
    return {name: tuple(s for s in slugs if s in atlas) for name, slugs in genre_table()["instruments"].items()}


@cache
def artists() -> PhraseBook[tuple[str, ...]]:
    """Artists by name, with their genres of the atlas."""
    atlas = load_atlas()
    table = {name: tuple(s for s in slugs if s in atlas) for name, slugs in artist_table()["artists"].items()}
    return book_of(table)


@cache
def careful_artists() -> frozenset[tuple[str, ...]]:
    """Artists whose name is also an everyday word, as phrase keys."""
    return frozenset(phrase_key(name) for name in artist_table()["careful"])
