"""A plan keeps what the teacher stated to the letter, and is a piece in every other respect."""

import re
import tomllib
from pathlib import Path
from random import Random
from typing import Any

import pytest

from music.blending import choose_ingredients
from music.brief import SKILL_LEVELS, Brief, InstrumentRequest
from music.chords import parse_chord
from music.genres import Genre, load_atlas
from music.keys import parse_key, pitch_class
from music.plan import SongPlan
from music.planning import plan_song, tempo_marking, tempo_range
from music.planning.grooves import choose_groove, fitted_groove
from music.planning.metre import metre_of

REQUESTS = tomllib.loads(Path(__file__).with_name("stated_requests.toml").read_text(encoding="utf-8"))["request"]
METERS = [None, "4/4", "3/4", "2/4", "5/4", "6/8", "7/8", "9/8", "12/8", "5/8"]


def planned(genres: list[Genre], seed: int = 1, **stated: Any) -> SongPlan:
    brief = Brief(prompt=stated.pop("prompt", "a mashup"), genres=tuple(genre.slug for genre in genres), **stated)
    return plan_song(brief, genres, choose_ingredients(genres, brief, seed), seed)


def pair(number: int) -> list[Genre]:
    return Random(f"pair {number}").sample(list(load_atlas().values()), 2)


def jazz_and_hip_hop() -> list[Genre]:
    return [load_atlas()["jazz"], load_atlas()["hip-hop"]]


def check_is_whole(plan: SongPlan) -> None:
    """Form and bars cover one another without gaps, and the words have somewhere to go."""
    assert [bar.number for bar in plan.bars] == list(range(1, plan.total_bars + 1))
    edges = [bar for section in plan.form for bar in (section.first_bar, section.last_bar)]
    assert edges[0] == 1
    assert edges[-1] == plan.total_bars
    assert all(after == before + 1 for before, after in zip(edges[1::2], edges[2::2], strict=False))
    names = [section.name for section in plan.form]
    assert len(set(names)) == len(names)
    kinds = [section.kind for section in plan.form]
    assert kinds.count("verse") >= 2
    assert "chorus" in kinds
    for section in plan.form:
        assert {plan.bars[number - 1].section for number in range(section.first_bar, section.last_bar + 1)} == {
            section.name
        }
    assert all(len(bar.chords) == len(bar.roman) for bar in plan.bars)
    assert 2 <= plan.line_syllables[0] <= plan.line_syllables[1]
    assert any(plan.rhyme_scheme.count(letter) > 1 for letter in set(plan.rhyme_scheme) - {"x"})


@pytest.mark.parametrize("request_", REQUESTS, ids=[request["name"] for request in REQUESTS])
def test_what_a_request_states_is_in_the_plan(request_: dict[str, Any]) -> None:
    stated = {name: value for name, value in request_.items() if name != "name"}
    instruments = stated.pop("instruments", [])
    genres = pair(REQUESTS.index(request_))
    plan = planned(genres, instruments=tuple(InstrumentRequest(name=name) for name in instruments), **stated)
    check_is_whole(plan)
    chords = stated.get("chords", [])
    if "key" in stated:
        assert plan.key == stated["key"]
    if chords:
        assert [bar.chords for bar in plan.bars] == [(chords[n % len(chords)],) for n in range(plan.total_bars)]
    if "bars" in stated:
        assert plan.total_bars == stated["bars"]
    if instruments:
        assert [part.name for part in plan.parts] == instruments
    if "meter" in stated:
        assert plan.meter == stated["meter"]
    low, high = tempo_range(stated.get("tempo_words", "")) or (30, 300)
    assert low - 1 <= plan.tempo_bpm <= high + 1


@pytest.mark.parametrize("level", SKILL_LEVELS)
@pytest.mark.parametrize("meter", METERS)
def test_any_pair_of_genres_makes_a_whole_piece(level: Any, meter: str | None) -> None:
    for number in range(8):
        genres = pair(hash_free(level, meter, number))
        bars = [None, None, 16, 12, 8, 24, 20, 33][number]
        plan = planned(genres, seed=number, skill_level=level, meter=meter, bars=bars)
        check_is_whole(plan)
        assert plan.meter == (meter or plan.meter)
        assert plan.total_bars == (bars or plan.total_bars)
        assert 16 <= plan.total_bars <= 64 or bars
        assert plan == planned(genres, seed=number, skill_level=level, meter=meter, bars=bars)


