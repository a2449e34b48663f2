"""The genres that a request names, told apart from the everyday words that look like them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from agents.phrases import Found
from agents.reader.exclusions import NEGATING
from agents.reader.instruments import Mention
from agents.reader.text import Request
from agents.reader.vocabulary import GenreName, ambiguous_words, genre_names, single_names
from agents.reader.wordlist import edit_distance, is_everyday
from music.instruments import instrument_names

#: Nouns that a genre's name describes: "a rock anthem", "in folk style".
MUSICAL_NOUNS = frozenset(
    """
music song songs piece pieces style styles track tracks beat beats groove grooves mashup mash fusion tune tunes vibe vibes
feel flavor flavour sound medley arrangement composition number anthem anthems genre genres rhythms version remix mix blend
ballad ballads jam banger band bands musician musicians elements inspired influenced influences infused cover themed
musical lesson duet melody riff riffs chorus verse concert tradition traditions unit bassline bassline soundtrack celebration
musica cancion canciones pieza estilo ritmo ritmos balada fusion mezcla tema clase
""".split()
)
_MIXERS = frozenset(
    """
mix mixing mixes blend blending blends combine combining combines fuse fusing fuses mash mashing mashup meets meet plus
versus vs style genre between fusion mezcla mezclar mezclando fusionar fusiona fusionando combina combinar estilo genero entre cruza
merge merging merges cross crossing marry marrying pair pairing infuse add love loves likes teach teaching study studying
compose play playing performing toca tocar
""".split()
)
_JOINERS = frozenset("and with y e con or o x meets plus versus vs to into meet n u".split())
_OPENERS = frozenset("for with about lesson unit para con sobre meets".split())


@dataclass(frozen=True)
class NamedGenre:
    """A genre where it is named: strong when the teacher plainly asks for it, else only a hint."""

    name: GenreName
    first: int
    last: int
    strong: bool


def named_genres(request: Request, mentions: tuple[Mention, ...]) -> tuple[NamedGenre, ...]:
    """Every genre named in the request, from left to right, strong or as a hint; exclusions are not applied here."""
    found = [*genre_names().find(request.words), *_misspelt(request)]
    possible = sorted((f for f in found if not _is_ruled_out(request, f, found)), key=lambda f: f.first)
    named = (NamedGenre(f.value, f.first, f.last, _is_strong(request, f, possible, mentions)) for f in possible)
    return tuple(name for name in named if name.strong or not _is_everyday_here(request, name))


def _is_everyday_here(request: Request, name: NamedGenre) -> bool:
    """Whether a half-heard name is only a word with another sense, such as the month of March."""
    single = name.last - name.first == 1 and request.word_text(name.first) in ambiguous_words()
    return single and request.word_text(name.first - 1) not in NEGATING


def _is_ruled_out(request: Request, found: Found[GenreName], all_found: list[Found[GenreName]]) -> bool:
    """Whether the neighbours say that another sense of the word is meant: the rock cycle, my house, in March.

    Another genre at its side outweighs them: "salsa and jazz" is no recipe.
    """
    rule = ambiguous_words().get(request.word_text(found.first)) if found.size == 1 else None
    if rule is None:
        return False
    others = [other for other in all_found if other is not found]
    if rule.only_linked:
        return not any(_linked(request, found, other) for other in others)
    if any(_joined(request, found, other) for other in others):
        return False
    if found.first == 0 and request.word_text(1) == "for" and request.word_text(2) in {"grade", "grades", "my", "year"}:
        return False  # "march for grade 6" asks for one
    if request.word_text(found.last) in rule.after and not _sentence_breaks(request, found.last):
        return True
    return request.word_text(found.first - 1) in rule.before and not _has_company(request, found, ())


def _sentence_breaks(request: Request, index: int) -> bool:
    return index < len(request.words) and bool(re.search(r"[,.;:!?\n]", request.between(index - 1, index)))


def _is_strong(
    request: Request, found: Found[GenreName], possible: list[Found[GenreName]], mentions: tuple[Mention, ...]
) -> bool:
    inside = [m for m in mentions if m.first < found.last and found.first < m.last]
    if any(m.last - m.first > found.size for m in inside):
        return False
    doubtful = bool(inside) and all(m.last - m.first >= found.size for m in inside)
    rule = ambiguous_words().get(request.word_text(found.first)) if found.size == 1 else None
    doubtful = doubtful or (rule is not None and not rule.alone)
    return not doubtful or _has_company(request, found, tuple(f for f in possible if f is not found))


def _has_company(request: Request, found: Found[GenreName], others: tuple[Found[GenreName], ...]) -> bool:
    """Whether musical words stand beside a name: a noun it describes, a word for mixing, another genre."""
    if _describes_music(request, found.last):
        return True
    if request.word_text(found.first - 1) in _MIXERS or _follows_of(request, found.first):
        return True
    if any(_joined(request, found, other) for other in others):
        return True
    if request.word_text(found.first) == "march" and request.word_text(found.first - 1) in {"a", "una"}:
        return True
    if _between_commas(request, found) or _is_the_means(request, found):
        return True
    opens = found.first == 0 and (request.word_text(found.last) in _OPENERS or len(request.words) <= 3)
    return opens


def _is_the_means(request: Request, found: Found[GenreName]) -> bool:
    """A bare name that a lesson is taught with: "about the water cycle with salsa for third graders"."""
    means = request.word_text(found.first - 1) in {"with", "through", "using", "con", "usando"}
    ends = found.last == len(request.words) or _sentence_breaks(request, found.last)
    over = ends or request.word_text(found.last) in {"for", "para", "in", "at"}
    return means and over and not _KITCHEN & {word.text for word in request.words}


_KITCHEN = frozenset(
    "chips tacos taco nachos food recipe recipes cooking cook kitchen lunch dinner guacamole burrito".split()
)


def _between_commas(request: Request, found: Found[GenreName]) -> bool:
    """A word that is an item by itself: "in C, folk, 3rd grade"."""
    words, last = request.words, found.last == len(request.words)
    if words[found.first].text == "march":
        return False  # "January, February, March"
    return found.first > 0 and words[found.first].apart and (last or words[found.last].apart)


def _describes_music(request: Request, index: int) -> bool:
    if index < len(request.words) and _sentence_breaks(request, index):
        return False
    if request.word_text(index) in MUSICAL_NOUNS:
        return True
    near = not _sentence_breaks(request, index + 1) and request.word_text(index) not in _JOINERS | {
        "for",
        "in",
        "of",
        "about",
        "on",
        "the",
        "my",
    }
    return near and request.word_text(index + 1) in MUSICAL_NOUNS


def _follows_of(request: Request, first: int) -> bool:
    """After "a mix of", "in the style of", "mezcla de"."""
    linking = request.word_text(first - 1) in {"of", "de", "entre"}
    return linking and request.word_text(first - 2) in _MIXERS | MUSICAL_NOUNS


def _joined(request: Request, found: Found[GenreName], other: Found[GenreName]) -> bool:
    """Whether two names stand side by side: "rock and soul", "house/techno", "punk, polka"."""
    left, right = (found, other) if found.first < other.first else (other, found)
    if right.first - left.last > 1 or right.first < left.last:
        return False
    gap = request.folded[request.words[left.last - 1].end : request.words[right.first].start]
    if right.first - left.last == 1:
        return request.word_text(left.last) in _JOINERS and "." not in gap
    return gap.strip() in {"", ",", "/", "-", "+", "x", "&", "×"}


def _linked(request: Request, found: Found[GenreName], other: Found[GenreName]) -> bool:
    """Whether a word such as "and" stands between two names, as in "romantic and baroque" but not "romantic jazz"."""
    left, right = (found, other) if found.first < other.first else (other, found)
    return right.first - left.last == 1 and _joined(request, found, other)


def _misspelt(request: Request) -> list[Found[GenreName]]:
    """Words that no dictionary holds and that are a slip away from a genre's name."""
    known = {index for found in genre_names().find(request.words) for index in range(found.first, found.last)}
    found = []
    for index, word in enumerate(request.words):
        if index not in known and _may_be_misspelt(word.text):
            name = _nearest_name(word.text)
            if name is not None:
                found.append(Found(name, index, index + 1))
    return found


def _may_be_misspelt(word: str) -> bool:
    """A word of some length that neither a dictionary nor the table of instruments holds."""
    return len(word) >= 5 and word.isalpha() and not is_everyday(word) and word not in instrument_names()


@lru_cache(maxsize=2048)
def _nearest_name(word: str) -> GenreName | None:
    limit = 1 if len(word) <= 7 else 2
    for known, name in single_names():
        if name.placed and known[0] == word[0] and edit_distance(word, known, limit) <= limit:
            return name
    return None
