"""Every claim about a piece is proved on its plan, and a claim that is not true is caught."""

import re
import tomllib
from pathlib import Path
from random import Random
from typing import Any

import pytest

from agents.content import Claim
from agents.readability import flesch_kincaid_grade, reading_ceiling
from agents.theory import CHECKS, analyse, facts, verify
from agents.theory.reading import read_statement
from agents.theory.verification import contradiction
from agents.theory.wording import capitalised, wording_level, wordings
from agents.writers.base import Decided, Task, WriterError
from music.blending import choose_ingredients
from music.brief import SKILL_LEVELS, Brief, InstrumentRequest
from music.genres import Genre, load_atlas
from music.plan import IngredientSource, PlannedBar, PlannedPart, PlannedSection, SongPlan
from music.planning import plan_song

METERS = [None, None, None, "3/4", "5/4", "7/8", "6/8", "12/8"]


def lesson(number: int) -> tuple[Task, SongPlan]:
    """A task for a random pair of genres, level, metre and length, and its plan."""
    random = Random(f"lesson {number}")
    genres = tuple(random.sample(list(load_atlas().values()), 2))
    brief = Brief(
        prompt=f"lesson {number}", genres=tuple(genre.slug for genre in genres), skill_level=random.choice(SKILL_LEVELS),
        meter=random.choice(METERS), bars=random.choice([None, None, 12, 16, 24]),
        learning_objectives=random.choice([(), ("syncopation",), ("chord progressions", "song form")]),
    )  # fmt: skip
    plan = plan_song(brief, genres, choose_ingredients(genres, brief, number), number)
    return Task("theory_analysis", brief, genres, Decided(song_plan=plan), seed=number), plan


def written(form: str, chords: str, romans: str, key: str = "C major", **stated: Any) -> SongPlan:
    """A plan by hand: `verse:4 chorus:4`, chords and numerals one a bar."""
    sections: list[PlannedSection] = []
    for text in form.split():
        name, _, bars = text.partition(":")
        first = sections[-1].last_bar + 1 if sections else 1
        kind = re.sub(r"\d", "", name)
        title = f"Verse {name[-1]}" if kind == "verse" else kind.title()
        sections.append(PlannedSection(name=title, kind=kind, first_bar=first, last_bar=first + int(bars) - 1))
    names = [section.name for section in sections for _ in range(section.bars)]
    rows = zip(names, chords.split(), romans.split(), strict=True)
    bars_ = tuple(
        PlannedBar(number=number, section=name, chords=(chord,), roman=(roman,))
        for number, (name, chord, roman) in enumerate(rows, start=1)
    )
    plan = {"scale": "major", "tempo_bpm": 92, "meter": "4/4", "feel": "straight", "swing_ratio": 1.0} | stated
    part = PlannedPart(name="drum kit", role="drums", program=0)
    return SongPlan(key=key, form=tuple(sections), bars=bars_, parts=(part,), **plan)


SONG = written(
    "verse1:4 chorus:4 verse2:4",
    "C Am Dm G7   F G C C   C Am G7 C",
    "I vi ii V7   IV V I I  I vi V7 I",
)  # fmt: skip


def claim(text: str, concept: str, check: str, bars: tuple[int, ...]) -> Claim:
    return Claim(text=text, concept=concept, check=check, bars=bars, verified=False)


@pytest.mark.parametrize("block", range(10))
def test_every_claim_of_a_lesson_is_proved(block: int) -> None:
    for number in range(block * 20, block * 20 + 20):
        task, plan = lesson(number)
        theory = analyse(task)
        assert 8 <= len(theory.claims) <= 14
        assert len({each.text for each in theory.claims}) == len(theory.claims)
        for each in theory.claims:
            assert each.verified
            assert verify(each, plan, task.genres) is None, each
            assert all(1 <= bar <= plan.total_bars for bar in each.bars)
            assert "{" not in each.text
        assert analyse(task) == theory


@pytest.mark.parametrize("block", range(4))
def test_every_wording_of_every_fact_is_true(block: int) -> None:
    for number in range(300 + block * 25, 325 + block * 25):
        task, plan = lesson(number)
        for fact in facts(plan, task.genres):
            for level in SKILL_LEVELS:
                for wording in wordings(fact, level):
                    text = capitalised(wording.format_map(fact.values))
                    assert contradiction(text, fact) is None, text


def test_the_progressions_of_the_analysis_are_the_plan() -> None:
    task, plan = lesson(3)
    theory = analyse(task)
    assert [(use.section, use.bars) for use in theory.progressions] == [
        (section.name, (section.first_bar, section.last_bar)) for section in plan.form
    ]
    assert [chord for use in theory.progressions for chord in use.chords] == [
        c for bar in plan.bars for c in bar.chords
    ]
    assert [roman for use in theory.progressions for roman in use.roman] == [r for bar in plan.bars for r in bar.roman]
    assert (theory.key, theory.meter, theory.tempo_bpm) == (plan.key, plan.meter, plan.tempo_bpm)


