"""Counting what somebody else wrote: the syllables, stresses and rhymes of lines by a model or a teacher."""

from collections.abc import Sequence

from agents.content import LyricLine, LyricSection
from music.prosody import rhymes, scan


def lyrics_text(sections: Sequence[LyricSection]) -> str:
    """The words as a sheet: each section under its name, with an empty line between two."""
    return "\n\n".join("\n".join([section.name, *(line.text for line in section.lines)]) for section in sections)


def scanned(lines: Sequence[str]) -> tuple[LyricLine, ...]:
    """The lines with syllables, stresses and the letters of the rhymes that are really there."""
    letters = rhyme_letters(lines)
    return tuple(_line(text, letter) for text, letter in zip(lines, letters, strict=True))


def _line(text: str, letter: str) -> LyricLine:
    scansion = scan(text)
    return LyricLine(text=text, syllables=scansion.syllables, stresses=scansion.stresses, rhyme=letter)


def rhyme_letters(lines: Sequence[str]) -> list[str]:
    """A letter for every line that rhymes with another one, in order of appearance; empty for a free line."""
    ends = [(text.split() or [""])[-1].strip(".,;:!?'\"()-") for text in lines]
    letters = [""] * len(lines)
    free = iter("ABCDEFGHIJKL")
    for index, end in enumerate(ends):
        partners = [other for other in range(index + 1, len(ends)) if not letters[other] and rhymes(end, ends[other])]
        if letters[index] or not partners:
            continue
        letter = next(free)
        for place in (index, *partners):
            letters[place] = letter
    return letters
