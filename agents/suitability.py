"""Whether a text is fit for a class: a weighted lexicon with the contexts that make a word innocent.

Used on requests and on generated lyrics. It reads whole words only, so a sextet is a sextet, and takes out innocent
phrases first, so a kick drum and the Revolutionary War are no violence.
"""

import codecs
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from agents.phrases import PhraseBook, Word, book_of, fold, words_of

_TABLE = Path(__file__).with_suffix(".toml")
CATEGORIES = ("sexual", "violence", "hate", "drugs", "self_harm", "language")
_YOUNG = frozenset({"PK", "K", "1", "2", "3", "4", "5"})

#: What the weights of one category must reach: less for grade 5 and below.
_LIMIT, _LIMIT_FOR_THE_YOUNG = 1.0, 0.5
#: What is left of a weight that a context of study lightens.
_LIGHTENED = 0.4

_MASKED = re.compile(
    r"\b(?:f[*#@u_.-]{1,3}c?k(?:ing|er|ed)?|sh[*#@!_.-]{1,2}t|b[*#@!_.-]{1,3}tch(?:es)?|a[*#@$_.-]{2}(?:hole)?|p[*]{1,3}sy|n[*]{2,4}(?:er|as?))(?=\W|$)"
)
_GROUPS = (
    r"(?:jews?|jewish people|muslims?|christians?|immigrants?|migrants?|refugees?|black people|blacks|white people|asians?|"
    r"mexicans?|latinos?|latinas?|arabs?|indians?|gays?|gay people|lesbians?|trans people|women|girls|disabled (?:kids|people)|"
    r"homeless people|poor people|fat (?:kids|people)|foreigners?|inmigrantes|judios|musulmanes|negros|mujeres|gitanos|gypsies)"
)
_AGAINST = re.compile(
    rf"\b(?:hate|hates|hating|despise|kill|attack|mock|mocks|mocking|make fun of|making fun of|insult|insulting|ridicule|ridiculing|"
    rf"get rid of|odio a|odiar a|burlarse de|burlar(?:me|nos) de) (?:all |the |those |these |our |los |las |todos los )?{_GROUPS}\b"
    rf"|\b{_GROUPS} are (?:bad|stupid|evil|inferior|dirty|criminals|disgusting|animals)\b"
)


@dataclass(frozen=True)
class Concern:
    """What speaks against a text: the category, the words, how much they weigh, and a sentence that helps."""

    category: str
    words: tuple[str, ...]
    weight: float
    sentence: str


@dataclass(frozen=True)
class _Entry:
    category: str
    weight: float
    study: bool  # lighter where the text is about learning from it


def check_text(text: str, grade: str) -> tuple[Concern, ...]:
    """What is not fit for a class of that grade (PK, K, 1..12, college); empty when nothing is. Stricter to grade 5."""
    words = _without_innocent(words_of(_unmasked(fold(text))))
    studied = any(True for _ in _study().find(words))
    weights: dict[str, dict[str, float]] = {category: {} for category in CATEGORIES}
    for found in _lexicon().find(words):
        phrase = " ".join(word.text for word in words[found.first : found.last])
        lightened = _LIGHTENED if found.value.study and studied else 1.0
        weights[found.value.category][phrase] = found.value.weight * lightened
    for match in [*_AGAINST.finditer(fold(text)), *_MASKED.finditer(fold(text))]:
        weights["hate" if match.re is _AGAINST else "language"][match[0]] = 1.0
    limit = _LIMIT_FOR_THE_YOUNG if grade in _YOUNG else _LIMIT
    return tuple(
        _concern(category, found) for category, found in weights.items() if sum(found.values()) >= limit - 1e-9
    )


def refusal(concerns: tuple[Concern, ...], grade: str) -> str:
    """One or two sentences for the teacher, about the heaviest concern."""
    heaviest = max(concerns, key=lambda concern: concern.weight)
    if grade in _YOUNG and heaviest.weight < _LIMIT:
        return f"{heaviest.sentence} For these grades we are stricter than for older ones."
    return heaviest.sentence


def _concern(category: str, found: Mapping[str, float]) -> Concern:
    return Concern(category, tuple(found), round(sum(found.values()), 2), _table()[category]["sentence"])


def _unmasked(folded: str) -> str:
    """Figures that stand for letters inside a word read as letters: a common way round a word list."""
    return re.sub(
        r"(?<=[a-z])[013457$@]+(?=[a-z])", lambda m: m[0].translate(str.maketrans("013457$@", "oieastsa")), folded
    )


def _without_innocent(words: tuple[Word, ...]) -> tuple[Word, ...]:
    taken = {index for found in _innocent().find(words) for index in range(found.first, found.last)}
    return tuple(word for index, word in enumerate(words) if index not in taken)


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


@cache
def _innocent() -> PhraseBook[bool]:
    return book_of(dict.fromkeys(_table()["innocent"], True))


@cache
def _study() -> PhraseBook[bool]:
    return book_of(dict.fromkeys(_table()["study"], True))


@cache
def _lexicon() -> PhraseBook[_Entry]:
    entries: dict[str, _Entry] = {}
    for category in CATEGORIES:
        for kind in ("firm", "study"):
            for phrase, weight in _table()[category][kind].items():
                entries[phrase] = _Entry(category, float(weight), kind == "study")
    for name, category in (("obscene", "language"), ("slurs", "hate")):
        for word in codecs.decode(_table()[name], "rot13").split():
            entries[word] = _Entry(category, 1.0, False)
    return book_of(entries)
