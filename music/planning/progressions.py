"""Which of a genre's progressions stand where in a piece, and in which mode the piece is."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from music.genres import Genre, Progression
from music.harmony import in_mode
from music.keys import Key
from music.planning.metre import metre_of

_TABLE = Path(__file__).with_name("progressions.toml")
_MODES = ("major", "minor", "dorian", "phrygian", "lydian", "mixolydian", "locrian")

#: For each kind of section, the uses of a progression that suit it, best first.
_USES: Mapping[str, tuple[str, ...]] = {
    "intro": ("loop", "verse", "drone", "whole"),
    "verse": ("verse", "loop", "drone", "whole", "chorus"),
    "pre_chorus": ("bridge", "cadence", "chorus", "verse", "loop"),
    "chorus": ("chorus", "loop", "whole", "verse", "cadence", "drone"),
    "bridge": ("bridge", "chorus", "loop", "cadence", "verse", "whole", "drone"),
    "solo": ("verse", "loop", "whole", "drone", "chorus"),
    "interlude": ("loop", "verse", "drone", "whole"),
    "outro": ("loop", "verse", "drone", "whole"),
}


@dataclass(frozen=True)
class Cycle:
    """Bars of Roman numerals that repeat, each bar a tuple, counted in `mode`."""

    bars: tuple[tuple[str, ...], ...]
    mode: str
    name: str
    use: str


@dataclass(frozen=True)
class Harmony:
    """What a piece is harmonised with: its home cycle, the cycle of each kind of section, and how it ends.

    `blues` is whether the sevenths on I and IV are the colour of the home cycle; `closing` the bars that end the piece
    before its last tonic chord, and `predominant` what may stand before those so that no chord is struck twice.
    """

    home: Cycle
    sections: Mapping[str, Cycle]
    closing: tuple[tuple[str, ...], ...]
    predominant: str
    tonic: str
    mode: str
    blues: bool
    borrowed_from_mode: bool  # whether a progression was moved into another mode to fit the stated key

    @property
    def numerals(self) -> tuple[str, ...]:
        """Every numeral of the home cycle, once."""
        return tuple(dict.fromkeys(numeral for bar in self.home.bars for numeral in bar))


@cache
def _table() -> Mapping[str, Mapping[str, Sequence[str]]]:
    table: Mapping[str, Mapping[str, Sequence[str]]] = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return table


def mode_of(progression: Progression) -> str:
    """The mode of seven notes that a progression's numerals are counted in."""
    if progression.mode == "phrygian dominant":
        return "phrygian"
    if progression.mode in _MODES:
        return progression.mode
    tonics = [numeral for numeral in progression.roman if numeral.rstrip("7965majø°sub+") in ("i", "I")]
    return "minor" if (tonics or progression.roman)[0].startswith("i") else "major"


def named_key(key: Key, harmony: "Harmony") -> Key:
    """The key as it is called: Phrygian harmony round a major tonic chord is Phrygian dominant."""
    dominant = key.mode == "phrygian" and harmony.tonic.startswith("I")
    return Key(key.tonic, "phrygian dominant") if dominant else key


def choose_harmony(
    genre: Genre, key: Key | None, meter: str, level: str, random: Random, *, twelve_bars: bool = False
) -> Harmony:
    """The cycles of a piece from one genre's progressions, in the mode of the stated key where there is one; with
    `twelve_bars` its twelve-bar blues where it has one."""
    home, moved = _home(genre, key, random, twelve_bars)
    home_cycle = _cycle(home, meter, level)
    mode = key.mode if key is not None else mode_of(home)
    if moved:
        home_cycle = _moved(home_cycle, mode)
    blues = home.mode == "blues" or _has_blues_colour(home_cycle)
    sections = (
        _sections(genre, home, home_cycle, meter, level, random) if not moved else _moved_sections(home_cycle, mode)
    )
    return Harmony(
        home=home_cycle, sections=sections, closing=_closing(genre, home_cycle, meter, level, blues),
        predominant=_table()["predominant"][home_cycle.mode][0], tonic=_tonic(home_cycle), mode=mode, blues=blues,
        borrowed_from_mode=moved,
    )  # fmt: skip


