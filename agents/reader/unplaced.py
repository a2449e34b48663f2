"""Words in a genre's place that the atlas does not hold, with the nearest genres that it does."""

from difflib import SequenceMatcher

from agents.phrases import phrase_key
from agents.reader.genres import NamedGenre
from agents.reader.lesson import read_language
from agents.reader.text import Request
from agents.reader.vocabulary import genre_names
from agents.reader.wordlist import is_everyday
from music.brief import Unplaced
from music.genres import load_atlas

#: How names of new genres end, with the genres of the atlas that stand nearest.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("wave", ("synthwave", "lo-fi", "ambient")), ("core", ("punk", "metal", "pop")), ("step", ("drum-and-bass", "grime", "techno")),
    ("hop", ("hip-hop", "lo-fi", "trip-hop")), ("tronica", ("techno", "ambient", "house")), ("gaze", ("rock", "ambient", "punk")),
    ("trance", ("techno", "house", "ambient")), ("punk", ("punk", "rock", "metal")), ("ton", ("reggaeton", "salsa", "cumbia")),
    ("pop", ("pop", "k-pop", "disco")), ("billy", ("rock-and-roll", "country", "bluegrass")), ("beat", ("afrobeat", "hip-hop", "pop")),
    ("grass", ("bluegrass", "country", "folk")), ("house", ("house", "techno", "disco")), ("funk", ("funk", "disco", "soul")),
    ("jazz", ("jazz", "bebop", "bossa-nova")), ("rock", ("rock", "punk", "progressive-rock")), ("folk", ("folk", "celtic", "bluegrass")),
    ("metal", ("metal", "rock", "punk")), ("trap", ("trap", "hip-hop", "grime")), ("rap", ("hip-hop", "trap", "grime")),
)  # fmt: skip
_MIXERS = frozenset({"mix", "mixing", "blend", "blending", "combine", "combining", "fuse", "fusing", "mash", "mashup",
                     "between", "mezcla", "fusion", "combina", "mezclando"})  # fmt: skip
_NOUNS = frozenset(
    {
        "music",
        "song",
        "songs",
        "piece",
        "style",
        "track",
        "tune",
        "genre",
        "mashup",
        "anthem",
        "groove",
        "beat",
        "vibe",
        "musica",
    }
)
#: Endings of describing words: a danceable beat is no genre.
_DESCRIBING = (
    "able",
    "ible",
    "ful",
    "ish",
    "ly",
    "ing",
    "ed",
    "ous",
    "ive",
    "less",
    "like",
    "ness",
    "ment",
    "tion",
    "er",
    "est",
    "al",
)
_LINKS = frozenset({"and", "with", "plus", "meets", "y", "con", "x", "de", "of", "up", "a", "an", "some"})


def unplaced_words(request: Request, named: tuple[NamedGenre, ...], taken: frozenset[int]) -> tuple[Unplaced, ...]:
    """What the request names as a genre and the atlas lacks. `taken` are words already read as something else."""
    strong = {slug for name in named if name.strong and name.name.placed for slug in name.name.slugs}
    known = [
        n for n in named if n.strong and not n.name.placed and n.first not in taken and not strong & set(n.name.slugs)
    ]
    unplaced = {n.name.phrase: Unplaced(text=_written(request, n), nearest=n.name.slugs) for n in known}
    used = taken | {index for name in named for index in range(name.first, name.last)}
    for index, word in enumerate(request.words):
        if index not in used and _looks_like_a_genre(request, index, named):
            unplaced.setdefault(
                word.text, Unplaced(text=request.raw[word.start : word.end], nearest=nearest_genres(word.text))
            )
    return tuple(unplaced.values())


def nearest_genres(text: str) -> tuple[str, ...]:
    """Up to three genres of the atlas nearest to an unknown name: by its ending, else by its spelling."""
    atlas = load_atlas()
    for ending, slugs in _ENDINGS:
        if text.lower().endswith(ending):
            return tuple(slug for slug in slugs if slug in atlas)
    ranked = sorted(atlas, key=lambda slug: -SequenceMatcher(None, text.lower(), slug).ratio())
    return tuple(ranked[:3])


def is_near(unplaced: Unplaced) -> bool:
    """Whether the nearest genres were chosen by kinship, so that one may stand in, and not by spelling alone."""
    known = phrase_key(unplaced.text) in genre_names().entries
    return known or any(unplaced.text.lower().endswith(ending) for ending, _ in _ENDINGS)


def _written(request: Request, named: NamedGenre) -> str:
    return request.raw[request.words[named.first].start : request.words[named.last - 1].end]


def _looks_like_a_genre(request: Request, index: int, named: tuple[NamedGenre, ...]) -> bool:
    """A word of no dictionary that ends as genres do or stands where one stands: "mix X with jazz", "an X song"."""
    word = request.words[index].text
    if len(word) < 4 or not word.isalpha() or (word,) in genre_names().entries:
        return False
    ending = any(word.endswith(ending) and len(word) >= len(ending) + 3 for ending, _ in _ENDINGS)
    place = not word.endswith(_DESCRIBING) and _in_genre_place(request, index, named)
    return (ending or place) and not is_everyday(word)


def _in_genre_place(request: Request, index: int, named: tuple[NamedGenre, ...]) -> bool:
    before, after = request.word_text(index - 1), request.word_text(index + 1)
    if (
        after in _NOUNS
        and read_language(request) == "en"
        and not any(mark in request.between(index, index + 1) for mark in ".,;:!?")
    ):
        return True
    if before in _MIXERS or (before in _LINKS and request.word_text(index - 2) in _MIXERS):
        return True
    if read_language(request) == "es":
        return False  # the English dictionary cannot tell which Spanish words are everyday ones
    joined_right = after in _LINKS and any(name.strong and name.first == index + 2 for name in named)
    joined_left = before in _LINKS and any(name.strong and name.last == index - 1 for name in named)
    return (joined_left and before not in {"of", "de", "a", "with", "con"}) or (
        joined_right and after not in {"of", "de", "a"}
    )
