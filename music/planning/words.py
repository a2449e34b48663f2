"""How the words sit on the bars: how many lines, how they rhyme, how many syllables a line can hold."""

from collections.abc import Sequence

from music.genres import LyricConvention
from music.plan import PlannedSection
from music.planning.metre import metre_of

#: Syllables a second that a class can sing clearly; rapped or patter lines go a little faster.
SUNG, SPOKEN = 3.0, 4.6
#: Seconds that a line of four lines is happy with; shorter lines hurry, longer ones run out of breath.
_COMFORT = (2.2, 7.0)


def plan_words(
    lyrics: LyricConvention, form: Sequence[PlannedSection], meter: str, tempo_bpm: int
) -> tuple[str, tuple[int, int]]:
    """The rhyme scheme of a verse and the fewest and most syllables of a line.

    The genre's scheme is kept where the verse has bars for its lines (about two bars a line), made shorter or doubled
    where it does not. The syllables stay within what can be sung in the time that a line has.
    """
    verse = next(section for section in form if section.kind == "verse")
    seconds = metre_of(meter).seconds(tempo_bpm)
    lines = _lines(lyrics, verse.bars, meter, seconds)
    return _scheme(lyrics.rhyme_scheme, lines), _syllables(lyrics, verse.bars / lines, seconds, meter)


def _lines(lyrics: LyricConvention, bars: int, meter: str, bar_seconds: float) -> int:
    """How many lines a verse of so many bars holds: near the scheme's own number, at a singable pace, and with room in
    each line for the fewest syllables of the genre."""
    wanted = len(lyrics.rhyme_scheme)

    def strain(lines: int) -> float:
        seconds = bars * bar_seconds / lines
        hurry = max(0.0, _COMFORT[0] - seconds) * 3 + max(0.0, seconds - _COMFORT[1]) * 0.2
        uneven = 0.0 if bars % lines == 0 or lines % bars == 0 else 1.5
        cramped = max(0, lyrics.line_syllables[0] - _most_syllables(lyrics, bars / lines, bar_seconds, meter))
        return hurry + uneven + 0.9 * cramped + 0.8 * abs(lines - wanted) + 0.3 * abs(bars / lines - 2)

    return min((2, 3, 4, 6, 8), key=strain)


def _scheme(scheme: str, lines: int) -> str:
    """The scheme for another number of lines: couplets for two, a repeat with new rhymes for twice as many."""
    if len(scheme) == lines:
        return scheme
    if lines == 2:
        return "AA"
    if lines == 3:
        return "AAB" if scheme.startswith("AA") else "ABA"
    if lines % len(scheme):
        return "AABBCCDD"[:lines]
    repeated, offset = scheme, 0
    while len(repeated) < lines:
        offset += len(set(scheme) - {"x"})
        repeated += "".join(letter if letter == "x" else chr(ord(letter) + offset) for letter in scheme)
    return _rhyming(repeated[:lines])


def _rhyming(scheme: str) -> str:
    """Letters that stand alone after a cut become free lines, unless that leaves no rhyme at all."""
    freed = "".join(letter if scheme.count(letter) > 1 else "x" for letter in scheme)
    return freed if freed.strip("x") else "AABB"[: len(scheme)]


def _syllables(lyrics: LyricConvention, bars: float, bar_seconds: float, meter: str) -> tuple[int, int]:
    fewest, most = lyrics.line_syllables[0], _most_syllables(lyrics, bars, bar_seconds, meter)
    return min(fewest, max(2, most - 2)), most


def _most_syllables(lyrics: LyricConvention, bars: float, bar_seconds: float, meter: str) -> int:
    """What a line of so many bars can hold, by its time and by its beats; never more than the genre's own most."""
    most = lyrics.line_syllables[1]
    rate = SPOKEN if most >= 11 else SUNG
    by_time = int(bars * bar_seconds * rate)
    metre = metre_of(meter)
    by_metre = int(bars * metre.beats * metre.division * (1.5 if rate == SPOKEN else 1)) - 1
    if metre.kind == "asymmetric":
        by_metre = int(bars * metre.quarters * 2) - 1
    return max(3, min(most, by_time, by_metre))
