"""Checks of key, scale and the chords of a key."""

from music.chords import Chord, parse_chord
from music.harmony import kind_of, realise
from music.keys import MODES, Key
from music.theory.fact import Fact, bar_list, bar_span, listed, number_word, spoken_section
from music.theory.piece import Piece, Sounding, bars_of, period, spoken_key

_SHARPS, _FLATS = ("F#", "C#", "G#", "D#", "A#", "E#", "B#"), ("Bb", "Eb", "Ab", "Db", "Gb", "Cb", "Fb")
_PLAIN_SCALES = {"natural minor": "minor"}


def key_frame(piece: Piece) -> tuple[Fact, ...]:
    """How the chords show the key: where its tonic chord begins and ends the piece."""
    if not piece.chords:
        return ()
    first, last = piece.chords[0], piece.chords[-1]
    raised = _is_major_home(last, piece)
    home = [last] if raised else [each for each in piece.chords if _is_tonic(each, piece)]
    if not home:
        return ()
    begins, ends = _is_tonic(first, piece), _is_tonic(last, piece)
    variant = (
        "raised" if raised else "frame" if begins and ends else "begins" if begins else "ends" if ends else "inside"
    )
    where = {"frame": (first.bar, last.bar), "begins": (first.bar,), "ends": (last.bar,), "raised": (last.bar,)}
    bars = tuple(dict.fromkeys(where.get(variant, (home[0].bar,))))
    values = {
        "key": spoken_key(piece.key), "tonic": piece.key.tonic, "chord": home[0].symbol, "numeral": home[0].roman,
        "first": str(bars[0]), "last": str(bars[-1]), "bars": bar_list(bars),
        "count": number_word(len({each.bar for each in home})),
    }  # fmt: skip
    return (Fact("key", "key.frame", bars, "harmony", values, ("chord",), variant),)


def _is_major_home(each: Sounding, piece: Piece) -> bool:
    """Whether a minor key comes to rest on a major chord on its tonic, as flamenco and many old pieces do."""
    return piece.key.is_minor and each.chord.pitch_class == piece.key.pitch_class and each.chord.triad == "major"


def _is_tonic(each: Sounding, piece: Piece) -> bool:
    """Whether a chord stands on the tonic with the mode's third (or with none)."""
    chord = each.chord
    same_third = chord.is_minor == piece.key.is_minor or chord.triad in ("power", "suspended")
    return chord.pitch_class == piece.key.pitch_class and same_third


def key_signature(piece: Piece) -> tuple[Fact, ...]:
    """The sharps or flats of the key."""
    fifths = piece.plain_key.fifths
    if abs(fifths) > 7:
        return ()
    names = (_SHARPS if fifths > 0 else _FLATS)[: abs(fifths)]
    plural = f"{number_word(abs(fifths))} {'sharp' if fifths > 0 else 'flat'}{'s' * (abs(fifths) > 1)}"
    values = {
        "key": spoken_key(piece.key), "notes": listed(names), "count": number_word(abs(fifths)),
        "accidentals": plural if fifths else "no sharps or flats",
    }  # fmt: skip
    variant = "none" if fifths == 0 else "one" if abs(fifths) == 1 else "several"
    return (Fact("key signature", "key.signature", piece.all_bars[:1], "harmony", values, ("key",), variant),)


def scale(piece: Piece) -> tuple[Fact, ...]:
    """The scale that melodies use, spelled in the key."""
    steps = _scale_steps(piece)
    if steps is None:
        return ()
    notes = _spelled(piece.key, steps)
    name = piece.plan.scale.removesuffix(" scale")
    values = {"scale": name, "tonic": piece.key.tonic, "notes": listed(notes), "count": number_word(len(notes))}
    return (Fact("scale", "key.scale", piece.all_bars, "melody", values, ("notes",)),)


def _scale_steps(piece: Piece) -> tuple[int, ...] | None:
    name = piece.plan.scale
    for genre in piece.genres:
        for each in genre.scales:
            if each.name == name:
                return each.steps
    return MODES.get(_PLAIN_SCALES.get(name, name))


def _spelled(key: Key, steps: tuple[int, ...]) -> list[str]:
    blues = Key(key.tonic, "blues")
    speller = blues if steps == blues.steps else key
    return [speller.spell((key.pitch_class + step) % 12) for step in steps]


#: The chord that gives each mode away: its numeral, and the degree of the note that does it.
_CHARACTER = {"dorian": ("IV", 6), "mixolydian": ("bVII", 7), "phrygian": ("bII", 2), "lydian": ("II", 4)}
_DEGREE_NAMES = {2: "second", 4: "fourth", 6: "sixth", 7: "seventh"}
_COMPARED = {"dorian": ("minor", "raised"), "mixolydian": ("major", "lowered"), "phrygian": ("minor", "lowered"),
             "lydian": ("major", "raised")}  # fmt: skip


def mode_character(piece: Piece) -> tuple[Fact, ...]:
    """In a modal key, the chord with the note that tells the mode from plain major or minor."""
    mode = piece.plain_key.mode
    if mode not in _CHARACTER:
        return ()
    numeral, degree = _CHARACTER[mode]
    root = parse_chord(realise(numeral, piece.plain_key)).pitch_class
    found = [each for each in piece.chords if each.chord.pitch_class == root and each.chord.triad == "major"]
    if not found:
        return ()
    bars = tuple(dict.fromkeys(each.bar for each in found))
    compared, change = _COMPARED[mode]
    if piece.key.mode == "phrygian dominant":
        compared = "major"
    values = {
        "key": spoken_key(piece.key), "mode": mode.title(), "chord": found[0].symbol, "numeral": found[0].roman,
        "bars": bar_list(bars), "note": piece.plain_key.scale[degree - 1], "degree": _DEGREE_NAMES[degree],
        "change": change, "plain": f"{piece.key.tonic} {compared}", "compared": compared,
    }  # fmt: skip
    return (Fact(f"{mode} mode", "key.mode", bars, "harmony", values, ("chord", "note")),)


