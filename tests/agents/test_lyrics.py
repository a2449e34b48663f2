"""The built-in lyricist over many seeds, themes, genres and levels."""

from collections import defaultdict
from itertools import combinations, pairwise

import pytest

from agents.content import Lyrics, LyricSection
from agents.suitability import check_text
from agents.writers.base import Decided, Task
from agents.writers.builtin.hooks import write_hooks
from agents.writers.builtin.lyrics import write_lyrics
from agents.writers.builtin.lyrics.bank import BANK, subjects
from agents.writers.builtin.lyrics.choose import themes_of
from agents.writers.builtin.lyrics.elastic import variants
from music.brief import Brief
from music.genres import ATLAS, Genre, load_atlas, load_genre
from music.plan import PlannedBar, PlannedPart, PlannedSection, SongPlan
from music.prosody import rhymes

JAZZ = load_genre(ATLAS / "jazz.toml")
FORM = "intro:4 verse:8 pre_chorus:4 chorus:8 verse:8 pre_chorus:4 chorus:8 bridge:8 chorus:8 outro:4"
THEMES = [
    "", "the water cycle", "friendship", "civil rights", "our school garden", "Pythagoras", "photosynthesis", "the sea",
    "grandparents", "XYZZY-9", "\N{PARTY POPPER}\N{MULTIPLE MUSICAL NOTES}", "x" * 300, "la amistad y el mar", "quantum tunneling",
    "winter", "the Doppler effect",
]  # fmt: skip
SHAPES = [
    ("ABAB", (6, 9)), ("AABB", (7, 10)), ("ABCB", (6, 9)), ("xAxA", (7, 9)), ("AABA", (6, 10)), ("AAB", (8, 12)),
    ("AABB", (9, 13)), ("ABAB", (10, 14)), ("AAAA", (7, 11)), ("ABBA", (6, 9)), ("AAxA", (7, 12)), ("ABABCDCD", (6, 9)),
    ("AA", (6, 9)),
]  # fmt: skip


def plan(scheme: str = "ABAB", line: tuple[int, int] = (6, 9), form: str = FORM) -> SongPlan:
    sections, first, verses = [], 1, 0
    for part in form.split():
        kind, _, bars = part.partition(":")
        verses += kind == "verse"
        name = f"Verse {verses}" if kind == "verse" else kind.replace("_", "-").capitalize()
        sections.append(PlannedSection(name=name, kind=kind, first_bar=first, last_bar=first + int(bars) - 1))
        first += int(bars)
    return SongPlan(
        key="C major", scale="major", tempo_bpm=100, meter="4/4", feel="straight", swing_ratio=1.0, form=tuple(sections),
        bars=tuple(PlannedBar(number=n, section="-", chords=("C",), roman=("I",)) for n in range(1, first)),
        parts=(PlannedPart(name="piano", role="harmony", program=1),), rhyme_scheme=scheme, line_syllables=line,
    )  # fmt: skip


def task(theme: str, song_plan: SongPlan, genres: tuple[Genre, ...] = (JAZZ,), seed: int = 0, **brief: object) -> Task:
    values = {"prompt": f"a song about {theme}"[:400], "theme": theme, "genres": tuple(g.slug for g in genres), **brief}
    made = Task("lyrics", Brief.model_validate(values), genres, Decided(song_plan=song_plan), seed=seed)
    hooks = write_hooks(made)
    return Task("lyrics", made.brief, genres, Decided(song_plan=song_plan, hooks=hooks), seed=seed)


def chosen(made: Task) -> str:
    assert made.decided.hooks
    return next(hook.text for hook in made.decided.hooks.hooks if hook.chosen)


def is_answer(text: str) -> bool:
    return text.startswith("(")


def verses(lyrics: Lyrics) -> list[LyricSection]:
    return [section for section in lyrics.sections if not section.name.startswith("Chorus")]


def unrhymed(section: LyricSection) -> list[tuple[str, str]]:
    lines = defaultdict(list)
    for line in section.lines:
        lines[line.rhyme].append(line.text)
    pairs = (pair for letter, texts in lines.items() if letter for pair in combinations(texts, 2))
    return [(a, b) for a, b in pairs if not rhymes(a, b)]


