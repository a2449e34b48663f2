"""Which writers a member may use, and what each of them means."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from agents.writers.ollama.server import OllamaStatus, ollama_status
from institutions.models import Institution

BUILTIN = "builtin"
OLLAMA = "ollama"


@dataclass(frozen=True)
class WriterChoice:
    """A writer as the form offers it."""

    value: str
    label: str
    meaning: str
    available: bool


def writer_choices(institution: Institution, status: OllamaStatus | None = None) -> list[WriterChoice]:
    """Every writer of this house with what it means; those that can't be used now say why."""
    choices = [
        WriterChoice(
            BUILTIN,
            _("Built-in writer"),
            _("Writes in a second or two, from the atlas and its own phrase book. No language model takes part."),
            True,
        )
    ]
    if settings.WRITER == BUILTIN:
        return choices
    status = status or ollama_status(settings.OLLAMA_BASE_URL, settings.OLLAMA_MODEL)
    meaning = _("%(model)s on the school's own server. Takes minutes, and nothing leaves the school.") % {
        "model": settings.OLLAMA_MODEL
    }
    if not institution.ollama_allowed:
        meaning = _("Your school has switched the local model off.")
    elif not status.ready:
        meaning = status.sentence
    choices.append(WriterChoice(OLLAMA, _("Local model"), meaning, status.ready and institution.ollama_allowed))
    return choices


def default_writer(choices: list[WriterChoice]) -> str:
    """The local model where it is ready, else the built-in writer."""
    ready = {choice.value for choice in choices if choice.available}
    return OLLAMA if OLLAMA in ready and settings.WRITER in {"auto", OLLAMA} else BUILTIN