def diatonic_count(piece: Piece) -> tuple[Fact, ...]:
    """How many of the different chords belong to the key's own scale."""
    different, outside = _different(piece), []
    for symbol, following in different.items():
        if kind_of(symbol, piece.key, following) != "diatonic":
            outside.append(symbol)
    if len(different) < 2:
        return ()
    inside = len(different) - len(outside)
    values = {
        "key": spoken_key(piece.key), "total": number_word(len(different)), "inside": number_word(inside),
        "outside": listed(outside), "chords": listed(list(different)), "out_count": number_word(len(outside)),
    }  # fmt: skip
    variant = "all" if not outside else "one out" if len(outside) == 1 else "some out" if inside else "none"
    must = ("key",) if variant != "none" else ()
    return (Fact("diatonic chord", "harmony.diatonic", piece.all_bars, "harmony", values, must, variant),)


def _different(piece: Piece) -> dict[str, str | None]:
    """Every different chord with the chord that it moves to where it first stands."""
    found: dict[str, str | None] = {}
    for place, each in enumerate(piece.chords):
        found.setdefault(each.symbol, piece.following(place))
    return found


def dominant_to_tonic(piece: Piece) -> tuple[Fact, ...]:
    """The first place where the dominant goes home."""
    for first, second in zip(piece.chords, piece.chords[1:], strict=False):
        chord = first.chord
        on_five = (chord.pitch_class - piece.key.pitch_class) % 12 == 7 and chord.triad == "major"
        if on_five and _is_tonic(second, piece) and second.bar - first.bar <= 1:
            leading = piece.key.spell((piece.key.pitch_class + 11) % 12) if not piece.key.is_minor else chord.notes[1]
            values = _pair(first, second) | {"note": leading, "tonic": piece.key.tonic, "key": spoken_key(piece.key)}
            bars = tuple(dict.fromkeys((first.bar, second.bar)))
            return (Fact("dominant and tonic", "harmony.dominant", bars, "harmony", values, ("first", "second")),)
    return ()


def _pair(first: Sounding, second: Sounding) -> dict[str, str]:
    return {
        "first": first.symbol, "first_numeral": first.roman, "second": second.symbol, "second_numeral": second.roman,
        "first_bar": str(first.bar), "second_bar": str(second.bar), "bars": bar_span(first.bar, second.bar),
    }  # fmt: skip


_COLOURS = {
    "maj7": "major seventh", "m7": "minor seventh", "7": "dominant seventh", "m7b5": "half-diminished seventh",
    "dim7": "diminished seventh", "9": "dominant ninth", "m9": "minor ninth", "maj9": "major ninth",
}  # fmt: skip


def seventh_chords(piece: Piece) -> tuple[Fact, ...]:
    """Chords of four or more notes, and the notes of the first of them."""
    found = [each for each in piece.chords if each.chord.quality in _COLOURS]
    if not found:
        return ()
    first, bars = found[0], tuple(dict.fromkeys(each.bar for each in found))
    colour = _COLOURS[first.chord.quality]
    values = {
        "chord": first.symbol, "colour": colour, "notes": listed(first.chord.notes), "bar": str(first.bar),
        "count": number_word(len(bars)), "total": str(piece.plan.total_bars), "numeral": first.roman,
        "size": number_word(len(first.chord.notes)),
    }  # fmt: skip
    concept = "seventh chord" if "seventh" in colour else "ninth chord"
    return (Fact(concept, "harmony.sevenths", bars, "harmony", values, ("chord", "notes")),)


def major_and_minor(piece: Piece) -> tuple[Fact, ...]:
    """A major and a minor chord side by side, with the thirds that make the difference."""
    triads: dict[str, Sounding] = {}
    for each in piece.chords:
        if each.chord.triad in ("major", "minor"):
            triads.setdefault(each.chord.triad, each)
    if len(triads) < 2:
        return ()
    major, minor = triads["major"], triads["minor"]
    values = {
        "major": major.symbol, "minor": minor.symbol, "major_bar": str(major.bar), "minor_bar": str(minor.bar),
        "major_third": _third(major.chord), "minor_third": _third(minor.chord),
        "major_root": major.chord.root, "minor_root": minor.chord.root,
    }  # fmt: skip
    bars = tuple(sorted({major.bar, minor.bar}))
    return (Fact("major and minor", "harmony.triads", bars, "harmony", values, ("major", "minor")),)


def _third(chord: Chord) -> str:
    return chord.notes[1]


def progression(piece: Piece) -> tuple[Fact, ...]:
    """What the first section of each kind is harmonised with: its chords and numerals, as far as they repeat."""
    facts, seen = [], set()
    for section in (each for kind in ("verse", "chorus", "bridge") for each in piece.of_kind(kind)[:1]):
        bars = piece.bar_chords(section)
        unit = period(bars)
        chords = [each for each in piece.chords_of(section) if each.bar < section.first_bar + unit]
        symbols = tuple(each.symbol for each in chords)
        if symbols in seen or not 2 <= len(symbols) <= 8:
            continue
        seen.add(symbols)
        values = {
            "section": spoken_section(section.name), "chords": listed(symbols),
            "numerals": listed(tuple(each.roman for each in chords)), "length": number_word(unit),
            "span": bar_span(section.first_bar, section.last_bar), "key": spoken_key(piece.key),
        }  # fmt: skip
        facts.append(
            Fact("chord progression", "harmony.progression", bars_of(section), "harmony", values, ("section",))
        )
    return tuple(facts)