def _home(genre: Genre, key: Key | None, random: Random, twelve_bars: bool) -> tuple[Progression, bool]:
    """The progression that the verses stand on, and whether it has to be moved into the mode of the stated key."""
    rank = ("verse", "loop", "whole", "drone", "chorus", "bridge", "cadence")
    fitting = [each for each in genre.progressions if key is None or _suits(each, key)]
    pool = fitting or list(genre.progressions)
    homes = [each for each in pool if each.use in rank[:4]] or pool
    if twelve_bars:
        homes = [each for each in homes if each.use == "whole" and len(each.roman) == 12] or homes
    exact = [each for each in homes if key is not None and mode_of(each) == key.mode] or homes
    # A mode in which the genre has several progressions gives the sections more to differ in.
    relatives = [sum(_is_minor(mode_of(each)) == _is_minor(mode_of(other)) for other in pool) for each in exact]
    return random.choices(exact, [min(count, 3) for count in relatives])[0], not fitting


def _suits(progression: Progression, key: Key) -> bool:
    """Whether a progression has the key's own third: minor-like progressions for minor-like keys."""
    return _is_minor(mode_of(progression)) == key.is_minor


def _is_minor(mode: str) -> bool:
    return Key("C", mode).is_minor


def _cycle(progression: Progression, meter: str, level: str) -> Cycle:
    blues = progression.mode == "blues"
    numerals = [_for_level(numeral, level, blues) for numeral in progression.roman]
    if level == "young":
        numerals = [_with_third(numeral, mode_of(progression)) for numeral in numerals]
    per_bar = progression.per_bar if metre_of(meter).beats % progression.per_bar == 0 else 1
    bars = tuple(_bar(numerals[start : start + per_bar]) for start in range(0, len(numerals), per_bar))
    return Cycle(bars, mode_of(progression), progression.name, progression.use)


def _bar(numerals: Sequence[str]) -> tuple[str, ...]:
    """The numerals of one bar; a chord that fills the bar is written once."""
    return (numerals[0],) if len(set(numerals)) == 1 else tuple(numerals)


def _for_level(numeral: str, level: str, blues: bool) -> str:
    """A beginner's chords stop at the seventh, and `6/9` becomes the plain triad. The youngest have triads, with a
    seventh only where it works as a dominant or is the blues itself."""
    if level not in ("beginner", "young"):
        return numeral
    numeral = numeral.replace("6/9", "").replace("add9", "")
    for alteration in ("#11", "b13", "#9", "b9", "#5", "b5", "alt"):
        numeral = numeral.replace(alteration, "")
    for extension in ("13", "11", "9"):
        numeral = numeral.replace(extension, "7").replace("77", "7")
    if level == "young" and not blues and not re.match(r"(?:V|II|III|VI)7", numeral):
        numeral = re.sub(r"maj7|(?<=[IVivø°])7|6$", "", numeral).replace("ø", "°")
    return numeral


def _with_third(numeral: str, mode: str) -> str:
    """A power chord or a suspension as the triad of its degree, which young players know by name."""
    plain = re.sub(r"(?:7|9)?sus[24]?$|5$", "", numeral)
    return numeral if plain == numeral else in_mode(plain, mode)


def _moved(cycle: Cycle, mode: str) -> Cycle:
    bars = tuple(tuple(in_mode(numeral, mode) for numeral in bar) for bar in cycle.bars)
    return Cycle(bars, mode, cycle.name, cycle.use)


def _moved_sections(home: Cycle, mode: str) -> dict[str, Cycle]:
    """Sections for a genre that has nothing in this mode: the moved cycle, with our own loops for contrast."""
    contrast = _contrast(home, mode, 0)
    return {kind: contrast if kind in ("chorus", "bridge") else home for kind in _USES}


