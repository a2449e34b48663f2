"""From a form to a lyric: what each section is for, and its lines."""

from dataclasses import dataclass
from math import ceil

from agents.writers.builtin.lyrics.bank import BankHook
from agents.writers.builtin.lyrics.choose import Sources
from agents.writers.builtin.lyrics.elastic import variants
from agents.writers.builtin.lyrics.lengthen import Lengthening, lowered
from agents.writers.builtin.lyrics.stanza import Frame, Song, Want, alternating, closing_lines, fill, letter_groups
from agents.writers.builtin.lyrics.wants import WantsFor, chorus_wants, passage_wants, verse_wants
from music.prosody import count, rhymes

_LEADS = ("Yes,", "I said", "Well,", "You know", "See,", "Oh,", "And", "Look,", "Now")
_COMFORTABLE = 8  # syllables: the length at which most lines of the bank were written


@dataclass(frozen=True)
class Line:
    text: str
    letter: str = ""


@dataclass(frozen=True)
class Shape:
    """How the lines of a song are built: its scheme and the syllables of a line."""

    scheme: str
    fewest: int
    most: int

    @property
    def joined(self) -> bool:
        """Whether a line is long enough to be sung as two halves with a rhyme inside."""
        return self.most >= 14 and self.fewest >= 9

    @property
    def lengthened(self) -> bool:
        """Whether the bank's lines need a word or two before them."""
        return self.fewest > _COMFORTABLE and not self.joined

    def frame(self, scheme: str) -> Frame:
        if self.lengthened:
            return Frame(scheme, _COMFORTABLE - 1, self.most, self.most, apart=True)
        return Frame(scheme, self.fewest, self.most, min(self.most, max(self.fewest, _COMFORTABLE)))

    def half(self, scheme: str) -> Frame:
        most = self.most // 2
        return Frame(scheme, ceil(self.fewest / 2), most, min(most, _COMFORTABLE))

    def tight(self, scheme: str) -> Frame:
        """A chorus may be shorter than the verses, never longer."""
        fewest = min(self.fewest, max(4, min(6, self.fewest - 1)))
        return Frame(scheme, fewest, self.most, min(self.most, _COMFORTABLE))


