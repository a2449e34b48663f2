"""Checks of how chords move: cadences, applied and borrowed chords, loops, circles of fifths, common tones."""

from collections.abc import Callable
from itertools import pairwise

from music.chords import parse_chord
from music.harmony import kind_of, realise
from music.plan import PlannedSection
from music.theory.fact import Fact, bar_list, bar_span, listed, number_word, spoken_section
from music.theory.piece import Piece, Sounding, bars_of, period, spoken_key


def cadences(piece: Piece) -> tuple[Fact, ...]:
    """How sections end: the last section's cadence first, then the first of every other kind."""
    facts: dict[str, Fact] = {}
    for section in (piece.plan.form[-1], *piece.plan.form[:-1]):
        found = _cadence(piece, section)
        if found is not None:
            facts.setdefault(found.concept, found)
    return tuple(facts.values())


def _cadence(piece: Piece, section: PlannedSection) -> Fact | None:
    chords = piece.chords_of(section)
    if len(chords) < 2:
        return None
    first, second = chords[-2:]
    concept = _cadence_name(first, second, piece)
    if concept is None or second.bar != section.last_bar:
        return None
    values = {
        "section": spoken_section(section.name), "first": first.symbol, "second": second.symbol,
        "first_numeral": first.roman, "second_numeral": second.roman, "first_bar": str(first.bar),
        "second_bar": str(second.bar), "bars": bar_span(first.bar, second.bar), "cadence": concept,
        "key": spoken_key(piece.key),
    }  # fmt: skip
    bars = (second.bar,) if concept in ("half cadence", "turnaround") else tuple(dict.fromkeys((first.bar, second.bar)))
    return Fact(
        concept,
        "harmony.cadence",
        bars,
        "harmony",
        values,
        ("second",),
        section.kind if section == piece.plan.form[-1] else "",
    )


def _cadence_name(first: Sounding, second: Sounding, piece: Piece) -> str | None:
    """The textbook name of the last two chords of a section, or None where they make no cadence."""
    before, after = _above(first, piece), _above(second, piece)
    at_home = after == 0 and second.chord.triad not in ("diminished", "augmented")
    if at_home and before == 7 and first.chord.triad == "major":
        return "authentic cadence"
    if at_home and before == 5:
        return "plagal cadence"
    if at_home and before == 10 and first.chord.triad == "major":
        return "subtonic cadence"
    if at_home and before == 1 and first.chord.triad == "major":
        return "Phrygian cadence"
    if after == 7 and second.chord.triad == "major":
        return "turnaround" if _is_blues(piece) and second.chord.is_dominant else "half cadence"
    if before == 7 and first.chord.triad == "major" and after in (8, 9) and second.chord.triad != "diminished":
        return "deceptive cadence"
    return None


def _above(each: Sounding, piece: Piece) -> int:
    return (each.chord.pitch_class - piece.key.pitch_class) % 12


def _is_blues(piece: Piece) -> bool:
    return bool(blues_sevenths(piece))


def blues_sevenths(piece: Piece) -> tuple[Fact, ...]:
    """Dominant sevenths on I and on IV, as the blues has them."""
    if piece.plain_key.mode not in ("major", "mixolydian"):
        return ()
    tonic = [each for each in piece.chords if _above(each, piece) == 0 and each.chord.is_dominant]
    fourth = [each for each in piece.chords if _above(each, piece) == 5 and each.chord.is_dominant]
    if not tonic or not fourth:
        return ()
    lowered = tonic[0].chord.notes[3]
    values = {
        "tonic": tonic[0].symbol, "fourth": fourth[0].symbol, "tonic_numeral": tonic[0].roman,
        "fourth_numeral": fourth[0].roman, "tonic_bar": str(tonic[0].bar), "fourth_bar": str(fourth[0].bar),
        "note": lowered, "key": spoken_key(piece.key),
    }  # fmt: skip
    bars = tuple(sorted({tonic[0].bar, fourth[0].bar}))
    return (Fact("blues harmony", "harmony.blues", bars, "harmony", values, ("tonic",)),)


def applied_chords(piece: Piece) -> tuple[Fact, ...]:
    """Secondary dominants that reach their target."""
    facts: dict[str, Fact] = {}
    for first, second in pairwise(piece.chords):
        if "/" not in first.roman.replace("6/9", "") or not first.roman.startswith("V"):
            continue
        if (second.chord.pitch_class - first.chord.pitch_class) % 12 != 5 or second.bar - first.bar > 1:
            continue
        foreign = _foreign(first, piece)
        values = {
            "chord": first.symbol, "numeral": first.roman, "target": second.symbol,
            "target_numeral": first.roman.rpartition("/")[2], "bars": bar_span(first.bar, second.bar),
            "first_bar": str(first.bar), "second_bar": str(second.bar),
            "foreign": listed(foreign), "key": spoken_key(piece.key),
        }  # fmt: skip
        variant = ("inside", "one", "several")[min(len(foreign), 2)]
        bars = tuple(dict.fromkeys((first.bar, second.bar)))
        fact = Fact("secondary dominant", "harmony.applied", bars, "harmony", values, ("chord", "target"), variant)
        facts.setdefault(first.symbol, fact)
    return tuple(facts.values())