@pytest.mark.parametrize(("scheme", "line"), SHAPES)
@pytest.mark.parametrize("theme", THEMES)
def test_scheme_lengths_and_lines(theme: str, scheme: str, line: tuple[int, int]) -> None:
    """208 songs: every rhyme true, every length in range, no line twice outside the chorus, the hook in the chorus."""
    seed = THEMES.index(theme) * 31 + len(scheme)
    grade, level = (
        ("2", "beginner") if seed % 3 == 0 else ("6", "intermediate") if seed % 3 == 1 else ("11", "advanced")
    )
    made = task(theme, plan(scheme, line), seed=seed, grade=grade, skill_level=level)
    lyrics = write_lyrics(made)
    names = [section.name for section in made.decided.song_plan.form] if made.decided.song_plan else []
    assert [section.name for section in lyrics.sections if section.name not in names] == []
    for section in lyrics.sections:
        assert scheme == "AAB" or not unrhymed(section)
        for sung in section.lines:
            assert (
                "".join(sung.syllables) in "".join(filter(str.isprintable, sung.text.replace(" ", "")))
                or sung.syllables
            )
            assert len(sung.syllables) == len(sung.stresses) > 0
    outside = [sung for section in verses(lyrics) for sung in section.lines if not is_answer(sung.text)]
    assert [sung.text for sung in outside if not line[0] <= len(sung.syllables) <= line[1]] == []
    texts = [sung.text.lower() for sung in outside]
    assert len(texts) == len(set(texts))
    choruses = [section.lines for section in lyrics.sections if section.name.startswith("Chorus")]
    assert len(choruses) == 3
    assert all(lines == choruses[0] for lines in choruses)
    assert chosen(made) in [sung.text for sung in choruses[0]]


@pytest.mark.parametrize("scheme", ["ABAB", "AABB", "xAxA", "AABA"])
def test_each_verse_has_the_letters_of_the_scheme(scheme: str) -> None:
    lyrics = write_lyrics(task("friendship", plan(scheme), seed=2))
    for section in lyrics.sections:
        if section.name.startswith("Verse"):
            letters = "".join(line.rhyme or "x" for line in section.lines if not is_answer(line.text))
            assert letters == scheme


def test_a_blues_line_comes_twice_with_a_small_change() -> None:
    lyrics = write_lyrics(task("rain", plan("AAB", (8, 12), "verse:12 chorus:12 verse:12"), seed=4))
    first, again, answer = (line.text for line in lyrics.sections[0].lines)
    assert first != again
    assert first.lower()[3:] in again.lower()
    assert rhymes(first, answer)


def test_long_lines_rhyme_inside_too() -> None:
    lyrics = write_lyrics(task("the sea", plan("AABB", (10, 16)), seed=1))
    halves = [line.text.partition(", ")[0] for line in lyrics.sections[0].lines]
    assert any(rhymes(a, b) for a, b in pairwise(halves))


def test_everything_is_fit_for_young_children() -> None:
    for path in sorted(BANK.glob("*.txt")):
        for subject in subjects(path.stem).values():
            lines = [line for couplet in subject.couplets for line in (couplet.first, couplet.second)]
            lines += [line for quatrain in subject.quatrains for line in quatrain.lines]
            lines += [text for hook in subject.hooks for text in (hook.text, *hook.partners)]
            text = "\n".join(variants(line)[0].text for line in [*lines, *subject.singles])
            assert not check_text(text, "2"), (path.stem, subject.name, check_text(text, "2"))


def test_every_couplet_and_quatrain_of_the_bank_rhymes_truly() -> None:
    for path in sorted(BANK.glob("*.txt")):
        for subject in subjects(path.stem).values():
            pairs = [(couplet.first, couplet.second) for couplet in subject.couplets]
            pairs += [pair for q in subject.quatrains for pair in (q.lines[::2], q.lines[1::2])]
            pairs += [(hook.text, partner) for hook in subject.hooks for partner in hook.partners]
            for first, second in pairs:
                sung = [(a.text, b.text) for a in variants(first) for b in variants(second)]
                assert all(rhymes(a, b) for a, b in sung), (path.stem, subject.name, first, second)