def test_the_objective_comes_first() -> None:
    atlas = load_atlas()
    genres = (atlas["jazz"], atlas["hip-hop"])
    for seed in range(6):
        brief = Brief(
            prompt="jazz and hip-hop", genres=("jazz", "hip-hop"), learning_objectives=("Understand syncopation",)
        )
        plan = plan_song(brief, genres, choose_ingredients(genres, brief, seed), seed)
        first = analyse(Task("theory_analysis", brief, genres, Decided(song_plan=plan), seed=seed)).claims[0]
        assert first.check == "time.syncopation"


def test_seeds_word_a_lesson_differently_and_levels_read_differently() -> None:
    atlas = load_atlas()
    genres = (atlas["jazz"], atlas["hip-hop"])
    texts: dict[object, set[str]] = {}
    for level in SKILL_LEVELS:
        for seed in (1, 2):
            brief = Brief(
                prompt="jazz and hip-hop", genres=("jazz", "hip-hop"), skill_level=level, bars=16, key="C major"
            )
            plan = plan_song(brief, genres, choose_ingredients(genres, brief, 1), 1)
            theory = analyse(Task("theory_analysis", brief, genres, Decided(song_plan=plan), seed=seed))
            texts[level, seed] = {each.text for each in theory.claims}
    assert texts["beginner", 1] != texts["beginner", 2]
    assert not texts["beginner", 1] & texts["advanced", 1]
    longest = max(len(sentence.split()) for text in texts["beginner", 1] for sentence in re.split(r"[.!?:] ", text))
    assert longest <= 24


def test_a_piece_without_a_plan_cannot_be_analyzed() -> None:
    with pytest.raises(WriterError):
        analyse(Task("theory_analysis", Brief(prompt="x"), ()))


# What must not pass.


def _moved(each: Claim, total: int) -> Claim:
    bars = tuple(bar % total + 1 for bar in each.bars) if len(each.bars) < total else each.bars[:-1]
    return each.model_copy(update={"bars": tuple(sorted(bars))})


def _other_bar(match: re.Match[str]) -> str:
    return match[0].replace(match[1], str(int(match[1]) + 1), 1)


@pytest.mark.parametrize("block", range(4))
def test_a_claim_that_was_changed_is_not_proved(block: int) -> None:
    changed = 0
    for number in range(500 + block * 10, 510 + block * 10):
        task, plan = lesson(number)
        for each in analyse(task).claims:
            for other in _mutations(each, plan):
                assert verify(other, plan, task.genres) is not None, other
                changed += 1
    assert changed > 150


def _mutations(each: Claim, plan: SongPlan) -> list[Claim]:
    """The claim with wrong bars, a wrong bar in its sentence, a wrong chord, numeral, key, metre, tempo or concept."""
    texts = [
        re.sub(r"\bbars? (\d+)", _other_bar, each.text, count=1),
        each.text.replace(plan.key.split()[0] + " m", ("B" if plan.key[0] != "B" else "C") + " m", 1),
        each.text.replace(f"{plan.tempo_bpm} ", f"{plan.tempo_bpm + 7} "),
        each.text.replace(plan.meter, "13/16"),
        *(_with_other(each.text, chord, "Gb7b9") for chord in sorted(read_statement(each.text).chords)),
        *(_with_other(each.text, roman, "bbVII+") for roman in sorted(read_statement(each.text).numerals)),
        each.text + " It ends in bar 999.",
        each.text + " The chord is F#m11.",
        each.text + " All this happens in A# locrian.",
        each.text + " Count seventeen notes.",
    ]
    others = [each.model_copy(update={"text": text}) for text in texts if text != each.text]
    return [
        *others,
        _moved(each, plan.total_bars),
        each.model_copy(update={"concept": "hemiola"}),
        each.model_copy(update={"check": "harmony.imagined"}),
    ]


def _with_other(text: str, token: str, other: str) -> str:
    return re.sub(rf"(?<![\w#/]){re.escape(token)}(?![\w#°ø/])", other, text, count=1)


@pytest.mark.parametrize(
    ("text", "concept", "check", "bars"),
    [
        ("The song is in C major: C opens bar 1 and closes bar 12.", "key", "key.frame", (1, 12)),
        ("In bars 11 and 12, G7 falls to C: an authentic cadence.", "authentic cadence", "harmony.cadence", (11, 12)),
        ("Verse 1 waits on the dominant, G7, in bar 4: a half cadence.", "half cadence", "harmony.cadence", (4,)),
        ("It is in 4/4, with four beats in a bar.", "meter", "time.meter", tuple(range(1, 13))),
        ("The tempo, 92 beats per minute, is Andante.", "tempo", "time.tempo", tuple(range(1, 13))),
    ],
)
def test_a_true_claim_in_anybodys_words_is_proved(text: str, concept: str, check: str, bars: tuple[int, ...]) -> None:
    assert verify(claim(text, concept, check, bars), SONG, ()) is None


