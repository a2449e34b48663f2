"""Artists that a request names: a pointer to a genre, never to imitate their work."""

from agents.phrases import Found
from agents.reader.text import Request
from agents.reader.vocabulary import artists, careful_artists

_POINTERS = frozenset(
    "like by by inspired of fan fans love loves listen listening à la as band artist artists como de song songs".split()
)


def named_artists(request: Request) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The artists named, as the teacher wrote them, each with the genres they point to."""
    named = [found for found in artists().find(request.words) if _is_meant(request, found)]
    return tuple((_as_written(request, found), found.value) for found in named)


def artist_words(request: Request) -> frozenset[int]:
    """The indexes of the words that belong to artists' names."""
    named = [found for found in artists().find(request.words) if _is_meant(request, found)]
    return frozenset(index for found in named for index in range(found.first, found.last))


def _is_meant(request: Request, found: Found[tuple[str, ...]]) -> bool:
    """An everyday word is a name only with a capital and after a word such as "like"; a single name needs its capital."""
    capital = request.raw[request.words[found.first].start].isupper()
    key = tuple(word.text for word in request.words[found.first : found.last])
    if key in careful_artists():
        return capital and request.word_text(found.first - 1) in _POINTERS
    return capital or len(key) > 1 or request.word_text(found.first - 1) in _POINTERS


def _as_written(request: Request, found: Found[tuple[str, ...]]) -> str:
    written = request.raw[request.words[found.first].start : request.words[found.last - 1].end]
    return written if written != written.lower() else written.title()
