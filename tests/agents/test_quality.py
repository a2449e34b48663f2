"""The minimums of a lesson: a sound one passes, and each fault is found, named and confined to its section."""

from dataclasses import replace
from typing import Any

import pytest

from agents.content import Content, Question, Source
from agents.quality import THRESHOLD, problems_of, validate
from agents.suitability import check_text
from agents.writers.base import Decided, SectionKind
from music.genres import load_atlas
from tests.agents.lesson_runner import brief, genres_of, lesson

REQUEST = brief(learning_objectives=("syncopation",))


@pytest.fixture(scope="module")
def sound() -> Decided:
    return lesson(REQUEST, 4)


def _changed(content: Content | Any, **values: Any) -> Any:
    return content.model_copy(update=values)


def _problems(kind: SectionKind, content: Any, decided: Decided) -> str:
    return " ".join(problems_of(kind, content, REQUEST, genres_of(REQUEST), decided))


def test_a_lesson_by_the_builtin_writer_passes(sound: Decided) -> None:
    quality = validate(REQUEST, genres_of(REQUEST), sound)
    assert [issue.text for issue in quality.issues if issue.severity == "failure"] == []
    assert quality.status == "passed"
    assert quality.overall >= THRESHOLD


@pytest.mark.parametrize("grade", ["PK", "1", "4", "6", "8", "12", "college"])
@pytest.mark.parametrize("genres", [("celtic", "reggae"), ("salsa", "blues", "rock"), ("hindustani", "lo-fi")])
def test_lessons_pass_in_every_grade(grade: str, genres: tuple[str, ...]) -> None:
    request = brief(grade=grade, genres=genres, theme="friendship")
    quality = validate(request, genres_of(request), lesson(request, 2))
    assert [issue.text for issue in quality.issues if issue.severity == "failure"] == []


def test_a_missing_section_is_a_failure_of_its_own(sound: Decided) -> None:
    quality = validate(REQUEST, genres_of(REQUEST), replace(sound, hooks=None))
    failed = [issue for issue in quality.issues if issue.severity == "failure"]
    assert [issue.section for issue in failed] == ["hooks"]
    assert quality.status == "needs_review"


def test_scores_fall_with_what_is_wrong_and_stay_within_bounds(sound: Decided) -> None:
    whole = validate(REQUEST, genres_of(REQUEST), sound)
    broken = validate(REQUEST, genres_of(REQUEST), Decided())
    assert 0 <= broken.overall < THRESHOLD <= whole.overall <= 100
    for dimension in ("educational", "cultural", "theory", "age"):
        assert 0 <= getattr(broken, dimension) <= getattr(whole, dimension) <= 100


def test_problems_are_confined_to_the_section_that_is_asked_about(sound: Decided) -> None:
    assert sound.genre_blend is not None
    broken = replace(sound, hooks=None)
    assert problems_of("genre_blend", sound.genre_blend, REQUEST, genres_of(REQUEST), broken) == ()


def test_minutes_must_add_up(sound: Decided) -> None:
    guide = sound.teaching_guide
    assert guide is not None
    longer = _changed(guide.activities[0], minutes=guide.activities[0].minutes + 5)
    wrong = _changed(guide, activities=(longer, *guide.activities[1:]))
    assert "add up to 50 minutes and the lesson has 45" in _problems("teaching_guide", wrong, sound)


@pytest.mark.parametrize(
    ("code", "said"), [("MU:Cr7.7.9z", "is not a code"), ("MU:Cr1.1.3a", "not meant for this grade")]
)
def test_standards_must_exist_and_fit(code: str, said: str, sound: Decided) -> None:
    guide = sound.teaching_guide
    assert guide is not None
    wrong = _changed(guide, standards=(_changed(guide.standards[0], code=code), *guide.standards[1:]))
    assert said in _problems("teaching_guide", wrong, sound)


def test_a_key_outside_the_options_is_found(sound: Decided) -> None:
    assessment = sound.learning_assessment
    assert assessment is not None
    lost = Question(id="q", kind="multiple_choice", prompt="How many?", options=("2", "3"), answer="4")
    wrong = _changed(assessment, questions=(lost, *assessment.questions))
    assert "is not one of its options" in _problems("learning_assessment", wrong, sound)