def hash_free(*parts: object) -> int:
    return sum(ord(letter) * (place + 1) for place, letter in enumerate(str(parts)))


def test_every_genre_can_give_every_ingredient() -> None:
    for seed, genre in enumerate(load_atlas().values()):
        plan = plan_song(
            Brief(prompt="alone", genres=(genre.slug,)),
            [genre],
            choose_ingredients([genre], Brief(prompt="x"), 1),
            seed,
        )
        check_is_whole(plan)


def test_a_planned_piece_ends_at_home() -> None:
    for number in range(60):
        plan = planned(pair(number), seed=number)
        last = parse_chord(plan.bars[-1].chords[-1])
        assert last.pitch_class == pitch_class(parse_key(plan.key).tonic), (plan.key, last.symbol)


def test_verse_and_chorus_usually_differ_in_harmony() -> None:
    different = 0
    for number in range(60):
        plan = planned(pair(number), seed=number)
        sections = {section.kind: section for section in reversed(plan.form)}
        chords = [
            [plan.bars[bar - 1].chords for bar in range(sections[kind].first_bar, sections[kind].last_bar + 1)][:4]
            for kind in ("verse", "chorus")
        ]
        different += chords[0] != chords[1]
    assert different >= 50


def test_beginners_get_keys_with_few_accidentals() -> None:
    for number in range(40):
        key = parse_key(planned(pair(number), seed=number, skill_level="beginner").key)
        assert len(key.tonic) == 1
        assert abs(key.fifths) <= 4


def test_the_blues_runs_on_in_twelve_bars() -> None:
    blues = load_atlas()["blues"]
    everything = dict.fromkeys(["harmony", "groove", "bass", "melody", "form", "instrumentation", "lyrics"], "blues")
    for seed in range(12):
        plan = plan_song(Brief(prompt="blues", bars=24), [blues], everything, seed)
        if not any("welve" in source.detail or "uick-change" in source.detail for source in plan.ingredients):
            continue
        assert plan.bars[4].roman[0].upper().startswith("IV")
        assert plan.bars[16].roman[0].upper().startswith("IV")
        return
    pytest.fail("no seed planned a twelve-bar blues")


def test_a_piece_that_is_too_long_is_capped_with_the_reason() -> None:
    plan = planned(jazz_and_hip_hop(), bars=400)
    assert plan.total_bars == 64
    assert "400 bars" in plan.not_honoured[0]


def test_a_piece_that_is_too_short_for_its_words_says_so() -> None:
    plan = planned(jazz_and_hip_hop(), bars=2, chords=("C", "G"))
    check_is_whole(plan)
    assert "2 bars" in plan.not_honoured[0]


def test_a_groove_in_a_strange_metre_is_adapted_and_says_so() -> None:
    plan = planned(jazz_and_hip_hop(), meter="5/4")
    assert plan.meter == "5/4"
    assert any("5/4" in sentence and "adapted" in sentence for sentence in plan.not_honoured)


def test_an_unreadable_chord_and_key_are_said_and_do_not_stop_the_plan() -> None:
    plan = planned(jazz_and_hip_hop(), key="majestic", chords=("C", "Eerie Organ", "G"))
    check_is_whole(plan)
    assert len(plan.not_honoured) == 2
    assert plan.bars[1].chords == ("G",)


def test_an_instrument_nobody_knows_keeps_its_name() -> None:
    request = InstrumentRequest(name="steam-powered zorgle")
    plan = planned(jazz_and_hip_hop(), instruments=(request,))
    assert [part.name for part in plan.parts] == ["steam-powered zorgle"]
    assert any("zorgle" in sentence for sentence in plan.not_honoured)


@pytest.mark.parametrize("unwanted", ["brass", "drums", "saxophones", "piano", "electric guitar", "bass", "singing"])
def test_what_is_excluded_never_plays(unwanted: str) -> None:
    programs = {"brass": range(57, 65), "saxophones": range(65, 69), "drums": [0], "piano": range(1, 7),
                "electric guitar": range(27, 32), "bass": range(33, 41), "singing": range(53, 56)}[unwanted]  # fmt: skip
    for number in range(40):
        plan = planned(pair(number), seed=number, excluded_instruments=(unwanted,))
        assert not [part.name for part in plan.parts if part.program in programs]


