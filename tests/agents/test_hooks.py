"""Three hooks: different, singable, about the lesson, with reasons that are true of the words."""

import re

import pytest

from agents.suitability import check_text
from agents.writers.base import Task
from agents.writers.builtin.hooks import write_hooks
from agents.writers.builtin.lyrics.hook_lines import bank_hook
from music.brief import Brief
from music.genres import ATLAS, load_genre
from music.prosody import count, scan

JAZZ = load_genre(ATLAS / "jazz.toml")
THEMES = [
    "",
    "the water cycle",
    "friendship",
    "XYZZY-9",
    "\N{PARTY POPPER}",
    "la amistad",
    "the Doppler effect",
    "x" * 300,
]


def task(theme: str = "", seed: int = 0, **brief: object) -> Task:
    values = {"prompt": f"jazz about {theme}", "theme": theme, "genres": ("jazz",), **brief}
    return Task("hooks", Brief.model_validate(values), (JAZZ,), seed=seed)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("grade", ["K", "3", "8", "12"])
def test_three_singable_hooks_of_three_kinds_and_one_chosen(theme: str, grade: str) -> None:
    for seed in range(6):
        hooks = write_hooks(task(theme, seed, grade=grade)).hooks
        assert [hook.id for hook in hooks] == ["hook-1", "hook-2", "hook-3"]
        assert sum(hook.chosen for hook in hooks) == 1
        assert len({hook.text.lower() for hook in hooks}) == 3
        assert sum("?" in hook.text for hook in hooks) == 1
        for hook in hooks:
            assert 4 <= count(hook.text) <= 10, hook.text
            assert len(hook.rationale) >= 60
            assert not check_text(hook.text, grade)


def test_the_theme_is_in_the_hooks() -> None:
    texts = " ".join(
        hook.text.lower() for seed in range(4) for hook in write_hooks(task("the water cycle", seed)).hooks
    )
    assert "river" in texts or "rain" in texts


def test_the_goal_that_was_asked_for_is_in_the_hooks() -> None:
    for seed in range(5):
        asked = task("friendship", seed, learning_objectives=("syncopation",))
        named = [bank_hook(hook.text, "") for hook in write_hooks(asked).hooks]
        assert any(hook and ("air" in hook.text or "now" in hook.text.lower()) for hook in named)


def test_reasons_count_the_syllables_that_are_there() -> None:
    numbers = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    for level in ("beginner", "intermediate", "advanced"):
        hooks = write_hooks(task("friendship", 3, skill_level=level)).hooks
        assert f"{numbers[count(hooks[0].text)]} " in hooks[0].rationale.lower()
        for hook in hooks:
            strong = scan(hook.text).stresses[0] == 1
            if "strong syllable, so it" in hook.rationale or "first syllable is strong" in hook.rationale:
                assert strong
            if "first strong syllable is number" in hook.rationale:
                assert not strong


def test_the_words_that_the_voice_leans_on_are_strong() -> None:
    for seed in range(12):
        for hook in write_hooks(task("the sea", seed)).hooks:
            told = re.search(r"leans on (.*?)\.", hook.rationale)
            for word in re.findall(r"“(.+?)”", told.group(1)) if told else ():
                assert 1 in scan(word).stresses or word in {"what", "where", "who"}, (hook.text, word)


def test_the_same_task_gives_the_same_hooks_and_another_seed_others() -> None:
    assert write_hooks(task("the sea", 5)) == write_hooks(task("the sea", 5))
    assert len({write_hooks(task("the sea", seed)) for seed in range(8)}) > 2
