"""Chord symbols and Roman numerals are read in every usual notation."""

import pytest

from music.chords import NO_CHORD, ChordSymbolError, chord_of_roman, is_chord, parse_chord
from music.keys import parse_key


@pytest.mark.parametrize(
    ("text", "symbol", "intervals"),
    [
        ("C", "C", (0, 4, 7)), ("Am", "Am", (0, 3, 7)), ("Amin", "Am", (0, 3, 7)), ("A-", "Am", (0, 3, 7)),
        ("F#m7", "F#m7", (0, 3, 7, 10)), ("F♯m7", "F#m7", (0, 3, 7, 10)), ("D-7", "Dm7", (0, 3, 7, 10)),
        ("Bbmaj7", "Bbmaj7", (0, 4, 7, 11)), ("BbM7", "Bbmaj7", (0, 4, 7, 11)), ("B♭Δ", "Bbmaj7", (0, 4, 7, 11)),
        ("EbΔ7", "Ebmaj7", (0, 4, 7, 11)), ("Bb", "Bb", (0, 4, 7)), ("Bb7", "Bb7", (0, 4, 7, 10)),
        ("Bm7b5", "Bm7b5", (0, 3, 6, 10)), ("Bø", "Bm7b5", (0, 3, 6, 10)), ("Bm7(b5)", "Bm7b5", (0, 3, 6, 10)),
        ("Bm7-5", "Bm7b5", (0, 3, 6, 10)), ("Gdim", "Gdim", (0, 3, 6)), ("G°", "Gdim", (0, 3, 6)),
        ("G°7", "Gdim7", (0, 3, 6, 9)), ("Gdim7", "Gdim7", (0, 3, 6, 9)), ("Caug", "Caug", (0, 4, 8)),
        ("C+", "Caug", (0, 4, 8)), ("C+7", "C7#5", (0, 4, 8, 10)), ("Dsus4", "Dsus4", (0, 5, 7)),
        ("Dsus", "Dsus4", (0, 5, 7)), ("Dsus2", "Dsus2", (0, 2, 7)), ("D7sus4", "D7sus4", (0, 5, 7, 10)),
        ("Cadd9", "Cadd9", (0, 4, 7, 14)), ("Cmadd9", "Cmadd9", (0, 3, 7, 14)), ("C6", "C6", (0, 4, 7, 9)),
        ("C6/9", "C6/9", (0, 4, 7, 9, 14)), ("C69", "C6/9", (0, 4, 7, 9, 14)), ("E9", "E9", (0, 4, 7, 10, 14)),
        ("C13", "C13", (0, 4, 7, 10, 14, 21)), ("E7#9", "E7#9", (0, 4, 7, 10, 15)), ("G7(b9)", "G7b9", (0, 4, 7, 10, 13)),
        ("Am(maj7)", "AmMaj7", (0, 3, 7, 11)), ("AmM7", "AmMaj7", (0, 3, 7, 11)), ("E5", "E5", (0, 7)),
        ("Fmaj7#11", "Fmaj7#11", (0, 4, 7, 11, 18)), ("Am6", "Am6", (0, 3, 7, 9)), ("Cmaj9", "Cmaj9", (0, 4, 7, 11, 14)),
    ],
)  # fmt: skip
def test_a_chord_is_read_however_it_is_written(text: str, symbol: str, intervals: tuple[int, ...]) -> None:
    chord = parse_chord(text)
    assert (chord.symbol, chord.intervals) == (symbol, intervals)
    assert parse_chord(chord.symbol) == chord


def test_b_flat_is_a_root_and_not_a_flat_fifth() -> None:
    assert parse_chord("Bb7").notes == ("Bb", "D", "F", "Ab")


def test_a_slash_names_the_bass() -> None:
    chord = parse_chord("D/F♯")
    assert (chord.root, chord.bass, chord.bass_pitch_class, chord.symbol) == ("D", "F#", 6, "D/F#")


def test_the_silent_chord_has_no_notes() -> None:
    assert parse_chord("N.C.") is parse_chord("NC") is NO_CHORD
    assert (NO_CHORD.symbol, NO_CHORD.intervals, NO_CHORD.sounds, NO_CHORD.triad) == ("N.C.", (), False, "silent")


@pytest.mark.parametrize(
    "text", ["", "H", "And", "Age", "Bass", "c", "C77", "Cmm", "A song", "C8", "Dmaj7/H", "Cmaj7m7"]
)
def test_what_is_no_chord_is_refused_with_a_sentence(text: str) -> None:
    assert not is_chord(text)
    with pytest.raises(ChordSymbolError, match="not a chord we can read"):
        parse_chord(text)


@pytest.mark.parametrize(
    ("text", "triad"),
    [
        ("C7", "major"),
        ("Dm7", "minor"),
        ("Bø", "diminished"),
        ("C+7", "augmented"),
        ("Gsus4", "suspended"),
        ("E5", "power"),
    ],
)
def test_every_chord_has_a_kind_of_triad(text: str, triad: str) -> None:
    assert parse_chord(text).triad == triad


@pytest.mark.parametrize(
    ("numeral", "key", "symbol"),
    [
        ("ii7", "C major", "Dm7"), ("V7/V", "C major", "D7"), ("bVII", "A major", "G"), ("VI", "A minor", "F"),
        ("iiø7", "A minor", "Bm7b5"), ("vii°", "A minor", "G#dim"), ("VII", "A minor", "G"), ("viiø7", "C major", "Bm7b5"),
        ("IVmaj7", "Bb major", "Ebmaj7"), ("bVI", "A minor", "F"), ("V7", "F# minor", "C#7"), ("#iv°7", "C major", "F#dim7"),
        ("V7/ii", "C major", "A7"), ("I5", "D major", "D5"), ("I6/9", "C major", "C6/9"), ("♭III", "E major", "G"),
        ("i", "D dorian", "Dm"), ("IV", "D dorian", "G"), ("iv", "C minor", "Fm"), ("I7", "E blues", "E7"),
    ],
)  # fmt: skip
def test_a_roman_numeral_names_a_chord_of_the_key(numeral: str, key: str, symbol: str) -> None:
    assert chord_of_roman(numeral, parse_key(key)).symbol == symbol


def test_a_word_is_no_roman_numeral() -> None:
    with pytest.raises(ChordSymbolError):
        chord_of_roman("Ivy", parse_key("C major"))