def test_a_band_covers_the_parts_that_a_piece_needs() -> None:
    for number in range(40):
        genres = pair(number)
        plan = planned(genres, seed=number)
        assert 3 <= len(plan.parts) <= 6
        assert {part.genre for part in plan.parts} == {genre.slug for genre in genres}
        assert len({part.name for part in plan.parts}) == len(plan.parts)


def test_the_instrument_that_is_asked_to_lead_has_the_tune() -> None:
    prompt = "The accordion should lead with its sound, the violin should add a wistful quality."
    instruments = tuple(InstrumentRequest(name=name) for name in ("accordion", "violin", "upright bass"))
    roles = {part.name: part.role for part in planned(jazz_and_hip_hop(), prompt=prompt, instruments=instruments).parts}
    assert roles == {"accordion": "melody", "violin": "harmony", "upright bass": "bass"}


def test_stated_tempo_and_tempo_words() -> None:
    assert planned(jazz_and_hip_hop(), tempo_bpm=181).tempo_bpm == 181
    assert planned(jazz_and_hip_hop(), tempo_words="Lento").tempo_bpm <= 62
    assert tempo_range("slow to moderate") == (72, 92)
    assert tempo_range("a lively, springy tempo") == (120, 152)
    assert tempo_range("purple") is None
    assert [tempo_marking(tempo) for tempo in (40, 70, 92, 112, 132, 180, 220)] == [
        "Largo", "Adagio", "Andante", "Moderato", "Allegro", "Presto", "Prestissimo",
    ]  # fmt: skip


def test_tempo_without_words_lies_where_the_groove_is_played() -> None:
    for number in range(40):
        genres = pair(number)
        plan = planned(genres, seed=number)
        slug = next(source.genre for source in plan.ingredients if source.ingredient == "groove")
        tempo = load_atlas()[slug].tempo
        assert tempo.low - 2 <= plan.tempo_bpm <= tempo.high + 2


def test_every_ingredient_says_what_it_is() -> None:
    plan = planned(jazz_and_hip_hop())
    assert len(plan.ingredients) == 7
    assert all(len(source.detail) > 3 for source in plan.ingredients)


def test_every_groove_fits_every_metre() -> None:
    for genre in load_atlas().values():
        for groove in genre.grooves:
            for meter in ("2/4", "3/4", "4/4", "5/4", "6/8", "7/8", "9/8", "12/8"):
                fitted = fitted_groove(groove, meter)
                assert {len(grid) for grid in fitted.hits.values()} == {fitted.steps}
                assert fitted.steps // fitted.bars >= metre_of(meter).beats


def test_no_genre_no_piece() -> None:
    with pytest.raises(ValueError, match="at least one genre"):
        plan_song(Brief(prompt="nothing"), [], {}, 1)


def test_a_mode_or_an_uneven_metre_is_honoured_without_a_tonic_or_a_number() -> None:
    for number in range(12):
        plan = planned(pair(number), seed=number, prompt="A powerful piece in a minor key")
        assert parse_key(plan.key).is_minor
        assert planned(pair(number), seed=number, prompt="a lively asymmetric time signature").meter == "7/8"
    assert "pentatonic" in planned(jazz_and_hip_hop(), prompt="use a pentatonic scale").scale


@pytest.mark.parametrize("key", ["A blues", "C harmonic minor", "E phrygian dominant", "E minor pentatonic", "B locrian",
                                 "F# lydian", "Ab minor", "C# major", "D mixolydian", "G melodic minor"])  # fmt: skip
def test_any_key_that_can_be_named_is_kept(key: str) -> None:
    for number in range(10):
        plan = planned(pair(number), seed=number, key=key)
        check_is_whole(plan)
        assert plan.key == key


@pytest.mark.parametrize("chords", [("C",), ("N.C.", "Am"), ("D/F#", "G"), ("C6/9", "A7#9", "Dm7b5", "G7alt", "Bdim7"),
                                    ("Cb", "Fb", "B#"), ("N.C.",)])  # fmt: skip
def test_strange_loops_are_kept_as_they_are(chords: tuple[str, ...]) -> None:
    plan = planned(jazz_and_hip_hop(), chords=chords, bars=13)
    check_is_whole(plan)
    assert plan.bars[len(chords)].chords == plan.bars[0].chords == (chords[0],)


