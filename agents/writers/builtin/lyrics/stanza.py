"""Filling a stanza: couplets chosen and sung so that scheme, lengths and sense agree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from random import Random

from agents.writers.builtin.lyrics.bank import Couplet, Function, Quatrain, Subject, subjects, suits
from agents.writers.builtin.lyrics.choose import Role, Sources
from agents.writers.builtin.lyrics.elastic import Variant, variants
from music.prosody import rhyme_key, rhymes
from music.prosody.rhyme import last_word

_CONTENT_WORD = re.compile(r"[a-z]{4,}")
_COMMON = frozenset(
    re.findall(
        r"\w+",
        """with that this from they them there their when what where into upon your will have comes goes down some each
        one only then than more over again still like just know back come take make made""",
    )
)
_MUSICAL = re.compile(
    r"\b(?:beats?|notes?|bass|drums?|snare|chords?|tunes?|songs?|sing|sung|clap|voices?|cymbal|strings?|kick|verse|play"
    r"|chorus|melody|count|riff|phrase|rhymes?|horns?|fiddle|keys|guitar|trumpet|synth|shaker|pan|bell|accent|clave|bars?"
    r"|harmony|music|hum|hi-hat|saxophone|record|bellows|bow|pipes|banjo|mallets|drumskin)\b",
    re.IGNORECASE,
)
_DEPENDENT = ("If", "When", "What", "As", "Until", "Because")
_TETRAMETER, _LONG_WELCOME = 8, 5.0  # syllables of most lines; what a couplet written long is worth among long lines
_TRIED, _ON_THEME = 14, 4.0  # couplets tried for a third rhyme, and what a third line on the theme is worth
_ROLE_STEP, _FUNCTION_STEP, _SHARED_WORD, _UNEVEN = 3.0, 2.0, 1.0, 0.6


@dataclass(frozen=True)
class Want:
    """What a couplet should be: the roles and functions that may give it, the best first.

    `turn` says which of a role's subjects comes first, so that a second verse hears from the second genre.
    """

    roles: tuple[Role, ...]
    functions: tuple[Function, ...]
    turn: int = 0


@dataclass(frozen=True)
class Frame:
    """The outer shape of a stanza: a letter for each line, fewest and most syllables, the length to aim at."""

    scheme: str
    fewest: int
    most: int
    aim: int
    apart: bool = False  # whether the lines of a couplet must be able to stand apart

    def widened(self, by: int) -> "Frame":
        return replace(self, fewest=max(2, self.fewest - by), most=self.most + by)


@dataclass
class Song:
    """What a song has used so far, and what it draws on."""

    sources: Sources
    rng: Random
    lines: set[str] = field(default_factory=set)
    ends: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    couplets: set[Couplet] = field(default_factory=set)
    quatrains: set[Quatrain] = field(default_factory=set)

    def copy(self) -> "Song":
        """The same song so far, to try a stanza on; the chance is shared."""
        used = (set(self.lines), set(self.ends), set(self.words), set(self.couplets), set(self.quatrains))
        return Song(self.sources, self.rng, *used)

    def keep(self, trial: "Song") -> None:
        """Make a trial's lines the song's own."""
        self.lines, self.ends, self.words = trial.lines, trial.ends, trial.words
        self.couplets, self.quatrains = trial.couplets, trial.quatrains

    def sing(self, line: str) -> str:
        """The line itself, remembered so that it does not come again."""
        self.lines.add(line.lower())
        self.ends.add(last_word(line).lower())
        self.words.update(content_words(line))
        return line


@dataclass(frozen=True)
class Choice:
    couplet: Couplet
    pair: tuple[Variant, Variant]
    score: float


def content_words(line: str) -> frozenset[str]:
    """The words of a line that carry a picture."""
    return frozenset(_CONTENT_WORD.findall(line.lower())) - _COMMON


def fill(song: Song, frame: Frame, wants: list[Want], taken: dict[int, str] | None = None) -> list[str]:
    """Lines for every position of the scheme; `taken` holds lines that stand already (a hook and its rhymes).

    Letters that stand twice rhyme; a letter that stands once, and x, are free. Raises LookupError when the house
    has no lines that fit, which widening the frame cures.
    """
    lines = dict(taken or {})
    song.ends = {last_word(line).lower() for line in lines.values()}
    groups = letter_groups(frame.scheme)
    if not frame.apart:
        _alternate(song, frame, wants, lines)
    keys = {rhyme_key(line) for line in lines.values()}
    for index, group in enumerate(groups):
        open_places = [place for place in group if place not in lines]
        if not open_places:
            continue
        fixed = [lines[place] for place in group if place in lines and frame.scheme[place] != "x"]
        group_lines = _group_lines(song, frame, wants[min(index, len(wants) - 1)], open_places, fixed, keys)
        lines.update(zip(open_places, group_lines, strict=True))
        keys.update(rhyme_key(line) for line in group_lines)
    return [lines[place] for place in range(len(frame.scheme))]


def _alternate(song: Song, frame: Frame, wants: list[Want], lines: dict[int, str]) -> None:
    """Whole quatrains wherever four lines in a row alternate, the last one turning if the stanza is to turn."""
    starts = [at for at in range(0, len(frame.scheme), 4) if alternating(frame.scheme, at)]
    for number, start in enumerate(starts):
        if any(place in lines for place in range(start, start + 4)):
            continue
        want = wants[0] if number == 0 and "turn" not in wants[-1].functions[:1] else wants[-1]
        want = wants[0] if number == 0 and len(starts) > 1 else want
        if found := _quatrain(song, frame, want):
            lines.update(enumerate(found, start=start))


def alternating(scheme: str, start: int) -> bool:
    """Whether the four letters from `start` rhyme second with fourth, and first with third or not at all."""
    letters = scheme[start : start + 4]
    if len(letters) < 4 or letters[1] != letters[3] or letters[1] == "x" or letters[0] == letters[1]:
        return False
    alone = all(letter == "x" or scheme.count(letter) == 1 for letter in (letters[0], letters[2]))
    return scheme.count(letters[1]) == 2 and (alone or (letters[0] == letters[2] and scheme.count(letters[0]) == 2))


def _quatrain(song: Song, frame: Frame, want: Want) -> list[str]:
    """The lines of the quatrain that suits the want best; empty when none fits."""
    if want.roles[0] == "named":
        return []
    best: tuple[float, Quatrain, list[Variant]] | None = None
    for quatrain, score in _offered_quatrains(song, want):
        if sung := _fit_all(song, frame, quatrain.lines):
            shared = sum(len(content_words(variant.text) & song.words) for variant in sung)
            total = score - _SHARED_WORD * shared / 2 + 1.5 * song.rng.random()
            if best is None or total > best[0]:
                best = (total, quatrain, sung)
    if best is None:
        return []
    song.quatrains.add(best[1])
    return [song.sing(variant.text) for variant in best[2]]


def _fit_all(song: Song, frame: Frame, patterns: tuple[str, ...]) -> list[Variant]:
    """Each line as near to the aim as it goes; empty when one can't be sung."""
    sung = [
        min(_singable(song, frame, pattern), key=lambda v: abs(v.syllables - frame.aim), default=None)
        for pattern in patterns
    ]
    return [variant for variant in sung if variant] if all(sung) else []


