"""True rhyme: the vowel of the last stressed syllable and everything after it agree, what stands before it differs."""

import re
from functools import lru_cache

from music.prosody.dictionary import Phones, ending, is_vowel, plain, pronunciations

_LAST_WORD = re.compile(r"[^\W_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][^\W_]+)*['\N{RIGHT SINGLE QUOTATION MARK}]?")
_SPELLED_TAIL = re.compile(r"[aeiouy]+[^aeiouy]*e?$")


def last_word(line: str) -> str:
    """The word that a line rhymes on; empty when the line has none."""
    found = _LAST_WORD.findall(line.replace("-", " "))
    return found[-1] if found else ""


@lru_cache(maxsize=20_000)
def rhyme_keys(text: str) -> tuple[tuple[str, str], ...]:
    """(key, onset) for each pronunciation of the last word of the text; onset is the consonants before the key."""
    word = last_word(text)
    known = pronunciations(word) or tuple(filter(None, [ending(word)]))
    if known:
        return tuple(dict.fromkeys(_key(phones) for phones in known))
    tail = _SPELLED_TAIL.search(plain(word))
    spelled = tail.group() if tail else word.lower()
    return ((f"~{spelled}", plain(word).removesuffix(spelled)),) if word else ()


def _key(phones: Phones) -> tuple[str, str]:
    stressed = [index for index, phone in enumerate(phones) if phone[-1] in "12"]
    sounding = stressed or [index for index, phone in enumerate(phones) if is_vowel(phone)] or [0]
    start = sounding[-1]
    onset: list[str] = []
    for phone in reversed(phones[:start]):
        if is_vowel(phone):
            break
        onset.insert(0, phone)
    return " ".join(phone.rstrip("012") for phone in phones[start:]), " ".join(onset)


def rhyme_key(text: str) -> str:
    """The sound from the last stressed vowel on, as ARPAbet phones without stress: `night` gives `AY T`."""
    keys = rhyme_keys(text)
    return keys[0][0] if keys else ""


@lru_cache(maxsize=50_000)
def rhymes(first: str, second: str) -> bool:
    """Whether two words, or the last words of two lines, rhyme truly in at least one pronunciation of each.

    A word does not rhyme with itself, nor with a word that sounds the same (sea, see).
    """
    if plain(last_word(first)) == plain(last_word(second)):
        return False
    if set(pronunciations(last_word(first))) & set(pronunciations(last_word(second))):
        return False
    return any(
        key == other and onset != other_onset
        for key, onset in rhyme_keys(first)
        for other, other_onset in rhyme_keys(second)
    )