def test_the_same_task_gives_the_same_words_and_another_seed_others() -> None:
    assert write_lyrics(task("the sea", plan(), seed=5)) == write_lyrics(task("the sea", plan(), seed=5))
    assert len({write_lyrics(task("the sea", plan(), seed=seed)).text for seed in range(12)}) >= 8


def test_two_verses_are_not_alike() -> None:
    lyrics = write_lyrics(task("the water cycle", plan(), seed=1))
    first, second = (section for section in lyrics.sections if section.name.startswith("Verse"))
    assert not {line.text for line in first.lines} & {line.text for line in second.lines}


@pytest.mark.parametrize(
    ("theme", "subject"),
    [
        ("the water cycle", "water-cycle"), ("our school garden", "garden"), ("Pythagoras", "geometry"),
        ("the planets", "space"), ("bullying", "kindness"), ("our grandmothers", "heritage"), ("volcanoes", "earth-science"),
        ("Harriet Tubman", "harlem-and-history"), ("a rainy day", "rain"), ("la amistad", "friendship"), ("", ""),
    ],
)  # fmt: skip
def test_a_theme_finds_its_subject(theme: str, subject: str) -> None:
    found = themes_of(Task("lyrics", Brief(prompt="jazz please", theme=theme), (JAZZ,)))
    assert (found[0].name if found else "") == subject


def test_words_of_the_theme_are_in_the_song() -> None:
    lyrics = write_lyrics(task("photosynthesis", plan(), seed=3)).text.lower()
    assert sum(word in lyrics for word in ("leaf", "leaves", "light", "root", "sun", "green", "seed", "bean")) >= 2


def test_a_theme_without_lines_is_named() -> None:
    made = [write_lyrics(task("the Doppler effect", plan(), seed=seed)).text for seed in range(5)]
    assert any("Doppler effect" in text for text in made)


@pytest.mark.parametrize(
    "hook", ["Nothing rhymes with orange", "Line one of two\nLine two of two", "\N{PARTY POPPER}!", "Go"]
)
def test_a_hook_from_elsewhere_still_stands_in_the_chorus(hook: str) -> None:
    made = task("friendship", plan(), seed=1)
    assert made.decided.hooks
    hooks = made.decided.hooks.model_copy(
        update={
            "hooks": tuple(h.model_copy(update={"text": hook}) if h.chosen else h for h in made.decided.hooks.hooks)
        }
    )
    lyrics = write_lyrics(Task("lyrics", made.brief, made.genres, Decided(song_plan=plan(), hooks=hooks), seed=1))
    chorus = next(section for section in lyrics.sections if section.name == "Chorus")
    assert [line.text for line in chorus.lines][: len(hook.splitlines())] == hook.splitlines()
    assert not unrhymed(chorus)


def test_without_a_plan_there_are_two_verses_and_a_chorus() -> None:
    brief = Brief(prompt="jazz", theme="the sea", genres=("jazz",))
    names = [section.name for section in write_lyrics(Task("lyrics", brief, (JAZZ,))).sections]
    assert names == ["Verse 1", "Chorus", "Verse 2", "Chorus"]


def test_styles_of_call_and_response_get_their_answers() -> None:
    assert JAZZ.lyrics.call_and_response
    chorus = next(s for s in write_lyrics(task("friendship", plan(), seed=1)).sections if s.name == "Chorus")
    assert any(is_answer(line.text) and not line.rhyme for line in chorus.lines)


@pytest.mark.parametrize("slug", sorted(load_atlas()))
def test_every_genre_of_the_atlas_can_be_sung(slug: str) -> None:
    genre = load_atlas()[slug]
    shape = plan(genre.lyrics.rhyme_scheme, genre.lyrics.line_syllables)
    for seed, theme in enumerate(("", "courage")):
        lyrics = write_lyrics(task(theme, shape, (genre, JAZZ), seed))
        assert len(lyrics.sections) >= 8
        assert genre.lyrics.rhyme_scheme == "AAB" or not [pair for s in lyrics.sections for pair in unrhymed(s)]