def test_an_excluded_genre_gives_nothing() -> None:
    genres = [*jazz_and_hip_hop(), load_atlas()["metal"]]
    plan = planned(genres, excluded_genres=("metal",))
    assert {source.genre for source in plan.ingredients} == {"jazz", "hip-hop"}
    assert "metal" not in {part.genre for part in plan.parts}


def test_the_youngest_play_triads_and_dominants() -> None:
    for number in range(30):
        plan = planned(pair(number), seed=number, skill_level="beginner", grade="3")
        qualities = {parse_chord(chord).quality for bar in plan.bars for chord in bar.chords}
        assert qualities <= {"", "m", "dim", "aug", "7", "5", "sus2", "sus4", "7sus4", "dim7"}, qualities


def test_an_instrument_both_named_and_excluded_is_left_out_and_said() -> None:
    requests = (InstrumentRequest(name="trumpet"), InstrumentRequest(name="piano"))
    plan = planned(jazz_and_hip_hop(), instruments=requests, excluded_instruments=("brass",))
    assert [part.name for part in plan.parts] == ["piano"]
    assert any("trumpet" in sentence for sentence in plan.not_honoured)


_PLAIN = re.compile(r"^[A-G][#b]?(?:m|dim|aug|°|\+)?(?:maj)?7?$")


@pytest.mark.parametrize("grade", ["K", "2", "5"])
@pytest.mark.parametrize("level", SKILL_LEVELS)
def test_up_to_fifth_grade_chords_are_triads_and_plain_sevenths_in_few_accidentals(grade: str, level: Any) -> None:
    for number, genre in enumerate(load_atlas().values()):
        plan = planned([genre, pair(number)[0]], seed=number, grade=grade, skill_level=level)
        assert [chord for bar in plan.bars for chord in bar.chords if not _PLAIN.match(chord)] == [], genre.slug
        assert abs(parse_key(plan.key).fifths) <= 3, (genre.slug, plan.key)
        assert "#" not in plan.key


def test_a_stated_key_or_stated_chords_are_kept_in_any_grade() -> None:
    assert planned(jazz_and_hip_hop(), grade="3", key="C# minor").key == "C# minor"
    assert planned(jazz_and_hip_hop(), grade="3", chords=("Dm9", "G13")).bars[0].chords == ("Dm9",)


@pytest.mark.parametrize("ingredient", ["harmony", "form"])
@pytest.mark.parametrize("other", ["jazz", "hip-hop", "salsa", "celtic"])
def test_a_piece_led_by_the_blues_has_its_twelve_bars(ingredient: str, other: str) -> None:
    genres = [load_atlas()["blues"], load_atlas()[other]]
    for seed in range(6):
        brief = Brief(prompt=f"blues and {other}", genres=("blues", other))
        giving = dict.fromkeys(choose_ingredients(genres, brief, seed), other) | {ingredient: "blues"}
        plan = plan_song(brief, genres, giving, seed)
        assert {section.bars for section in plan.form} == {12}
        if ingredient == "harmony":
            assert {plan.bars[4].roman[0].rstrip("7"), plan.bars[5].roman[0].rstrip("7")} <= {"IV", "iv"}


def test_a_stated_length_goes_before_the_twelve_bars() -> None:
    blues = [load_atlas()["blues"], load_atlas()["funk"]]
    assert planned(blues, bars=20).total_bars == 20
    assert planned(blues, bars=24).total_bars == 24


@pytest.mark.parametrize("slug", load_atlas())
def test_the_groove_of_a_whole_song_is_steady(slug: str) -> None:
    genre = load_atlas()[slug]
    unsteady = {groove.name for groove in genre.grooves if not groove.steady}
    if len(unsteady) == len(genre.grooves):
        partner = load_atlas()["pop"]
        brief = Brief(prompt="a mashup", genres=(slug, "pop"))
        assert choose_ingredients([genre, partner], brief, 1)["groove"] == "pop"
        return
    chosen = {choose_groove(genre, meter, Random(seed)).name for meter in ("4/4", "3/4", "2/4") for seed in range(8)}
    assert not chosen & unsteady


def test_the_atlas_marks_what_is_no_steady_groove() -> None:
    woodblock = next(g for g in load_atlas()["japanese-traditional"].grooves if g.name == "Speeding woodblock")
    assert not woodblock.steady
