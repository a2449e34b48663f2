"""Metre and rhythm are measured as theory books and the literature measure them."""

import pytest

from music.genres import Groove
from music.planning.metre import metre_of
from music.theory.rhythm import count_name, cross_rhythm, named_patterns, position_weights, syncopation_of


def test_metrical_weights_follow_the_tree_of_the_metre() -> None:
    assert position_weights("4/4", 8) == (0, -3, -2, -3, -1, -3, -2, -3)
    assert position_weights("3/4", 6) == (0, -2, -1, -2, -1, -2)
    assert position_weights("6/8", 6) == (0, -2, -2, -1, -2, -2)


@pytest.mark.parametrize(
    ("grid", "meter", "score", "events"),
    [
        ("x...x...x...x...", "4/4", 0, 0),
        ("x.x.x.x.x.x.x.x.", "4/4", 0, 0),
        ("x..x..x...x.x...", "4/4", 4, 2),
        (".x......", "4/4", 3, 1),
        ("........", "4/4", 0, 0),
    ],
)
def test_syncopation_is_scored_as_longuet_higgins_and_lee_do(grid: str, meter: str, score: int, events: int) -> None:
    found_score, found_events = syncopation_of(grid, meter)
    assert (found_score, len(found_events)) == (score, events)


def groove(meter: str, steps: int, **hits: str) -> Groove:
    return Groove(name="Test", meter=meter, steps=steps, hits=hits, clap="Clap.")


def test_positions_are_counted_as_musicians_count_them() -> None:
    sixteen = groove("4/4", 16, kick="x" * 16)
    assert [count_name(step, sixteen) for step in (0, 5, 6, 15)] == [
        "beat 1", 'the "e" of beat 2', 'the "and" of beat 2', 'the "a" of beat 4',
    ]  # fmt: skip
    assert count_name(11, groove("4/4", 12, ride="x" * 12)) == "the last third of beat 4"
    assert count_name(5, groove("7/8", 14, kick="x" * 14)) == 'the "and" of count 3'


def test_patterns_with_a_name_are_recognised() -> None:
    assert named_patterns(groove("4/4", 16, claves="x..x..x...x.x...")) == (("claves", "3-2 son clave"),)
    assert named_patterns(groove("4/4", 8, kick="x..x..x.")) == (("kick", "tresillo"),)
    assert named_patterns(groove("12/8", 12, cowbell="x.x.xx.x.x.x")) == (("cowbell", "standard bell pattern"),)
    assert named_patterns(groove("4/4", 16, kick="x...x...x...x...")) == ()
    assert cross_rhythm(groove("6/8", 6, low_conga="x..x..", cowbell="x.x.x.")) == ("cowbell", 3, "low_conga", 2)


@pytest.mark.parametrize(
    ("meter", "kind", "beats", "note"),
    [
        ("4/4", "simple", 4, "quarter note"), ("6/8", "compound", 2, "dotted quarter note"), ("3/8", "simple", 3, "eighth note"),
        ("12/8", "compound", 4, "dotted quarter note"), ("5/4", "asymmetric", 5, "quarter note"), ("2/2", "simple", 2, "half note"),
        ("7/8", "asymmetric", 3, "quarter note"), ("9/8", "compound", 3, "dotted quarter note"),
    ],
)  # fmt: skip
def test_metres_are_counted_as_they_are_felt(meter: str, kind: str, beats: int, note: str) -> None:
    metre = metre_of(meter)
    assert (metre.kind, metre.beats, metre.beat_note) == (kind, beats, note)
