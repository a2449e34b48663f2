"""A wish for one section, read as a request is: "slower", "in G major", "about the sea"."""

from agents.reader.form import FormAnswers, RefusedRequest, UnusableRequest
from agents.reader.read import read_request
from music.brief import Brief

#: Facts that a wish may change; the class, the genres and the goals stay what they are.
_AMENDABLE = (
    "key",
    "mode",
    "tempo_bpm",
    "tempo_words",
    "meter",
    "bars",
    "chords",
    "instruments",
    "excluded_instruments",
    "theme",
)


def amended(brief: Brief, wish: str) -> Brief:
    """The brief with the facts that the wish states; the same brief when it states none that we can read."""
    # A wish is often too short to be a request; what is put before it says nothing.
    try:
        stated = read_request(f"Please make it {wish}", answers=FormAnswers(grade=brief.grade))
    except (UnusableRequest, RefusedRequest):
        return brief
    changes = {name: value for name in _AMENDABLE if (value := getattr(stated, name))}
    if "theme" in changes and not _is_about(wish):
        changes.pop("theme")
    return brief.model_copy(update=changes)


def _is_about(wish: str) -> bool:
    """Whether the wish names a theme, and does not only have words that could be one."""
    return any(f" {word} " in f" {wish.lower()} " for word in ("about", "on", "sobre", "theme", "topic", "tema"))


def check_wish(brief: Brief, wish: str) -> None:
    """Raise RefusedRequest, with its sentence, for a wish that is not fit for the class."""
    try:
        read_request(f"Please make it {wish}", answers=FormAnswers(grade=brief.grade))
    except UnusableRequest:
        return
