"""Three hooks for a song: a question with its answer, a rhythm, and an image, each with the reason why it sings."""

from collections.abc import Sequence

from agents.content import Hook, Hooks
from agents.writers.base import Task
from agents.writers.builtin.lyrics.bank import BankHook, Character, Subject, suits
from agents.writers.builtin.lyrics.choose import Sources, choose_sources
from agents.writers.builtin.lyrics.hook_reasons import rationale
from music.prosody import count

CHARACTERS: tuple[Character, ...] = ("question", "rhythm", "image")
_FEWEST, _MOST = 4, 10  # syllables of a hook


def write_hooks(task: Task) -> Hooks:
    """Three hooks of 4 to 10 syllables on the theme or the learning goal, different in character, one chosen."""
    sources, rng = choose_sources(task), task.random()
    picked: list[tuple[str, Character]] = []
    for character in CHARACTERS:
        offers = _offers(sources, character, [text for text, _ in picked])
        picked.append((rng.choice(offers), character))
    rng.shuffle(picked)
    chosen = rng.randrange(len(picked))
    return Hooks(
        hooks=tuple(
            Hook(id=f"hook-{n + 1}", text=text, rationale=rationale(text, character, task), chosen=n == chosen)
            for n, (text, character) in enumerate(picked)
        )
    )


def _offers(sources: Sources, character: Character, taken: Sequence[str]) -> list[str]:
    """Texts of one character from the first subject that has any; a rhythm comes from the lesson's goal if it can."""
    for subject in _in_order(sources, character):
        texts = [
            hook.text.replace("<theme>", sources.name).replace("  ", " ")
            for hook in subject.hooks
            if hook.character == character and suits(hook.register, sources.grade)
        ]
        fitting = [_sentence(text) for text in texts if _FEWEST <= count(text) <= _MOST and text not in taken]
        if fitting:
            return fitting
    raise LookupError(f"the bank has no {character} hook")


def _in_order(sources: Sources, character: Character) -> list[Subject]:
    themes = [*sources.of("theme"), *sources.of("named")]
    goals = list(sources.of("concept"))[:2]
    music = list(sources.of("music"))
    if not themes:
        # Without a theme the lesson's goal leads, and the hooks come from more than one subject.
        return [*_rotated(goals, character), *music]
    return [*goals[:1], *themes, *music] if character == "rhythm" and goals else [*themes, *goals, *music]


def _rotated(goals: list[Subject], character: Character) -> list[Subject]:
    start = CHARACTERS.index(character) % max(1, len(goals))
    return goals[start:] + goals[:start]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


__all__ = ["BankHook", "write_hooks"]
