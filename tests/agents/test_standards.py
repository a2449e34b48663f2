"""Standards are cited only from our own table, and only where they fit the class."""

import re

import pytest

from agents.standards import exists, fits, load_standards, standard, standards_for
from music.brief import GRADES

STAGES = ["Cr1.1", "Cr2.1", "Cr3.1", "Pr4.2", "Pr4.3", "Re7.2", "Re9.1", "Cn10.0", "Cn11.0"]


def test_the_table_holds_general_music_and_the_four_strands() -> None:
    entries = load_standards().values()
    assert len(entries) >= 120
    assert {entry.grade for entry in entries if not entry.strand} == {*GRADES[:10]}
    assert {entry.strand for entry in entries if entry.strand} == {"E", "H", "C", "T"}


def test_every_code_reads_as_its_place_in_the_standards() -> None:
    for code, entry in load_standards().items():
        place = f"{entry.strand}.{entry.level}" if entry.strand else entry.grade
        assert code == f"MU:{entry.process}.{place}{entry.letter}"


def test_a_later_letter_never_stands_without_the_ones_before_it() -> None:
    codes = load_standards()
    for code, entry in codes.items():
        assert all(code[:-1] + earlier in codes for earlier in "abc"[: "abc".index(entry.letter)]), code


def test_composition_and_technology_have_no_preparatory_levels() -> None:
    levels = {entry.level for entry in load_standards().values() if entry.strand in ("C", "T")}
    assert levels == {"I", "II", "III"}


def test_paraphrases_are_short_sentences_of_our_own() -> None:
    for entry in load_standards().values():
        assert entry.text.endswith(".")
        assert 4 <= len(entry.text.split()) <= 30
        assert not re.search(r"\((?:such as|including)", entry.text), "that is how the official wording speaks"


@pytest.mark.parametrize("grade", GRADES)
def test_every_grade_meets_each_process_with_standards_that_fit_it(grade: str) -> None:
    found = standards_for(grade, STAGES)
    assert len(found) >= 7
    assert all(fits(entry.code, grade) for entry in found)
    assert {entry.process[:2] for entry in found} == {"Cr", "Pr", "Re", "Cn"}


def test_high_school_is_cited_by_strand_and_level() -> None:
    assert [entry.code for entry in standards_for("11", ["Cr1.1"], "T", "advanced")] == ["MU:Cr1.1.T.IIa"]
    assert [entry.code for entry in standards_for("9", ["Re7.2"], "E", "beginner")] == ["MU:Re7.2.E.Ia"]


def test_a_second_standard_of_a_component_can_be_asked_for() -> None:
    assert standards_for("5", ["Pr4.2b"])[0].code == "MU:Pr4.2.5b"
    assert standards_for("PK", ["Pr4.2b"])[0].code == "MU:Pr4.2.PKa"


@pytest.mark.parametrize(
    ("code", "grade", "expected"),
    [
        ("MU:Cr1.1.5a", "5", True),
        ("MU:Cr1.1.5a", "6", False),
        ("MU:Cr1.1.E.Ia", "8", False),
        ("MU:Cr1.1.E.Ia", "10", True),
        ("MU:Cr1.1.E.8a", "8", True),
        ("MU:Cr1.1.H.5a", "6", True),
        ("MU:Cr1.1.8a", "9", False),
    ],
)
def test_a_standard_fits_its_own_grade_or_the_strand_of_the_class(code: str, grade: str, expected: bool) -> None:
    assert fits(code, grade) is expected


def test_an_invented_code_is_not_found() -> None:
    assert not exists("MU:Cr9.9.5a")
    with pytest.raises(KeyError):
        standard("MU:Cr1.1.15a")
