"""Checks of form: sections and their lengths, what returns, what contrasts, and how the words rhyme."""

from music.theory.fact import Fact, bar_list, bar_span, listed, number_word, spoken_section
from music.theory.piece import Piece, bars_of


def form(piece: Piece) -> tuple[Fact, ...]:
    """The sections in order, and the name of the form."""
    sections = piece.plan.form
    kinds = [section.kind for section in sections if section.kind not in ("intro", "outro", "interlude")]
    concept = (
        "AABA form"
        if kinds in (["verse", "verse", "chorus", "verse"], ["verse", "verse", "bridge", "verse"])
        else "verse-chorus form"
    )
    values = {
        "sections": listed([section.name for section in sections]), "count": number_word(len(sections)),
        "total": str(piece.plan.total_bars), "letters": "A, then B", "first": sections[0].name,
        "last": sections[-1].name, "verses": number_word(len(piece.of_kind("verse"))),
        "chorus": spoken_section(_first_name(piece, "chorus", "bridge")),
        "chorus_bars": bar_list(tuple(bar for section in piece.of_kind("chorus") for bar in bars_of(section))),
    }  # fmt: skip
    return (Fact(concept, "form.sections", piece.all_bars, "form", values, ("total",)),)


def _first_name(piece: Piece, *kinds: str) -> str:
    return next(section.name for kind in kinds for section in piece.of_kind(kind))


#: The degrees on which the lines of a twelve-bar blues begin: I in bar 1, IV in bar 5, I in bar 7, V in bar 9 (the
#: minor kind may have bVI there).
_TWELVE = {0: (0,), 4: (5,), 6: (0,), 8: (7, 8, 2)}


def twelve_bar(piece: Piece) -> tuple[Fact, ...]:
    """Whether the first twelve bars are a twelve-bar blues."""
    if (
        piece.plan.total_bars < 12
        or len(piece.chords) < 12
        or piece.plain_key.mode not in ("major", "minor", "mixolydian", "dorian")
    ):
        return ()
    start = next((section.first_bar for section in piece.plan.form if section.kind != "intro"), 1)
    roots = {each.bar: (each.chord.pitch_class - piece.key.pitch_class) % 12 for each in reversed(piece.chords)}
    names = {each.bar: each for each in reversed(piece.chords)}
    places = {start + offset: degrees for offset, degrees in _TWELVE.items()}
    if any(roots.get(bar) not in degrees for bar, degrees in places.items()) or start + 11 > piece.plan.total_bars:
        return ()
    five, nine = names[start + 4], names[start + 8]
    values = {
        "home": names[start].symbol, "fourth": five.symbol, "turn": nine.symbol, "home_numeral": names[start].roman,
        "fourth_numeral": five.roman, "turn_numeral": nine.roman, "fourth_bar": str(five.bar),
        "turn_bar": str(nine.bar), "span": bar_span(start, start + 11), "count": "twelve", "lines": "three",
        "line": "four",
    }  # fmt: skip
    return (Fact("twelve-bar blues", "form.twelve_bar", tuple(range(start, start + 12)), "form", values, ("fourth",)),)


def section_lengths(piece: Piece) -> tuple[Fact, ...]:
    """How long a verse is beside a chorus."""
    verse, chorus = piece.of_kind("verse")[:1], piece.of_kind("chorus")[:1]
    if not verse or not chorus:
        return ()
    first, second = verse[0], chorus[0]
    values = {
        "verse": spoken_section(first.name), "chorus": spoken_section(second.name),
        "verse_length": number_word(first.bars), "chorus_length": number_word(second.bars),
        "verse_span": bar_span(first.first_bar, first.last_bar),
        "chorus_span": bar_span(second.first_bar, second.last_bar),
    }  # fmt: skip
    variant = "same" if first.bars == second.bars else "longer" if first.bars > second.bars else "shorter"
    return (
        Fact(
            "phrase length",
            "form.lengths",
            tuple(sorted({*bars_of(first), *bars_of(second)})),
            "form",
            values,
            ("verse",),
            variant,
        ),
    )


def repetition(piece: Piece) -> tuple[Fact, ...]:
    """Verses that come back with the same chords under new words."""
    verses = piece.of_kind("verse")
    if len(verses) < 2 or piece.bar_chords(verses[0]) != piece.bar_chords(verses[1]):
        return ()
    first, second = verses[:2]
    values = {
        "first": spoken_section(first.name), "second": spoken_section(second.name),
        "first_span": bar_span(first.first_bar, first.last_bar),
        "second_span": bar_span(second.first_bar, second.last_bar),
        "chorus": spoken_section(_first_name(piece, "chorus", "bridge")),
    }  # fmt: skip
    return (
        Fact("repetition", "form.repetition", (*bars_of(first), *bars_of(second)), "form", values, ("first", "second")),
    )


def contrast(piece: Piece) -> tuple[Fact, ...]:
    """A verse and a chorus that start on different chords."""
    verse, chorus = piece.of_kind("verse")[:1], piece.of_kind("chorus")[:1]
    if not verse or not chorus or not piece.chords_of(verse[0]) or not piece.chords_of(chorus[0]):
        return ()
    first, second = piece.chords_of(verse[0])[0], piece.chords_of(chorus[0])[0]
    if first.chord.pitch_class == second.chord.pitch_class:
        return ()
    values = {
        "verse": spoken_section(verse[0].name), "chorus": spoken_section(chorus[0].name), "first": first.symbol,
        "second": second.symbol, "bars": bar_list(tuple(sorted((first.bar, second.bar)))),
        "first_numeral": first.roman, "second_numeral": second.roman,
        "first_bar": str(first.bar), "second_bar": str(second.bar),
    }  # fmt: skip
    return (
        Fact("contrast", "form.contrast", tuple(sorted((first.bar, second.bar))), "form", values, ("first", "second")),
    )


def rhymes(piece: Piece) -> tuple[Fact, ...]:
    """The rhyme scheme of the verses, and how many syllables a line holds."""
    verse = next(iter(piece.of_kind("verse")), None)
    if verse is None:
        return ()
    scheme, (low, high) = piece.plan.rhyme_scheme, piece.plan.line_syllables
    values = {
        "scheme": scheme, "lines": number_word(len(scheme)), "low": number_word(low), "high": number_word(high),
        "section": spoken_section(verse.name), "span": bar_span(verse.first_bar, verse.last_bar),
        "pairs": _rhyming_lines(scheme),
    }  # fmt: skip
    return (Fact("rhyme scheme", "words.rhymes", bars_of(verse), "words", values, ("scheme",)),)


def _rhyming_lines(scheme: str) -> str:
    """`lines 1 and 3, lines 2 and 4`."""
    groups = {
        letter: [str(place + 1) for place, each in enumerate(scheme) if each == letter]
        for letter in dict.fromkeys(scheme)
    }
    return ", ".join(
        f"lines {listed(places)}" for letter, places in groups.items() if letter != "x" and len(places) > 1
    )