def letter_groups(scheme: str) -> list[list[int]]:
    """Positions that belong together: those of one letter, and free lines two by two."""
    groups: dict[str, list[int]] = {}
    free = 0
    for position, letter in enumerate(scheme):
        name = letter
        if letter == "x":
            name, free = f"x{free // 2}", free + 1
        groups.setdefault(name, []).append(position)
    return list(groups.values())


def _group_lines(
    song: Song, frame: Frame, want: Want, places: list[int], fixed: list[str], keys: set[str]
) -> list[str]:
    """Lines that rhyme with one another and with the fixed ones: couplets, then single lines for the rest."""
    if fixed or len(places) == 1:
        return _singles(song, frame, want, fixed, len(places), keys)
    best: tuple[float, Song, list[str]] | None = None
    for choice in _choices(song, frame, want, places[1] == places[0] + 1, keys)[:_TRIED]:
        if best and choice.score + _ON_THEME <= best[0]:
            break
        trial = song.copy()
        lines = _take(trial, choice)
        try:
            lines += _singles(trial, frame, want, lines, len(places) - 2, keys)
        except LookupError:
            continue
        score = choice.score + _ON_THEME * (len(places) == 2 or lines[-1] in _own_singles(trial, frame))
        if best is None or score > best[0]:
            best = (score, trial, lines)
    if best is None:
        raise LookupError("no couplet fits")
    song.keep(best[1])
    return best[2]