@dataclass
class Composition:
    song: Song
    shape: Shape
    hook: str
    bank_hook: BankHook | None

    @property
    def sources(self) -> Sources:
        return self.song.sources

    def verse(self, index: int, total: int) -> list[Line]:
        """A verse: the first opens the scene and the last one turns."""
        return self._stanza(self.shape.scheme, verse_wants(self.sources, index, index == 0, index == total - 1))

    def passage(self, kind: str, length: int) -> list[Line]:
        """A pre-chorus, bridge or outro: two lines, or a whole stanza when `length` is more."""
        scheme = "AA" if length == 2 and self.shape.scheme != "AAB" else self.shape.scheme
        return self._stanza(scheme, passage_wants(self.sources, kind))

    def chorus(self) -> list[Line]:
        """A stanza round the hook, which rhymes where the house knows a rhyme and else stands before it, free."""
        scheme = self.shape.scheme
        frame = self.shape.tight(scheme)
        wants = chorus_wants(self.sources)
        hook = hook_lines(self.hook)
        for line in hook:
            self.song.sing(line)
        if scheme == "AAB" and len(hook) == 1:
            return self._blues_chorus(frame, hook[0])
        if len(hook) == 1 and (taken := self._hook_rhymes(frame, hook[0])):
            try:
                return _lettered(scheme, self._filled(frame, wants, taken, widest=1))
            except LookupError:
                pass
        return [*map(Line, hook), *_lettered(scheme, self._filled(frame, wants, {}))]

    def _hook_rhymes(self, frame: Frame, hook: str) -> dict[int, str]:
        """The hook at the first place of the scheme and rhymes at its partners; empty when one is wanting."""
        places = letter_groups(frame.scheme)[0]
        if alternating(frame.scheme, 0) and frame.scheme[0] != frame.scheme[2]:
            partner = self._partner(frame, [hook])
            return {0: hook, 2: partner} if partner else {0: hook}
        if frame.scheme[0] == "x":
            return {0: hook}
        taken = {places[0]: hook}
        for place in places[1:]:
            partner = self._partner(frame, list(taken.values()))
            if not partner:
                return {}
            taken[place] = partner
        return taken

    def _partner(self, frame: Frame, rhyming: list[str]) -> str:
        """A line for the hook's rhyme: one written for it that fits, or any closing line; empty when there is none."""
        offered = [
            variant.text
            for pattern in (self.bank_hook.partners if self.bank_hook else ())
            for variant in variants(pattern)[:1]
            if variant.syllables <= frame.most and all(rhymes(variant.text, line) for line in rhyming)
        ]
        offered = offered or closing_lines(self.song, frame, rhyming)
        if not offered:
            return ""
        chosen = self.song.rng.choice(offered)
        self.song.sing(chosen)
        return chosen

    def _blues_chorus(self, frame: Frame, hook: str) -> list[Line]:
        """The hook, the hook again, and its answer."""
        again = Line(_varied(self.song, hook, frame.most), "A")
        if answer := self._partner(frame, [hook]):
            return [Line(hook, "A"), again, Line(answer, "B")]
        free = self._filled(self.shape.tight("x"), chorus_wants(self.sources), {})
        return [Line(hook, "A"), again, Line(free[0], "B")]

    def _stanza(self, scheme: str, wants: WantsFor) -> list[Line]:
        if self.shape.scheme == "AAB" and len(scheme) == 3:
            first, answer = (line.text for line in self._stanza("AA", wants))
            again = _varied(self.song, first, self.shape.most)
            return [Line(first, scheme[0]), Line(again, scheme[1]), Line(answer, scheme[2])]
        if self.shape.joined:
            return _lettered(scheme, self._joined(scheme, wants))
        lines = self._filled(self.shape.frame(scheme), wants(len(letter_groups(scheme))), {})
        if self.shape.lengthened:
            lines = Lengthening(self.song, self.shape.fewest, self.shape.most).lengthened(lines)
        return _lettered(scheme, lines)

    def _joined(self, scheme: str, wants: WantsFor) -> list[str]:
        halves = halved(scheme)
        lines = self._filled(self.shape.half(halves), wants(len(letter_groups(halves))), {})
        return [f"{lines[at]}, {lowered(lines[at + 1])}" for at in range(0, len(lines), 2)]

    def _filled(self, frame: Frame, wants: list[Want], taken: dict[int, str], widest: int = 6) -> list[str]:
        """The stanza in its frame, or in the narrowest wider one that can be filled."""
        for by in range(widest + 1):
            trial = self.song.copy()
            try:
                lines = fill(trial, frame.widened(by) if by else frame, wants, taken)
            except LookupError:
                continue
            self.song.keep(trial)
            return lines
        raise LookupError("the house has run out of lines")


def hook_lines(hook: str) -> list[str]:
    """The lines of a hook, which may be one or two."""
    return [part.strip() for part in hook.replace(" / ", "\n").splitlines() if part.strip()]


def _lettered(scheme: str, lines: list[str]) -> list[Line]:
    return [Line(text, "" if letter == "x" else letter) for text, letter in zip(lines, scheme, strict=True)]


def halved(scheme: str) -> str:
    """The scheme of half lines: ends keep their letters, and inner rhymes join the lines two by two.

    `AABB` becomes `aAaAbBbB`: every long line rhymes inside as well as at its end.
    """
    inner: dict[int, str] = {}
    spare = iter("abcdefghijklmnopqrstuvwyz")
    for group in letter_groups(scheme):
        for at in range(0, len(group), 2):
            letter = next(spare)
            inner.update(dict.fromkeys(group[at : at + 2], letter))
    return "".join(inner[position] + letter for position, letter in enumerate(scheme))


def _varied(song: Song, line: str, most: int) -> str:
    """A blues singer's second time: the line with a word before it, where there is room."""
    leads = [lead for lead in _LEADS if count(f"{lead} {line}") <= most and lead.lower() not in song.words]
    if not leads:
        return f"{line}, yes" if count(line) < most else f"{line} —"
    lead = song.rng.choice(leads)
    song.words.add(lead.lower())
    return f"{lead} {lowered(line)}"


def shortened(line: str) -> str:
    """The line without its first light word, when there is no room to put one before it."""
    first, _, rest = line.partition(" ")
    return rest[:1].upper() + rest[1:] if first.lower() in {"the", "a", "an", "and", "it's", "we", "so"} else line
