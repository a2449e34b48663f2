"""Chords and Roman numerals turn into one another as a teacher would write them."""

import pytest

from music.chords import ChordSymbolError, parse_chord
from music.genres import is_roman, load_atlas
from music.harmony import (
    diatonic_numerals,
    function_of,
    in_mode,
    infer_key,
    kind_of,
    numeral_of,
    numerals_of,
    realise,
)
from music.harmony.realisation import plain_key
from music.keys import Key, parse_key
from music.planning.progressions import mode_of

QUALITIES = [
    "", "m", "dim", "aug", "7", "maj7", "m7", "m7b5", "dim7", "mMaj7", "sus2", "sus4", "7sus4", "5", "6", "m6", "6/9",
    "9", "m9", "maj9", "7b9", "7#9", "7#5", "7alt", "13", "add9",
]  # fmt: skip


@pytest.mark.parametrize(
    ("roman", "key", "chord"),
    [
        ("ii7", "C major", "Dm7"), ("V7/V", "C major", "D7"), ("bVII", "A major", "G"), ("VI", "A minor", "F"),
        ("bVI", "A minor", "F"), ("VII", "E minor", "D"), ("vii°7", "A minor", "G#dim7"), ("vi°", "A minor", "F#dim"),
        ("#vi°", "A minor", "F#dim"), ("iiø7", "G minor", "Am7b5"), ("V7", "F# minor", "C#7"), ("bII", "E phrygian", "F"),
        ("II", "F lydian", "G"), ("bVII", "D mixolydian", "C"), ("IV", "D dorian", "G"), ("I6/9", "Bb major", "Bb6/9"),
        ("i5", "E minor", "E5"), ("V7/iv", "C minor", "C7"), ("III+", "A minor", "Caug"), ("iv", "C major", "Fm"),
        ("bIIImaj7", "F major", "Abmaj7"), ("vii°/iii", "E major", "Gdim"), ("I", "A phrygian dominant", "A"),
    ],
)  # fmt: skip
def test_a_numeral_names_a_chord(roman: str, key: str, chord: str) -> None:
    assert realise(roman, key) == chord


@pytest.mark.parametrize(
    ("chord", "key", "roman"),
    [
        ("Am", "C major", "vi"), ("F", "A minor", "VI"), ("G", "A minor", "VII"), ("E7", "A minor", "V7"),
        ("G#dim7", "A minor", "vii°7"), ("Bb", "C major", "bVII"), ("Fm", "C major", "iv"), ("Ab", "C major", "bVI"),
        ("D7", "C major", "V7/V"), ("A7", "C major", "V7/ii"), ("Db7", "C major", "bII7"), ("C7", "C major", "I7"),
        ("F7", "C major", "IV7"), ("F#dim7", "C major", "vii°7/V"), ("Bm7b5", "C major", "viiø7"), ("G", "D dorian", "IV"),
        ("C", "D mixolydian", "bVII"), ("F", "E phrygian", "bII"), ("D", "A minor", "IV"), ("C/E", "C major", "I"),
        ("Ebmaj7", "C minor", "IIImaj7"), ("N.C.", "C major", "N.C."), ("E5", "E minor", "I5"), ("C6", "C major", "I6"),
    ],
)  # fmt: skip
def test_a_chord_gets_the_numeral_that_a_teacher_would_write(chord: str, key: str, roman: str) -> None:
    assert numeral_of(chord, key) == roman


def test_an_applied_chord_is_only_called_so_where_it_goes_to_its_target() -> None:
    assert numeral_of("E", "C major", following="Am") == "V/vi"
    assert numeral_of("E", "C major", following="F") == "III"
    assert numeral_of("C7", "C major", following="F") == "V7/IV"
    assert numeral_of("C7", "C major", following="F7") == "I7"
    assert numerals_of(["E7", "A7", "D7", "G7"], "C major") == ("V7/vi", "V7/ii", "V7/V", "V7")