def test_options_must_differ_and_bars_must_exist(sound: Decided) -> None:
    assessment = sound.learning_assessment
    assert assessment is not None
    odd = Question(id="q", kind="multiple_choice", prompt="Which?", options=("a", "a"), answer="a", bars=(999,))
    found = _problems("learning_assessment", _changed(assessment, questions=(odd, *assessment.questions)), sound)
    assert "two different options" in found
    assert "bar 999" in found


def test_concepts_need_definitions(sound: Decided) -> None:
    content = sound.educational_content
    assert content is not None
    bare = tuple(_changed(concept, definition="Music.") for concept in content.key_concepts)
    assert "three concepts" in _problems("educational_content", _changed(content, key_concepts=bare), sound)


def test_three_different_hooks_are_needed(sound: Decided) -> None:
    hooks = sound.hooks
    assert hooks is not None
    same = _changed(hooks, hooks=tuple(_changed(hook, text="La la") for hook in hooks.hooks))
    assert "three different hooks" in _problems("hooks", same, sound)


def test_lyrics_need_a_chorus_and_two_verses(sound: Decided) -> None:
    lyrics = sound.lyrics
    assert lyrics is not None
    verses = tuple(section for section in lyrics.sections if section.name.startswith("Verse"))
    assert "need a chorus" in _problems("lyrics", _changed(lyrics, sections=verses), sound)
    chorus = tuple(section for section in lyrics.sections if section.name.startswith("Chorus"))
    assert "need 2 verses" in _problems("lyrics", _changed(lyrics, sections=(verses[0], *chorus)), sound)


def test_a_claim_that_nobody_proved_fails(sound: Decided) -> None:
    analysis = sound.theory_analysis
    assert analysis is not None
    unproved = _changed(analysis.claims[0], verified=False)
    assert "has not been proved" in _problems("theory_analysis", _changed(analysis, claims=(unproved,)), sound)


def test_a_false_claim_that_calls_itself_proved_fails(sound: Decided) -> None:
    analysis = sound.theory_analysis
    assert analysis is not None
    assert sound.song_plan is not None
    false = _changed(analysis.claims[0], text="The piece is in F# minor in bars 1 to 99.", verified=True)
    assert "does not hold" in _problems("theory_analysis", _changed(analysis, claims=(false,)), sound)


def test_an_ingredient_cannot_come_from_two_genres(sound: Decided) -> None:
    blend = sound.genre_blend
    assert blend is not None
    both = tuple(_changed(part, ingredients=("groove",)) for part in blend.parts)
    assert "more than one genre" in _problems("genre_blend", _changed(blend, parts=both), sound)


def test_a_genre_that_nobody_asked_for_is_found(sound: Decided) -> None:
    blend = sound.genre_blend
    assert blend is not None
    stranger = _changed(blend.parts[0], slug="polka", name="Polka")
    assert "Polka was not asked for" in _problems(
        "genre_blend", _changed(blend, parts=(stranger, blend.parts[1])), sound
    )


def test_sources_come_from_the_atlas_or_from_a_page_that_was_read(sound: Decided) -> None:
    context = sound.cultural_context
    assert context is not None
    invented = Source(title="A Book Nobody Wrote", author="A. Nobody", year="1999")
    entry = _changed(context.entries[0], sources=(invented,))
    wrong = _changed(context, entries=(entry, *context.entries[1:]))
    assert "neither in our atlas nor a page" in _problems("cultural_context", wrong, sound)
    read = _changed(invented, url="https://example.org/page")
    fine = _changed(context, entries=(_changed(entry, sources=(read,)), *context.entries[1:]))
    assert _problems("cultural_context", fine, sound) == ""


def test_every_genre_needs_its_context(sound: Decided) -> None:
    context = sound.cultural_context
    assert context is not None
    assert "Nothing is said" in _problems("cultural_context", _changed(context, entries=context.entries[:1]), sound)


@pytest.mark.parametrize(
    "sentence",
    [
        "Dress up as a rapper and shout along.",
        "Those people have rhythm in their blood.",
        "Play an exotic drum for color.",
        "Act out the call to prayer together.",
    ],
)
def test_stereotypes_and_borrowed_rites_are_found(sentence: str, sound: Decided) -> None:
    guide = sound.teaching_guide
    assert guide is not None
    wrong = _changed(guide, extensions=(*guide.extensions, sentence))
    assert sentence.rstrip(".") in _problems("teaching_guide", wrong, sound)