def tritone_substitutions(piece: Piece) -> tuple[Fact, ...]:
    """A dominant seventh a half step above the tonic that slides down to it, in place of the dominant."""
    for first, second in pairwise(piece.chords):
        if _above(first, piece) != 1 or not first.chord.is_dominant or _above(second, piece) != 0:
            continue
        replaced = parse_chord(realise("V7", piece.key))
        values = {
            "chord": first.symbol, "numeral": first.roman, "target": second.symbol, "replaced": replaced.symbol,
            "bars": bar_span(first.bar, second.bar), "first_bar": str(first.bar), "second_bar": str(second.bar),
            "notes": listed([replaced.notes[1], replaced.notes[3]]), "count": "two",
        }  # fmt: skip
        bars = tuple(dict.fromkeys((first.bar, second.bar)))
        return (Fact("tritone substitution", "harmony.tritone", bars, "harmony", values, ("chord", "target")),)
    return ()


def borrowed_chords(piece: Piece) -> tuple[Fact, ...]:
    """Chords that a major or minor key takes from its parallel."""
    mode = piece.plain_key.mode
    if mode not in ("major", "minor"):
        return ()
    found: dict[str, list[Sounding]] = {}
    for index, each in enumerate(piece.chords):
        if kind_of(each.symbol, piece.key, piece.following(index)) == "borrowed":
            found.setdefault(each.symbol, []).append(each)
    return tuple(_borrowed(piece, places) for places in found.values())


def _foreign(each: Sounding, piece: Piece) -> list[str]:
    """The notes of a chord that are not in the key's scale."""
    scale = piece.plain_key.scale_pitch_classes
    return [note for note, pitch in zip(each.chord.notes, each.chord.pitch_classes, strict=True) if pitch not in scale]


def _borrowed(piece: Piece, places: list[Sounding]) -> Fact:
    first, foreign = places[0], _foreign(places[0], piece)
    bars = tuple(dict.fromkeys(each.bar for each in places))
    other = "minor" if piece.plain_key.mode == "major" else "major"
    values = {
        "chord": first.symbol, "numeral": first.roman, "bars": bar_list(bars), "key": spoken_key(piece.key),
        "notes": listed(foreign), "parallel": f"{piece.key.tonic} {other}",
    }  # fmt: skip
    return Fact("borrowed chord", "harmony.borrowed", bars, "harmony", values, ("chord",))


def loops(piece: Piece) -> tuple[Fact, ...]:
    """Short cycles that a section, or the whole piece, is built on."""
    every = tuple(bar.chords for bar in piece.plan.bars)
    whole = period(every)
    if 2 <= whole <= 8 and len(every) >= 2 * whole:
        return (_loop(piece, "the piece", whole, len(every), piece.all_bars, "whole"),)
    facts = []
    for kind in ("verse", "chorus"):
        section = next(iter(piece.of_kind(kind)), None)
        length = period(piece.bar_chords(section)) if section else 0
        if section and 2 <= length <= 4 and section.bars >= 2 * length:
            facts.append(_loop(piece, spoken_section(section.name), length, section.bars, bars_of(section), "section"))
    return tuple(facts)


def _loop(piece: Piece, name: str, length: int, bars: int, where: tuple[int, ...], variant: str) -> Fact:
    first = where[0]
    chords = [each.symbol for each in piece.chords if first <= each.bar < first + length]
    romans = [each.roman for each in piece.chords if first <= each.bar < first + length]
    times = bars // length
    often = {2: "twice"}.get(times, f"{number_word(times)} times")
    values = {
        "section": name, "length": number_word(length), "times": often, "chords": listed(chords),
        "numerals": listed(romans), "span": bar_span(where[0], where[-1]),
    }  # fmt: skip
    return Fact("chord loop", "harmony.loop", where, "harmony", values, ("chords",), variant)


def drones(piece: Piece) -> tuple[Fact, ...]:
    """A section of at least four bars on a single chord."""
    for section in piece.plan.form:
        chords = {each.symbol for each in piece.chords_of(section)}
        if len(chords) == 1 and section.bars >= 4:
            symbol = next(iter(chords))
            roman = piece.chords_of(section)[0].roman
            plain = piece.chords_of(section)[0].chord.quality in ("", "m", "5", "sus2", "sus4")
            values = {
                "section": spoken_section(section.name), "chord": symbol, "numeral": roman,
                "length": number_word(section.bars), "span": bar_span(section.first_bar, section.last_bar),
            }  # fmt: skip
            return (
                Fact(
                    "drone" if plain else "one-chord vamp",
                    "harmony.drone",
                    bars_of(section),
                    "harmony",
                    values,
                    ("chord",),
                ),
            )
    return ()