@pytest.mark.parametrize(
    ("text", "concept", "check", "bars", "problem"),
    [
        ("The song is in G major: C opens bar 1.", "key", "key.frame", (1, 12), "G major"),
        ("C closes bar 11.", "key", "key.frame", (1, 12), "bar 11"),
        ("C opens the song.", "key", "key.frame", (1, 11), "bar 1 and bar 11"),
        ("F falls to C: a plagal cadence.", "plagal cadence", "harmony.cadence", (11, 12), "plagal cadence"),
        ("G7 to C is a plagal cadence.", "authentic cadence", "harmony.cadence", (11, 12), "plagal"),
        ("G7 to C is V7 to vi.", "authentic cadence", "harmony.cadence", (11, 12), "vi"),
        ("Am7 to C.", "authentic cadence", "harmony.cadence", (11, 12), "Am7"),
        ("The tempo, 92 beats per minute, is Allegro.", "tempo", "time.tempo", tuple(range(1, 13)), "allegro"),
        ("The meter is 3/4.", "meter", "time.meter", tuple(range(1, 13)), "3/4"),
        ("Count five beats in a bar.", "meter", "time.meter", tuple(range(1, 13)), "5"),
        ("Anything.", "key", "key.invented", (1,), "no check"),
        ("There is a borrowed chord.", "borrowed chord", "harmony.borrowed", (2,), "does not find"),
        ("Home is where the heart is.", "key", "key.frame", (1, 12), "does not mention C"),
        ("The bridge ends with G7 to C.", "authentic cadence", "harmony.cadence", (11, 12), "Bridge"),
    ],
)  # fmt: skip
def test_a_false_claim_is_refused_with_the_reason(
    text: str, concept: str, check: str, bars: tuple[int, ...], problem: str
) -> None:
    said = verify(claim(text, concept, check, bars), SONG, ())
    assert said is not None
    assert problem in said


# The checks themselves.


def found(plan: SongPlan, *genres: Genre) -> dict[str, list[Any]]:
    by_check: dict[str, list[Any]] = {}
    for fact in facts(plan, genres):
        by_check.setdefault(fact.check, []).append(fact)
    return by_check


def test_cadences_are_named_as_textbooks_name_them() -> None:
    endings = {
        "C F G C": "authentic cadence", "C G F C": "plagal cadence", "C F C G": "half cadence", "C F G Am": "deceptive cadence",
        "C F Bb C": "subtonic cadence",
    }  # fmt: skip
    for chords, name in endings.items():
        plan = written("verse1:1 chorus:1 verse2:4", "C C " + chords, "I I I I I I")
        assert found(plan)["harmony.cadence"][0].concept == name, chords


def test_blues_applied_and_borrowed_chords_are_told_apart() -> None:
    plan = written(
        "verse1:4 chorus:4 verse2:4", "C7 F7 C7 G7  C D7 G C  C Fm Bb C", "I7 IV7 I7 V7 I V7/V V I I iv bVII I"
    )
    checks = found(plan)
    assert checks["harmony.blues"][0].values["note"] == "Bb"
    assert [fact.values["chord"] for fact in checks["harmony.applied"]] == ["D7"]
    assert {fact.values["chord"] for fact in checks["harmony.borrowed"]} == {"Fm", "Bb"}


def test_a_twelve_bar_blues_is_recognised_and_another_dozen_bars_is_not() -> None:
    chords = "A7 A7 A7 A7 D7 D7 A7 A7 E7 D7 A7 E7"
    plan = written("verse1:4 chorus:4 verse2:4", chords, "I7 I7 I7 I7 IV7 IV7 I7 I7 V7 IV7 I7 V7", key="A major")
    assert "form.twelve_bar" in found(plan)
    assert "form.twelve_bar" not in found(SONG)


def test_a_modal_chord_names_its_mode() -> None:
    plan = written("verse1:2 chorus:2 verse2:2", "Dm G Dm G Dm Dm", "i IV i IV i i", key="D dorian")
    fact = found(plan)["key.mode"][0]
    assert (fact.concept, fact.values["note"], fact.bars) == ("dorian mode", "B", (2, 4))


def test_the_groove_of_the_plan_is_what_is_measured() -> None:
    hip_hop = load_atlas()["hip-hop"]
    source = IngredientSource(ingredient="groove", genre="hip-hop", detail="Boom bap groove")
    fact = found(SONG.model_copy(update={"ingredients": (source,)}), hip_hop)["time.backbeat"][0]
    assert fact.values["voice"] == "snare"


