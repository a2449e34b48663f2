"""A chord for every bar of the form."""

from collections.abc import Sequence

from music.harmony import numerals_of, realise
from music.keys import Key
from music.plan import PlannedBar, PlannedSection
from music.planning.progressions import Cycle, Harmony, runs_through

Bars = list[tuple[str, ...]]


def stated_bars(form: Sequence[PlannedSection], chords: Sequence[str], key: Key) -> tuple[PlannedBar, ...]:
    """The teacher's chords, one a bar, over and over from the first bar to the last; nothing added, nothing changed."""
    numerals = numerals_of(chords, key)
    total = form[-1].last_bar
    return tuple(
        PlannedBar(
            number=number,
            section=_section_at(form, number),
            chords=(chords[(number - 1) % len(chords)],),
            roman=(numerals[(number - 1) % len(chords)],),
        )
        for number in range(1, total + 1)
    )


def harmonised_bars(form: Sequence[PlannedSection], harmony: Harmony, key: Key) -> tuple[PlannedBar, ...]:
    """The genre's cycles laid over the sections, with a close at the end. A twelve-bar cycle
    runs on across the sections, as a blues does; every other cycle starts again with its section."""
    running = runs_through(harmony.home)
    laid: Bars = []
    for section in form:
        cycle = harmony.sections[section.kind]
        start = section.first_bar - 1 if running else 0
        laid += _laid(cycle, section.bars, start)
    _close(laid, harmony, form[-1].bars)
    chords = [
        tuple(_chord(numeral, mode, key) for numeral in bar)
        for bar, mode in zip(laid, _modes(form, harmony), strict=True)
    ]
    return _numbered(form, chords, key)


def _laid(cycle: Cycle, bars: int, start: int) -> Bars:
    """So many bars of a cycle, beginning `start` bars into it; cut short, it still ends as it does when it is whole."""
    length = len(cycle.bars)
    laid = [cycle.bars[(start + index) % length] for index in range(bars)]
    if start == 0 and bars % length and bars > 1 and length > 1:
        laid[-1] = cycle.bars[-1]
    return laid


def _close(laid: Bars, harmony: Harmony, last_section: int) -> None:
    """Put the closing bars and the tonic chord at the end of the piece."""
    laid[-1] = (harmony.tonic,)
    if runs_through(harmony.home):
        return
    closing = harmony.closing[-max(0, min(len(harmony.closing), last_section - 1)) :] if last_section > 1 else ()
    for offset, bar in enumerate(reversed(closing)):
        laid[-2 - offset] = bar
    before = -2 - len(closing)
    if closing and last_section >= -before and _sounds_like(laid[before], closing[0]):
        laid[before] = (harmony.tonic if harmony.predominant in ("I", "i") else harmony.predominant,)


def _sounds_like(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two bars strike one chord twice, with or without its seventh."""
    return first[-1].rstrip("7913") == second[0].rstrip("7913")


def _modes(form: Sequence[PlannedSection], harmony: Harmony) -> list[str]:
    """The mode that each bar's numerals are counted in; the close is counted in the home cycle's."""
    modes = [harmony.sections[section.kind].mode for section in form for _ in range(section.bars)]
    closing = min(len(harmony.closing) + 2, form[-1].bars)
    return modes[: len(modes) - closing] + [harmony.home.mode] * closing


def _chord(numeral: str, mode: str, key: Key) -> str:
    return realise(numeral, Key(key.tonic, mode))


def _numbered(form: Sequence[PlannedSection], chords: Sequence[tuple[str, ...]], key: Key) -> tuple[PlannedBar, ...]:
    """Bars with numerals, every chord read with the chord that it moves to."""
    flat = [chord for bar in chords for chord in bar]
    numerals = iter(numerals_of(flat, key))
    return tuple(
        PlannedBar(
            number=number, section=_section_at(form, number), chords=bar, roman=tuple(next(numerals) for _ in bar)
        )
        for number, bar in enumerate(chords, start=1)
    )


def _section_at(form: Sequence[PlannedSection], number: int) -> str:
    return next(section.name for section in form if section.first_bar <= number <= section.last_bar)