@pytest.mark.parametrize(
    "sentence",
    ["Avoid exotic drum clichés.", "Never act out the call to prayer.", 'Listen to "Gypsy Woman" by Crystal Waters.'],
)
def test_a_warning_and_a_title_are_not_mistaken_for_the_thing(sentence: str, sound: Decided) -> None:
    guide = sound.teaching_guide
    assert guide is not None
    assert _problems("teaching_guide", _changed(guide, extensions=(*guide.extensions, sentence)), sound) == ""


def test_sacred_words_are_not_borrowed_in_a_song_on_a_sacred_tradition(sound: Decided) -> None:
    sacred = next(slug for slug, genre in load_atlas().items() if genre.culture.sacred)
    request = brief(genres=("jazz", sacred))
    lyrics = sound.lyrics
    assert lyrics is not None
    line = _changed(lyrics.sections[0].lines[0], text="Hare Krishna, sing it loud")
    section = _changed(lyrics.sections[0], lines=(line, *lyrics.sections[0].lines[1:]))
    wrong = _changed(lyrics, sections=(section, *lyrics.sections[1:]))
    assert "Sacred words" in " ".join(problems_of("lyrics", wrong, request, genres_of(request), sound))
    assert "Sacred words" not in _problems("lyrics", wrong, sound)


def test_a_text_far_above_the_class_is_found(sound: Decided) -> None:
    request = brief(grade="3")
    content = sound.educational_content
    assert content is not None
    dense = (
        "The hierarchical organization of metrical accentuation presupposes continuous categorical perception of "
        "proportional durational relationships throughout the composition."
    )
    wrong = _changed(content, key_concepts=tuple(_changed(c, definition=dense) for c in content.key_concepts))
    found = problems_of("educational_content", wrong, request, genres_of(request), sound)
    assert any("should stay at 5" in text for text in found)


def test_the_atlas_own_account_of_history_is_not_mistaken_for_an_attack(sound: Decided) -> None:
    genre = load_atlas()["jazz"].model_copy(deep=True)
    told = "Laws of that time called for death to those who taught others to read, and people sang anyway."
    genre = _changed(genre, culture=_changed(genre.culture, notes=(told, *genre.culture.notes)))
    context = sound.cultural_context
    assert context is not None
    entry = _changed(context.entries[0], text=f"{context.entries[0].text} {told}")
    wrong = _changed(context, entries=(entry, *context.entries[1:]))
    genres = (genre, load_atlas()["hip-hop"])
    assert problems_of("cultural_context", wrong, REQUEST, genres, sound) == ()
    assert problems_of("cultural_context", wrong, REQUEST, genres_of(REQUEST), sound) != ()


def test_names_of_bands_and_recordings_of_the_atlas_are_no_offense() -> None:
    printed = [
        text
        for genre in load_atlas().values()
        for text in (
            *(f'"{piece.title}" by {piece.artist}' for piece in genre.listening),
            *(f"{person.name} {person.did}" for person in genre.people),
        )
    ]
    assert [text for text in printed if check_text(text, "3")] == []


@pytest.mark.parametrize(
    "prompt",
    [
        "jungle adventure with African drums",
        "a safari song with Zulu singing",
        "tambores africanos y animales de la selva",
    ],
)
def test_a_people_beside_animals_is_followed_with_a_kind_note(prompt: str, sound: Decided) -> None:
    quality = validate(brief(prompt=prompt), genres_of(REQUEST), sound)
    notes = [issue for issue in quality.issues if issue.severity == "note" and "beside" in issue.text]
    assert [(issue.section, issue.dimension) for issue in notes] == [("cultural_context", "cultural")]
    assert quality.status == "passed"


@pytest.mark.parametrize(
    "prompt", ["a jazz song about lions", "African drumming and funk about rain", "jungle music for grade 9"]
)
def test_animals_alone_or_a_people_alone_need_no_note(prompt: str, sound: Decided) -> None:
    quality = validate(brief(prompt=prompt), genres_of(REQUEST), sound)
    assert not [issue for issue in quality.issues if "beside" in issue.text]