@pytest.mark.parametrize("mode", ["major", "minor", "dorian", "phrygian", "lydian", "mixolydian", "locrian"])
@pytest.mark.parametrize("tonic", ["C", "F#", "Bb", "E", "Ab"])
def test_every_numeral_written_is_read_back_as_the_same_chord(tonic: str, mode: str) -> None:
    key = Key(tonic, mode)
    for step in range(12):
        root = key.spell((key.pitch_class + step) % 12)
        for quality in QUALITIES if len(root) < 3 else ():
            roman = numeral_of(root + quality, key)
            stated, back = parse_chord(root + quality), parse_chord(realise(roman, key))
            assert is_roman(roman), (root + quality, roman)
            assert (back.pitch_class, back.intervals) == (stated.pitch_class, stated.intervals), (root + quality, roman)


def test_every_progression_of_the_atlas_is_realised_and_read_back() -> None:
    for genre in load_atlas().values():
        for progression in genre.progressions:
            key = Key("D", mode_of(progression))
            chords = [realise(numeral, key) for numeral in progression.roman]
            for symbol, numeral in zip(chords, numerals_of(chords, key), strict=True):
                assert parse_chord(realise(numeral, key)).pitch_classes == parse_chord(symbol).pitch_classes, genre.slug


@pytest.mark.parametrize(
    ("chords", "key"),
    [
        ("C Am Dm G", "C major"), ("Dm Gm C Am", "D minor"), ("Dm C Bb A", "D minor"), ("A D E A", "A major"),
        ("Fm7 Bb7 Ebmaj7 Abmaj7", "Eb major"), ("Dm7 G7 Cmaj7 Am7", "C major"), ("D A Bm G", "D major"),
        ("Em B7 Am D", "E minor"), ("F#m D A E", "F# minor"), ("Am F C G", "A minor"), ("C Bb F C", "C mixolydian"),
        ("D7 G7 D7 A7", "D major"), ("Bb7 Eb7 Bb7 F7", "Bb major"), ("Am D", "A dorian"), ("Dm7 G7", "D dorian"),
        ("Am G F E", "A minor"), ("Em C G D", "E minor"), ("C#m A E B", "C# minor"), ("Cm Fm G7 Cm", "C minor"),
        ("G C Em D", "G major"), ("C6 A7 Dm7 G7", "C major"), ("C N.C. G C", "C major"),
    ],
)  # fmt: skip
def test_the_key_of_a_loop_is_found(chords: str, key: str) -> None:
    assert infer_key(chords.split()).name == key


def test_no_chords_have_no_key() -> None:
    with pytest.raises(ValueError, match="no chords"):
        infer_key(["N.C."])


def test_a_mode_has_its_own_chords() -> None:
    assert diatonic_numerals("minor") == ("i", "ii°", "III", "iv", "v", "VI", "VII")
    assert diatonic_numerals("major", sevenths=True) == ("Imaj7", "ii7", "iii7", "IVmaj7", "V7", "vi7", "viiø7")
    assert [in_mode(roman, "minor") for roman in ("I", "vi", "ii7", "V7", "bVII")] == ["i", "VI", "iiø7", "V7", "bVII"]


def test_what_a_chord_does_and_where_it_comes_from() -> None:
    assert [function_of(roman, "C major") for roman in ("I", "ii", "V7", "V7/V", "bVII")] == [
        "tonic", "predominant", "dominant", "applied", "modal",
    ]  # fmt: skip
    assert function_of("VII", "A minor") == "modal"
    assert [kind_of(chord, "C major") for chord in ("G7", "Fm", "D7", "C7", "F#maj7")] == [
        "diatonic", "borrowed", "applied", "blues", "chromatic",
    ]  # fmt: skip
    assert kind_of("E7", "A minor") == "diatonic"
    assert kind_of("A", "A phrygian dominant") == "diatonic"


def test_what_is_no_numeral_is_refused() -> None:
    for text in ("", "H7", "IX", "xyz"):
        with pytest.raises(ChordSymbolError):
            realise(text, "C major")


def test_keys_of_other_scales_are_counted_in_a_mode_of_seven_notes() -> None:
    assert plain_key("A blues") == Key("A", "major")
    assert plain_key(parse_key("E minor pentatonic")) == Key("E", "minor")
    assert plain_key("E phrygian dominant") == Key("E", "phrygian")
