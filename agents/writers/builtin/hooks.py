"""Three hooks for a song: a question with its answer, a rhythm, and an image, each with the reason why it sings."""

from collections.abc import Sequence

from agents.content import Hook, Hooks
from agents.writers.base import Task
from agents.writers.builtin.lyrics.bank import Character, Subject, suits
from agents.writers.builtin.lyrics.choose import Sources, choose_sources
from agents.writers.builtin.lyrics.hook_reasons import rationale
from music.prosody import count

CHARACTERS: tuple[Character, ...] = ("question", "rhythm", "image")
_FEWEST, _MOST = 4, 10  # syllables of a hook


def write_hooks(task: Task) -> Hooks:
    """Three hooks of 4 to 10 syllables on the theme or the learning goal, different in character, one chosen."""
    sources, rng = choose_sources(task), task.random()
    spread = rng.randrange(len(CHARACTERS))
    picked: list[tuple[str, Character]] = []
    for character in CHARACTERS:
        offers = _offers(sources, character, spread, [text for text, _ in picked])
        picked.append((rng.choice(offers), character))
    rng.shuffle(picked)
    chosen = rng.randrange(len(picked))
    return Hooks(
        hooks=tuple(
            Hook(id=f"hook-{n + 1}", text=text, rationale=rationale(text, character, task, n), chosen=n == chosen)
            for n, (text, character) in enumerate(picked)
        )
    )


def _offers(sources: Sources, character: Character, spread: int, taken: Sequence[str]) -> list[str]:
    """Texts of one character from the first subject that has any; a rhythm comes from the lesson's goal if it can."""
    for subject in _in_order(sources, character, spread):
        texts = [
            hook.text.replace("<theme>", sources.name).replace("  ", " ")
            for hook in subject.hooks
            if hook.character == character and suits(hook.register, sources.grade)
        ]
        fitting = [_sentence(text) for text in texts if _FEWEST <= count(text) <= _MOST and text not in taken]
        if fitting:
            return fitting
    raise LookupError(f"the bank has no {character} hook")


def _in_order(sources: Sources, character: Character, spread: int) -> list[Subject]:
    """Subjects in the order in which they may give a hook of a character.

    With a theme, its subject leads, and a concept that was asked for gives the rhythm. Without one the concepts
    lead, and `spread` says which of the three hooks is about making music at large.
    """
    themes, music = [*sources.of("theme"), *sources.of("named")], list(sources.of("music"))
    goals = list(sources.goals[:1])
    if themes:
        return [*goals, *themes, *music] if character == "rhythm" else [*themes, *goals, *music]
    concepts = [] if CHARACTERS.index(character) == spread else goals or list(sources.of("concept")[:1])
    return [*concepts, *music]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
