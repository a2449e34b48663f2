"""Where a written word divides when it is sung under notes."""

import re
from functools import cache, lru_cache
from typing import Protocol

from music.prosody.dictionary import plain, pronunciations, vowels

_GROUP = re.compile(r"[aeiouy]+")
_SILENT_E = re.compile(r"(?<=[^aeiouyl\W])e$|(?<=[aeiouyrw]l)e$|(?<=[^aeiouytd\W])ed$|(?<=[^aeiouyszxlchg\W])es$")
_DIGRAPHS = ("th", "sh", "ch", "ph", "wh", "ck", "ng", "gh", "qu")
_NUMBER = re.compile(r"\d")


class _Hyphenator(Protocol):
    def inserted(self, word: str) -> str: ...


@cache
def _hyphenator() -> _Hyphenator:
    import pyphen  # type: ignore[import-untyped, unused-ignore]

    hyphenator: _Hyphenator = pyphen.Pyphen(lang="en_US", left=1, right=1)
    return hyphenator


def syllable_count(word: str) -> int:
    """Syllables of one word: the fewest among its pronunciations, as a singer would say it."""
    return sum(_part_count(part) for part in re.split(r"-", word) if part) or 1


@lru_cache(maxsize=20_000)
def _part_count(part: str) -> int:
    if known := pronunciations(part):
        return max(1, min(map(vowels, known)))
    if _NUMBER.search(part):
        return len(_NUMBER.findall(part))
    return spelled_count(part)


def spelled_count(word: str) -> int:
    """Syllables by the spelling alone: vowel groups, less a silent ending; at least 1."""
    letters = plain(word)
    groups = len(_GROUP.findall(_SILENT_E.sub("", letters)))
    return max(1, groups)


@lru_cache(maxsize=20_000)
def syllables(word: str) -> tuple[str, ...]:
    """The word's letters divided as they are sung; joined they give the word again.

    Hyphens stay with the syllable before them: `hip-hop` is `("hip-", "hop")`.
    """
    divided: list[str] = []
    for part in re.findall(r"[^-]*-*", word):
        if not part.strip("-"):
            divided[-1:] = [divided[-1] + part] if divided else [part] if part else []
            continue
        divided.extend(_divide(part))
    return tuple(divided) or (word,)


def _divide(part: str) -> list[str]:
    wanted = _part_count(part.strip("-"))
    pieces = str(_hyphenator().inserted(part.rstrip("-"))).split("-")
    pieces[-1] += part[len(part.rstrip("-")) :]
    while len(pieces) > 1 and (len(pieces) > wanted or not all(map(_sounds, pieces))):
        _merge(pieces)
    while len(pieces) < wanted and _split_longest(pieces):
        pass
    return pieces


def _sounds(piece: str) -> bool:
    return _GROUP.search(piece.lower()) is not None


def _merge(pieces: list[str]) -> None:
    """Join the two neighbours that together are shortest, one of them without a vowel if there is one."""

    def cost(index: int) -> tuple[bool, int]:
        pair = pieces[index : index + 2]
        return (all(map(_sounds, pair)), len("".join(pair)))

    index = min(range(len(pieces) - 1), key=cost)
    pieces[index : index + 2] = ["".join(pieces[index : index + 2])]


def _split_longest(pieces: list[str]) -> bool:
    """Divide the piece with most vowels; False when no piece has a place to divide."""
    order = sorted(range(len(pieces)), key=lambda index: (-spelled_count(pieces[index]), -len(pieces[index])))
    for index in order:
        if (cut := _cut(pieces[index])) is not None:
            pieces[index : index + 1] = [pieces[index][:cut], pieces[index][cut:]]
            return True
    return False


def _cut(piece: str) -> int | None:
    """Before the last consonant between two vowels (o-pen, drag-on), else inside a vowel pair (po-em)."""
    groups = [match.span() for match in _GROUP.finditer(piece.lower())]
    if len(groups) > 1 and piece[groups[1][0] :].lower() != "e":
        end, start = groups[0][1], groups[1][0]
        between = piece[end:start].lower()
        return start - (2 if between[-2:] in _DIGRAPHS else 1) if between else start
    if groups and groups[0][1] - groups[0][0] > 1:
        return groups[0][0] + 1
    if groups and piece[groups[0][1] :].lower().endswith("thm"):
        return groups[0][1]
    return len(piece) - 1 if len(piece) > 2 else None
