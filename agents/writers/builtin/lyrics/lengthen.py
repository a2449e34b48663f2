"""Longer lines for styles that talk: a word or two before the bank's line, as a rapper places the scene."""

from dataclasses import dataclass

from agents.writers.builtin.lyrics.bank import subjects
from agents.writers.builtin.lyrics.stanza import Song
from music.prosody import count

#: Names keep their capital inside a line.
_PROPER = ("I", "Grandma", "Grandpa", "Saturn", "Mars", "Venus", "Jupiter", "Friday", "Babylon", "Dipper", "Thursday")
_GOING_ON = (
    "And",
    "Then",
    "But",
    "So",
    "It",
    "It's",
    "Has",
    "Is",
    "Are",
    "Had",
    "Will",
    "Like",
    "To",
    "That",
    "Or",
    "As",
)


@dataclass(frozen=True)
class Lengthening:
    """Brings lines up to the fewest syllables without passing the most."""

    song: Song
    fewest: int
    most: int

    def lengthened(self, lines: list[str]) -> list[str]:
        """Every line that is too short with a few words before it: a time or a place first, then a link."""
        return [self._longer(line, place) for place, line in enumerate(lines)]

    def _longer(self, line: str, place: int) -> str:
        have = count(line)
        if have >= self.fewest:
            return line
        for name in self._kinds(line, place):
            heads = [head for head in subjects("heads")[name].singles if head.lower() not in self.song.lines]
            fitting = [head for head in heads if self.fewest <= have + count(head) <= self.most]
            if fitting:
                head = self.song.rng.choice(fitting)
                if name == "placing":
                    self.song.lines.add(head.lower())
                return f"{head} {lowered(line)}"
        return line

    def _kinds(self, line: str, place: int) -> tuple[str, ...]:
        """A line that goes on from the one before takes a link that suits it; others take a time or a place."""
        if line.split(" ")[0] in _GOING_ON:
            return ("going-on", "linking")
        return ("placing", "linking") if place % 2 == 0 else ("linking", "placing")


def lowered(line: str) -> str:
    """The line as the second part of another: its first word in lower case unless it is a name."""
    first = line.split(" ")[0].strip(",").split("'")[0]
    return line if first in _PROPER else line[:1].lower() + line[1:]
