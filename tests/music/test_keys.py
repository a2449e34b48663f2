"""Key names are read as teachers write them, and notes are spelled as the key has them."""

import pytest

from music.keys import MODES, Key, KeyNameError, parse_key, pitch_class, spell_above


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("C major", "C major"), ("c minor", "C minor"), ("Cm", "C minor"), ("CM", "C major"), ("Bb", "Bb major"),
        ("B flat minor", "Bb minor"), ("b-flat minor", "Bb minor"), ("B♭ Minor", "Bb minor"), ("F♯ dorian", "F# dorian"),
        ("F sharp minor", "F# minor"), ("Eb-major", "Eb major"), ("A natural minor", "A minor"), ("b minor", "B minor"),
        ("bb minor", "Bb minor"), ("G mixolydian", "G mixolydian"), ("E phrygian dominant", "E phrygian dominant"),
        ("sol mayor", "G major"), ("la menor", "A minor"), ("si bemol menor", "Bb minor"), ("A aeolian", "A minor"),
        ("do sostenido menor", "C# minor"), ("re dórico", "D dorian"), ("D harmonic minor", "D harmonic minor"),
        ("A blues", "A blues"), ("E minor pentatonic", "E minor pentatonic"), ("  A   minor ", "A minor"),
    ],
)  # fmt: skip
def test_a_key_is_read_however_it_is_written(text: str, name: str) -> None:
    assert parse_key(text).name == name


@pytest.mark.parametrize("text", ["", "minor", "banana", "a setback", "H major", "solar", "my", "Dad", "C majestic"])
def test_what_names_no_key_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(KeyNameError, match="is not a key we know"):
        parse_key(text)


@pytest.mark.parametrize(
    ("name", "fifths"),
    [("C major", 0), ("A minor", 0), ("D dorian", 0), ("G mixolydian", 0), ("F# minor", 3), ("Bb minor", -5),
     ("Eb major", -3), ("E major", 4), ("F lydian", 0), ("Cb major", -7), ("C# major", 7), ("D harmonic minor", -1)],
)  # fmt: skip
def test_the_key_signature_counts_sharps_and_flats(name: str, fifths: int) -> None:
    assert parse_key(name).fifths == fifths


def test_a_scale_uses_every_letter_once() -> None:
    assert parse_key("F# minor").scale == ("F#", "G#", "A", "B", "C#", "D", "E")
    assert parse_key("D harmonic minor").scale == ("D", "E", "F", "G", "A", "Bb", "C#")
    assert parse_key("A blues").scale == ("A", "C", "D", "Eb", "E", "G")


@pytest.mark.parametrize("mode", MODES)
def test_the_spelled_scale_sounds_as_its_steps(mode: str) -> None:
    for tonic in ("C", "F#", "Bb", "E", "Ab"):
        key = Key(tonic, mode)
        assert tuple(pitch_class(note) for note in key.scale) == key.scale_pitch_classes


def test_notes_outside_the_key_follow_its_accidentals() -> None:
    assert parse_key("E major").spell(10) == "A#"
    assert parse_key("Eb major").spell(6) == "Gb"
    assert parse_key("F# minor").spell(1) == "C#"


def test_intervals_are_spelled_on_their_degree() -> None:
    assert spell_above("C", 7, 9) == "Bbb"
    assert spell_above("B", 3, 4) == "D#"
    assert spell_above("D", 9, 14) == "E"


def test_minor_is_what_its_tonic_chord_is() -> None:
    assert parse_key("D dorian").is_minor
    assert not parse_key("E phrygian dominant").is_minor
