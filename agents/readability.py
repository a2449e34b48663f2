"""How hard a text is to read, as a school grade.

Formula: J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, "Derivation of New Readability Formulas for
Navy Enlisted Personnel" (Naval Technical Training Command, Research Branch Report 8-75, 1975):
grade = 0.39 * words/sentences + 11.8 * syllables/words - 15.59.
"""

import re
from collections.abc import Collection

_SENTENCE_END = re.compile(r"[.!?]+(?:[\"'”’)]*)(?:\s+|$)|\n+")
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][A-Za-z]+)*")
_INITIALS = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|vs|etc|No)\.|\b[A-Z]\.(?=\s?[A-Z])")

#: Texts shorter than this say little: the formula was fitted on passages of about 150 words.
MEANINGFUL_WORDS = 30

#: A word that the lesson itself teaches is heard and spoken before it is read; it counts as an easy word.
_TAUGHT_WORD_SYLLABLES = 2

#: What a class is given to read may be this many grades above it.
GRADES_ABOVE = 2

#: Children who do not read yet are read to: they follow by ear what a third grader reads.
_LISTENING_GRADE = 3


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line break ends one, initials and titles do not."""
    protected = _INITIALS.sub(lambda match: match.group().replace(".", ""), text)
    return [part for part in (piece.strip() for piece in _SENTENCE_END.split(protected)) if _WORD.search(part)]


def words(text: str) -> list[str]:
    """The words of a text, without figures and signs."""
    return _WORD.findall(text)


def syllables(word: str, taught: Collection[str] = ()) -> int:
    """Syllables of a word as `music.prosody` counts them; at most two for a word that the lesson teaches."""
    from music.prosody import count  # deferred: it loads the pronouncing dictionary

    counted = max(1, count(word))
    return min(counted, _TAUGHT_WORD_SYLLABLES) if word.lower() in taught else counted


def flesch_kincaid_grade(text: str, taught: Collection[str] = ()) -> float:
    """Flesch-Kincaid grade of a text, not below 0; 0 for a text without words. `taught` holds lower-case words."""
    all_words = words(text)
    if not all_words:
        return 0.0
    spoken = sum(syllables(word, taught) for word in all_words)
    grade = 0.39 * len(all_words) / max(1, len(sentences(text))) + 11.8 * spoken / len(all_words) - 15.59
    return max(0.0, round(grade, 1))


def grade_number(grade: str) -> int:
    """A grade of the brief as a number: PK -1, K 0, college 13."""
    named = {"PK": -1, "K": 0, "college": 13}
    return named[grade] if grade in named else int(grade)


def reading_ceiling(grade: str) -> int:
    """The hardest Flesch-Kincaid grade that may be put before a class of that grade."""
    return max(_LISTENING_GRADE, grade_number(grade)) + GRADES_ABOVE


def taught_words(*phrases: str) -> frozenset[str]:
    """The lower-case words of terms that a lesson teaches, with their plain plurals."""
    singular = {word.lower() for phrase in phrases for word in words(phrase)}
    return frozenset(singular | {word + "s" for word in singular})