def circle_of_fifths(piece: Piece) -> tuple[Fact, ...]:
    """The longest run of at least three chords whose roots fall by fifths."""
    best = _longest_run(
        piece.chords, lambda first, second: (second.chord.pitch_class - first.chord.pitch_class) % 12 == 5
    )
    if len(best) < 3 or len({each.symbol for each in best}) < 3:
        return ()
    bars = tuple(dict.fromkeys(each.bar for each in best))
    values = {
        "chords": listed([each.symbol for each in best]), "roots": listed([each.chord.root for each in best]),
        "numerals": listed([each.roman for each in best]), "bars": bar_span(bars[0], bars[-1]),
        "count": number_word(len(best)),
    }  # fmt: skip
    return (Fact("circle of fifths", "harmony.circle", bars, "harmony", values, ("chords",)),)


def _longest_run(chords: tuple[Sounding, ...], follows: Callable[[Sounding, Sounding], bool]) -> list[Sounding]:
    """The first longest stretch, of at most five chords, in which every chord is followed as asked."""
    best: list[Sounding] = []
    current: list[Sounding] = []
    for each in chords:
        current = [*current, each] if current and follows(current[-1], each) else [each]
        if len(best) < len(current) <= 5:
            best = current
    return best


def common_tones(piece: Piece) -> tuple[Fact, ...]:
    """The first neighbouring chords in the first verse that share the most notes without being the same chord."""
    verse = piece.of_kind("verse")
    chords = piece.chords_of(verse[0]) if verse else ()
    pairs = [
        (first, second, _shared(first, second)) for first, second in pairwise(chords) if first.symbol != second.symbol
    ]
    pairs = [pair for pair in pairs if pair[2]]
    if not pairs:
        return ()
    first, second, notes = max(pairs, key=lambda pair: len(pair[2]))
    values = {
        "first": first.symbol, "second": second.symbol, "notes": listed(notes), "count": number_word(len(notes)),
        "bars": bar_span(first.bar, second.bar), "first_bar": str(first.bar), "second_bar": str(second.bar),
        "first_notes": listed(first.chord.notes), "second_notes": listed(second.chord.notes),
    }  # fmt: skip
    variant = "one" if len(notes) == 1 else "several"
    bars = tuple(dict.fromkeys((first.bar, second.bar)))
    return (
        Fact("common tone", "harmony.common_tones", bars, "harmony", values, ("first", "second", "notes"), variant),
    )


def _shared(first: Sounding, second: Sounding) -> list[str]:
    return [note for note, pitch in zip(first.chord.notes, first.chord.pitch_classes, strict=True)
            if pitch in second.chord.pitch_classes]  # fmt: skip


def harmonic_rhythm(piece: Piece) -> tuple[Fact, ...]:
    """How long chords last in the first verse, and whether the chorus is quicker or slower."""
    verse, chorus = next(iter(piece.of_kind("verse")), None), next(iter(piece.of_kind("chorus")), None)
    if verse is None or chorus is None:
        return ()
    verse_changes, chorus_changes = _changes(piece, verse), _changes(piece, chorus)
    compared = verse_changes * chorus.bars - chorus_changes * verse.bars
    variant = "same" if compared == 0 else "faster" if compared < 0 else "slower"
    steady = len(set(_lengths(piece, verse))) == 1
    values = {
        "verse": spoken_section(verse.name), "chorus": spoken_section(chorus.name),
        "verse_bars": number_word(verse.bars), "chorus_bars": number_word(chorus.bars),
        "verse_count": _harmonies(verse_changes), "chorus_count": _harmonies(chorus_changes),
        "span": bar_span(verse.first_bar, verse.last_bar), "chorus_span": bar_span(chorus.first_bar, chorus.last_bar),
    }  # fmt: skip
    if steady and variant == "same" and verse_changes == verse.bars:
        variant = "one a bar"
    bars = tuple(sorted({*bars_of(verse), *bars_of(chorus)}))
    return (Fact("harmonic rhythm", "harmony.rhythm", bars, "harmony", values, (), variant),)


def _harmonies(count: int) -> str:
    return "one chord" if count == 1 else f"{number_word(count)} chords"


def _lengths(piece: Piece, section: PlannedSection) -> list[int]:
    """Bars that each chord of a section lasts; a chord struck again in the next bar goes on."""
    lengths: list[int] = []
    previous = ""
    for bar in piece.bar_chords(section):
        for symbol in bar:
            if symbol == previous:
                lengths[-1] += 1
            else:
                lengths.append(1)
            previous = symbol
    return lengths


def _changes(piece: Piece, section: PlannedSection) -> int:
    return len(_lengths(piece, section))
