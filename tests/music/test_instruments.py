"""The table of instruments: large enough, consistent, and found under every name."""

import pytest

from music.instruments import FAMILIES, find_instrument, instrument_names, load_instruments


def test_the_table_holds_at_least_150_instruments_of_every_family() -> None:
    instruments = load_instruments()
    assert len(instruments) >= 150
    assert {instrument.family for instrument in instruments.values()} == set(FAMILIES)


def test_every_program_is_general_midi_or_unpitched() -> None:
    assert all(0 <= instrument.program <= 128 for instrument in load_instruments().values())
    unpitched = {i.family for i in load_instruments().values() if i.program == 0}
    assert unpitched <= {"drums", "small_percussion", "pitched_percussion", "electronic", "voices"}


def test_no_two_instruments_claim_the_same_english_name() -> None:
    names = [name for i in load_instruments().values() for name in {i.name, *i.aliases}]
    doubled = {name for name in names if names.count(name) > 1}
    assert not doubled


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("upright bass", "double bass"), ("Fiddles", "violin"), ("violines", "violin"), ("bodhran", "bodhrán"),
        ("Bodhrán", "bodhrán"), ("cajones", "cajón"), ("guitarras", "acoustic guitar"), ("trompetas", "trumpet"),
        ("batería", "drum kit"), ("steel pans", "steelpan"), ("Scottish bagpipes", "bagpipes"), ("celli", "cello"),
        ("Hammond B3 organ", "organ"), ("tenor saxes", "tenor saxophone"), ("hi-hat", "hi-hat"), ("shakuhachi flute", "shakuhachi"),
        ("boomwhackers", "boomwhackers"), ("flauta dulce", "recorder"), ("acordeón", "accordion"), ("synth pads", "synth pad"),
    ],
)  # fmt: skip
def test_an_instrument_is_found_by_any_name(words: str, name: str) -> None:
    found = find_instrument(words)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("words", ["", "banana", "syncopation", "the water cycle"])
def test_other_words_are_no_instrument(words: str) -> None:
    assert find_instrument(words) is None


def test_an_alias_keeps_its_own_wording_and_a_spanish_name_becomes_english() -> None:
    assert instrument_names()["upright bass"][0] == "upright bass"
    assert instrument_names()["recorders"][0] == "recorder"
    assert instrument_names()["guitarra"][0] == "acoustic guitar"
