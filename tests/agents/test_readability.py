"""The reading level of a text, by the published Flesch-Kincaid formula."""

import pytest

from agents.readability import flesch_kincaid_grade, reading_ceiling, sentences, syllables, taught_words, words


def test_the_formula_is_computed_as_published() -> None:
    # 2 sentences, 12 words, 13 syllables: 0.39 * 6 + 11.8 * 13 / 12 - 15.59
    text = "The cat sat on the mat. The sun was hot at noontime."
    assert len(words(text)) == 12
    assert sum(syllables(word) for word in words(text)) == 13
    assert flesch_kincaid_grade(text) == pytest.approx(max(0.0, 0.39 * 6 + 11.8 * 13 / 12 - 15.59), abs=0.05)


def test_long_words_and_long_sentences_measure_harder() -> None:
    easy = "We clap on the beat. Then we sing the song."
    hard = (
        "Syncopated accentuation systematically contradicts the metrical organization that listeners "
        "spontaneously anticipate throughout the composition."
    )
    assert flesch_kincaid_grade(easy) < 3 < 12 < flesch_kincaid_grade(hard)


def test_a_word_that_the_lesson_teaches_counts_as_an_easy_one() -> None:
    text = "Improvisation is making up a tune while you play it."
    taught = taught_words("improvisation")
    assert flesch_kincaid_grade(text, taught) < flesch_kincaid_grade(text)
    assert syllables("improvisation", taught) == 2
    assert syllables("improvisation") == 5


def test_titles_initials_and_line_breaks_do_not_confuse_the_sentences() -> None:
    assert len(sentences("Dr. Smith met W. C. Handy. They played.")) == 2
    assert len(sentences("One line\nAnother line")) == 2
    assert len(sentences('He asked, "Who is there?" Nobody spoke.')) == 2


def test_nothing_to_read_measures_nothing() -> None:
    assert flesch_kincaid_grade("4/4, 120") == 0.0


@pytest.mark.parametrize(("grade", "ceiling"), [("PK", 5), ("2", 5), ("3", 5), ("5", 7), ("9", 11), ("college", 15)])
def test_the_ceiling_is_two_grades_above_the_class(grade: str, ceiling: int) -> None:
    assert reading_ceiling(grade) == ceiling