def _singles(song: Song, frame: Frame, want: Want, fixed: list[str], number: int, keys: set[str]) -> list[str]:
    lines: list[str] = []
    for _ in range(number):
        lines.append(_single(song, frame, want, [*fixed, *lines], keys))
    return lines


def _take(song: Song, choice: Choice) -> list[str]:
    song.couplets.add(choice.couplet)
    return [song.sing(variant.text) for variant in choice.pair]


def _choices(song: Song, frame: Frame, want: Want, adjacent: bool, keys: set[str]) -> list[Choice]:
    """Couplets that fit, the best for the want first, with a little chance in it."""
    choices = []
    for couplet, score in _offers(song, want, frame.apart):
        refrain = couplet.function == want.functions[0] == "chorus" and not couplet.tight
        if ((frame.apart and not is_long(couplet)) or not adjacent) and not (
            refrain or (couplet.parts and _stands(couplet.first))
        ):
            continue
        if (pair := _fit(song, frame, couplet)) and rhyme_key(pair[1].text) not in keys:
            choices.append(Choice(couplet, pair, score - _cost(song, frame, pair) + 1.5 * song.rng.random()))
    return sorted(choices, key=lambda choice: -choice.score)


def _welcome(song: Song, want: Want) -> Iterator[tuple[Subject, float]]:
    """The subjects of the wanted roles, each with how welcome it is."""
    for rank, role in enumerate(want.roles):
        listed = song.sources.of(role)
        for place, subject in enumerate(listed):
            yield subject, -rank * _ROLE_STEP - (place - want.turn) % len(listed)


def _suiting(song: Song, want: Want, entry: Couplet | Quatrain) -> float | None:
    """How well an entry's function and age suit; None when they don't."""
    if entry.function not in want.functions or not suits(entry.register, song.sources.grade):
        return None
    return 0.7 * (entry.register != "any") - want.functions.index(entry.function) * _FUNCTION_STEP


def _names_itself(couplet: Couplet) -> bool:
    """Whether the first line says what it is about, and not only "it" or "they"."""
    return couplet.first.lstrip("[").split("]")[0].split(" ")[0] not in {"It", "It's", "They", "They're", "She", "He"}


def _stands(line: str) -> bool:
    return line.lstrip("[").split(" ")[0].rstrip("]") not in _DEPENDENT


def is_long(couplet: Couplet) -> bool:
    """Whether a couplet was written for long lines, and needs no words put before it."""
    return variants(couplet.first)[0].syllables > _TETRAMETER


def _couplets(subject: Subject, long_lines: bool) -> list[Couplet]:
    long = subjects("long").get(subject.name) if long_lines else None
    return [*(long.couplets if long else ()), *subject.couplets]


def _offers(song: Song, want: Want, long_lines: bool = False) -> Iterator[tuple[Couplet, float]]:
    """Couplets that the song hasn't used, each with how welcome it is; long ones first where lines are long.

    In a song about something else a couplet on music says so in its own words, or nobody would know what "it" is.
    """
    outside = {subject.name for subject in (*song.sources.of("theme"), *song.sources.of("second"))}
    for subject, welcome in _welcome(song, want):
        aside = bool(outside) and subject.name not in outside
        for couplet in map(partial(_named, song.sources.name), _couplets(subject, long_lines)):
            suiting = _suiting(song, want, couplet)
            strays = aside and not (_MUSICAL.search(f"{couplet.first} {couplet.second}") and _names_itself(couplet))
            if suiting is not None and couplet not in song.couplets and not strays:
                yield couplet, welcome + suiting + (_LONG_WELCOME if long_lines and is_long(couplet) else 0)