def _contrast(home: Cycle, mode: str, place: int) -> Cycle:
    """One of our own loops that begins or goes on differently from the home cycle."""
    loops = [tuple((each,) for each in text.split()) for text in _table()["loops"][mode]]
    own = [bar[0].rstrip("7") for bar in home.bars[:4]]
    others = [loop for loop in loops if [bar[0] for bar in loop] != own[: len(loop)]]
    return Cycle(others[place % len(others)], mode, "loop", "loop")


def _has_blues_colour(cycle: Cycle) -> bool:
    numerals = {numeral for bar in cycle.bars for numeral in bar}
    return bool({"I7", "I9"} & numerals and {"IV7", "IV9"} & numerals)


def _sections(
    genre: Genre, home: Progression, cycle: Cycle, meter: str, level: str, random: Random
) -> dict[str, Cycle]:
    """A cycle for every kind of section. A twelve-bar blues is the whole piece, and so is a drone that stands alone."""
    sections = dict.fromkeys(_USES, cycle)
    if runs_through(cycle):
        return sections
    family = [each for each in genre.progressions if _is_minor(mode_of(each)) == _is_minor(cycle.mode)]
    others = [each for each in family if each.name != home.name]
    for kind in ("chorus", "bridge", "pre_chorus"):
        best = _best_for(kind, others, random)
        if best is not None:
            sections[kind] = _cycle(best, meter, level)
            others = [each for each in others if each.name != best.name]
        elif kind == "chorus" and home.use != "drone":
            sections[kind] = _contrast(cycle, cycle.mode, random.randrange(3))
    return sections


def runs_through(cycle: Cycle) -> bool:
    """Whether a cycle is a form of its own, laid end to end under all sections: the twelve-bar blues and its like."""
    return cycle.use == "whole" and len(cycle.bars) == 12


def _best_for(kind: str, progressions: Sequence[Progression], random: Random) -> Progression | None:
    usable = [each for each in progressions if len(each.roman) <= 8 or each.use == kind]
    for use in _USES[kind]:
        if found := [each for each in usable if each.use == use]:
            return random.choice(found)
    return None


def _closing(genre: Genre, home: Cycle, meter: str, level: str, blues: bool) -> tuple[tuple[str, ...], ...]:
    """The bars before the last chord: the genre's own cadence where it ends on the tonic, else the mode's approach."""
    if home.use == "drone":
        return ()
    if blues:
        return (("V7",),)
    for progression in genre.progressions:
        own = _cycle(progression, meter, level)
        if progression.use == "cadence" and own.mode == home.mode and _is_tonic(own.bars[-1][-1]):
            return tuple(bar for bar in own.bars if not all(_is_tonic(numeral) for numeral in bar))[-2:]
    return ((_own_approach(home) or _table()["approach"][home.mode][0],),)


def _own_approach(home: Cycle) -> str:
    """The approach to the tonic that the home cycle itself uses most naturally, if it has one."""
    used = [numeral for bar in home.bars for numeral in bar]
    for approach in _table()["approach"][home.mode]:
        for numeral in used:
            if re.sub(r"[0-9/#]+$", "", numeral) == approach:
                return numeral
    return ""


def _is_tonic(numeral: str) -> bool:
    return _degree(numeral) in ("I", "i")


def _degree(numeral: str) -> str:
    if "/" in numeral.replace("6/9", ""):
        return ""
    letters = "".join(letter for letter in numeral if letter in "IViv#b")
    return letters.rstrip("b#")


def _tonic(home: Cycle) -> str:
    """The tonic chord in the colour that the home cycle gives it: `Imaj7`, `i7`, `I5`."""
    found = [numeral for bar in home.bars for numeral in bar if _is_tonic(numeral)]
    if found:
        return found[0]
    return "i" if _is_minor(home.mode) else "I"
