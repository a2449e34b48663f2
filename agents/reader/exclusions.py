"""What a request does not want: "please no metal", "without brass or drums", "sin batería"."""

from collections.abc import Mapping
from functools import cache

from agents.phrases import PhraseBook, book_of
from agents.reader.text import Request

_NEGATORS = (
    "no", "not", "neither", "without", "avoid", "avoiding", "except", "except for", "excepting", "exclude", "excluding", "excludes",
    "anything but", "everything but", "all but", "skip", "skip the", "leave out", "leave the", "do not use", "don t use", "dont use", "do not want",
    "don t want", "dont want", "do not include", "don t include", "dont include", "do not like", "don t like",
    "don t play", "do not play", "don t have", "do not have", "dislike", "hate", "hates", "never", "other than", "rather than", "instead of", "free of", "stay away from",
    "steer clear of", "nothing with", "nothing like", "nor", "minus", "cannot play", "can t play", "sick of", "tired of",
    "sin", "nada de", "ni", "evita", "evitar", "evite", "excepto", "todo menos", "en vez de", "en lugar de", "no quiero",
    "no queremos", "que no sea", "no use", "no uses", "no usar", "no incluyas", "no tenemos", "no tengo",
)  # fmt: skip
#: After "not" these make a matter of degree or an addition: "not too jazzy", "not only jazz".
_DEGREES = frozenset({"too", "so", "very", "only", "just", "necessarily", "overly", "merely", "quite", "solo", "sure"})
_GLUE = frozenset({
    "any", "the", "a", "an", "or", "and", "nor", "ni", "o", "y", "heavy", "loud", "kind", "kinds", "of", "type", "music",
    "songs", "instruments", "sounds", "style", "styles", "hard", "harsh", "pure", "more", "el", "la", "los", "las", "un",
    "una", "de", "musica", "instrumentos", "either", "real", "anything", "with", "like", "genre", "genres",
})  # fmt: skip
#: A word right after one of these is meant as music, whatever else it could mean: "no rock", "without brass".
NEGATING = frozenset(
    "no not neither without avoid except excluding exclude skip nor minus but any of sin ni nada menos excepto evita".split()
)
_JOINS = frozenset({"or", "nor", "ni", "o"})


@cache
def _negators() -> PhraseBook[str]:
    return book_of({phrase: phrase for phrase in _NEGATORS})


def excluded_words(request: Request, mentions: Mapping[int, int]) -> frozenset[int]:
    """The indexes of the words that stand under an exclusion.

    `mentions` maps the first word of each genre or instrument that the request names to one past its last.
    """
    excluded: set[int] = set()
    for negator in _negators().find(request.words):
        if negator.value == "not" and request.word_text(negator.last) in _DEGREES:
            continue
        excluded |= _scope(request, negator.last, mentions)
    return frozenset(excluded)


def _scope(request: Request, start: int, mentions: Mapping[int, int]) -> set[int]:
    """Words of the list that follows an exclusion; what comes after a bare comma counts once an "or" confirms it."""
    sure: set[int] = set()
    waiting: set[int] = set()
    index, after_comma = start, False
    while index < len(request.words):
        gap = request.between(index - 1, index) if index else ""
        if any(mark in gap for mark in ".;:!?()\n") or (request.word_text(index) == "with" and sure):
            break
        after_comma = after_comma or ("," in gap and bool(sure))
        word = request.word_text(index)
        if index in mentions:
            (waiting if after_comma else sure).update(range(index, mentions[index]))
            index = mentions[index]
        elif word in _GLUE or (word.endswith("ing") and index == start):
            if word in _JOINS:
                sure |= waiting
                waiting, after_comma = set(), False
            index += 1
        else:
            break
    return sure