def _offered_quatrains(song: Song, want: Want) -> Iterator[tuple[Quatrain, float]]:
    """Unused quatrains; a song with a theme would rather have couplets on it than a whole stanza on something else."""
    themes: tuple[Role, ...] = ("second", "theme") if want.turn % 2 else ("theme", "second")
    nearest = replace(want, roles=themes) if song.sources.of("theme") else want
    for subject, welcome in _welcome(song, nearest):
        own = subjects("quatrains").get(subject.name)
        for quatrain in own.quatrains if own else subject.quatrains:
            suiting = _suiting(song, want, quatrain)
            if suiting is not None and quatrain not in song.quatrains:
                yield quatrain, welcome + suiting


def _named(name: str, couplet: Couplet) -> Couplet:
    first, second = (line.replace("<theme>", name) for line in (couplet.first, couplet.second))
    if (first, second) == (couplet.first, couplet.second):
        return couplet
    return replace(couplet, first=first, second=second)


def _fit(song: Song, frame: Frame, couplet: Couplet) -> tuple[Variant, Variant] | None:
    """The two ways of singing that are nearest to the aim and to each other."""
    firsts, seconds = _singable(song, frame, couplet.first), _singable(song, frame, couplet.second)
    pairs = [(first, second) for first in firsts for second in seconds]
    return min(pairs, key=lambda pair: _strain(frame, pair), default=None)


def _strain(frame: Frame, pair: tuple[Variant, Variant]) -> float:
    first, second = pair[0].syllables, pair[1].syllables
    return abs(first - frame.aim) + abs(second - frame.aim) + 2 * abs(first - second)


def _singable(song: Song, frame: Frame, pattern: str) -> list[Variant]:
    return [
        variant
        for variant in variants(pattern)
        if frame.fewest <= variant.syllables <= frame.most
        and variant.text.lower() not in song.lines
        and last_word(variant.text).lower() not in song.ends
    ]


def _cost(song: Song, frame: Frame, pair: tuple[Variant, Variant]) -> float:
    shared = sum(len(content_words(variant.text) & song.words) for variant in pair)
    return _SHARED_WORD * shared + _UNEVEN * _strain(frame, pair)


def _single(song: Song, frame: Frame, want: Want, rhyming: list[str], keys: set[str]) -> str:
    """One line: rhyming with all the given ones, or free when none is given."""
    if not rhyming:
        choices = _choices(song, frame, want, False, keys)
        if not choices:
            raise LookupError("no line fits")
        song.couplets.add(choices[0].couplet)
        return song.sing(choices[0].pair[0].text)
    own = [line for line in _own_singles(song, frame) if all(rhymes(line, other) for other in rhyming)]
    found = [line for line in own if line.lower() not in song.lines] or closing_lines(song, frame, rhyming)
    if not found:
        raise LookupError("no line rhymes")
    best = min(found, key=lambda line: (len(content_words(line) & song.words), song.rng.random()))
    return song.sing(best)


def _own_singles(song: Song, frame: Frame) -> list[str]:
    """Lines on the theme that stand alone: the openings of its couplets that have not been sung."""
    found = []
    for subject in song.sources.of("theme"):
        for couplet in subject.couplets:
            if couplet in song.couplets or couplet.tight or not suits(couplet.register, song.sources.grade):
                continue
            lines = (couplet.first, couplet.second) if couplet.parts else (couplet.first,)
            fitting = [variants(line)[0] for line in lines if _stands(line)]
            found += [line.text for line in fitting if frame.fewest <= line.syllables <= frame.most]
    return found


def closing_lines(song: Song, frame: Frame, rhyming: list[str]) -> list[str]:
    """The closing lines that rhyme with all the given ones, each sung as near to the aim as it can be."""
    found = []
    for pattern in subjects("closers")["closers"].singles:
        if fitting := _singable(song, frame, pattern):
            best = min(fitting, key=lambda variant: abs(variant.syllables - frame.aim))
            if all(rhymes(best.text, line) for line in rhyming):
                found.append(best.text)
    return found
