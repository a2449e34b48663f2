"""Looking up a hook's own lines, and a hook for a song that was given none."""

from functools import cache

from agents.writers.builtin.lyrics.bank import BankHook, subjects
from agents.writers.builtin.lyrics.choose import THEME_FILES
from agents.writers.builtin.lyrics.stanza import Song

_HOOK_FILES = ("music", "concepts", *THEME_FILES, "named")


@cache
def _by_text() -> dict[str, BankHook]:
    return {
        hook.text.lower(): hook for file in _HOOK_FILES for subject in subjects(file).values() for hook in subject.hooks
    }


def bank_hook(text: str, name: str) -> BankHook | None:
    """The bank's entry for a hook, whose theme may have been written in; None for a hook from elsewhere."""
    spoken = text.lower()
    for candidate in (spoken, spoken.replace(name.lower(), "<theme>") if name else spoken):
        if found := _by_text().get(candidate):
            return found
    return None


def fallback_hook(song: Song) -> str:
    """A hook about making music, for a song without one."""
    return song.rng.choice([hook.text for hook in subjects("music")["making-music"].hooks if hook.register == "any"])