def test_a_sentence_is_read_for_what_can_be_checked() -> None:
    said = read_statement(
        "A walk in Bb minor, 6/8: in bars 3 and 5 to 8 the chords Bbm7 and F7b9 (i7, V7b9) take two turns."
    )
    assert said.keys == {"Bb minor"}
    assert said.metres == {"6/8"}
    assert (said.bars, said.spans) == ({3}, {(5, 8)})
    assert said.chords == {"Bbm7", "F7b9"}
    assert said.numerals == {"i7", "V7b9"}
    assert said.numbers == {"2"}


def test_every_check_has_sentences() -> None:
    seen = set()
    for number in range(600, 640):
        task, plan = lesson(number)
        seen |= {fact.check for fact in facts(plan, task.genres)}
    assert seen <= set(CHECKS)
    assert len(seen) >= 30


@pytest.mark.parametrize(
    "chords", [("C",), ("N.C.",), ("N.C.", "Am"), ("C6/9", "A7#9", "Dm7b5", "G7alt"), ("Cb", "Fb")]
)
def test_strange_pieces_are_analyzed_too(chords: tuple[str, ...]) -> None:
    genres = (load_atlas()["jazz"], load_atlas()["hip-hop"])
    for key in (None, "A blues", "E phrygian dominant", "B locrian"):
        brief = Brief(prompt="strange", genres=("jazz", "hip-hop"), chords=chords, key=key, bars=9)
        plan = plan_song(brief, genres, choose_ingredients(genres, brief, 1), 1)
        theory = analyse(Task("theory_analysis", brief, genres, Decided(song_plan=plan)))
        assert all(verify(each, plan, genres) is None for each in theory.claims)


def test_a_plan_that_lost_its_genres_still_has_facts() -> None:
    assert {fact.check for fact in facts(SONG, ())} >= {"key.frame", "form.sections", "time.meter", "harmony.cadence"}


def test_a_class_is_addressed_within_what_its_grade_reads() -> None:
    assert wording_level("advanced", "3") == "beginner"
    assert wording_level("advanced", "5") == "intermediate"
    assert wording_level("advanced", "9") == "advanced"
    assert wording_level("beginner", "9") == "beginner"
    assert wording_level("beginner", "college") == "intermediate"


@pytest.mark.parametrize("grade", ["K", "3", "5", "8", "11"])
def test_claims_are_readable_for_the_class(grade: str) -> None:
    genres = (load_atlas()["jazz"], load_atlas()["salsa"])
    for seed, level in enumerate(SKILL_LEVELS):
        brief = Brief(prompt="readable", genres=("jazz", "salsa"), skill_level=level, grade=grade)
        plan = plan_song(brief, genres, choose_ingredients(genres, brief, seed), seed)
        theory = analyse(Task("theory_analysis", brief, genres, Decided(song_plan=plan), seed=seed))
        assert flesch_kincaid_grade(" ".join(each.text for each in theory.claims)) <= reading_ceiling(grade)


def test_nothing_is_said_of_drums_or_bass_that_nobody_plays() -> None:
    genres = (load_atlas()["funk"], load_atlas()["house"])
    for seed in range(10):
        brief = Brief(prompt="alone", genres=("funk", "house"), instruments=(InstrumentRequest(name="lyre"),))
        plan = plan_song(brief, genres, choose_ingredients(genres, brief, seed), seed)
        checks = {fact.check for fact in facts(plan, genres)}
        assert not checks & {"time.backbeat", "time.four", "time.subdivision", "time.ostinato", "bass.pattern"}
        for each in analyse(Task("theory_analysis", brief, genres, Decided(song_plan=plan), seed=seed)).claims:
            assert not re.search(r"kick|snare|hi-hat|drum", each.text), each.text


def test_the_theory_of_stated_requests_is_proved() -> None:
    table = Path(__file__).parents[1] / "music" / "stated_requests.toml"
    for number, request in enumerate(tomllib.loads(table.read_text(encoding="utf-8"))["request"]):
        genres = tuple(Random(f"stated {number}").sample(list(load_atlas().values()), 2))
        stated = {name: value for name, value in request.items() if name not in ("name", "instruments")}
        instruments = tuple(InstrumentRequest(name=name) for name in request.get("instruments", []))
        brief = Brief(prompt=request["name"], genres=tuple(g.slug for g in genres), instruments=instruments, **stated)
        plan = plan_song(brief, genres, choose_ingredients(genres, brief, number), number)
        claims = analyse(Task("theory_analysis", brief, genres, Decided(song_plan=plan), seed=number)).claims
        assert len(claims) >= 8, request["name"]
        assert all(verify(each, plan, genres) is None for each in claims)
