"""Which writers a member may use, and the context that a session's run gets."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from agents.context import LessonContext
from agents.writers.base import Writer
from agents.writers.builtin.writer import BuiltinWriter
from agents.writers.ollama.server import OllamaStatus, ollama_status
from agents.writers.ollama.writer import OllamaWriter
from institutions.models import Institution
from mashups.models import MashupSession
from mashups.services.model_slots import model_slot

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


def context_for(session: MashupSession) -> tuple[LessonContext, str]:
    """The run's context, and a notice for the page when the wanted writer can't be had now."""
    builtin = BuiltinWriter()
    writer: Writer = builtin
    notice = ""
    deadline = None
    brief = session.mashup.request
    if session.writer == OLLAMA:
        status = ollama_status(settings.OLLAMA_BASE_URL, settings.OLLAMA_MODEL)
        if status.ready and session.mashup.institution.ollama_allowed:
            writer = OllamaWriter(
                base_url=settings.OLLAMA_BASE_URL,
                model=settings.OLLAMA_MODEL,
                seconds=settings.OLLAMA_NODE_SECONDS,
                slot=model_slot,
            )
        else:
            notice = _("%(why)s The built-in writer wrote this lesson.") % {"why": status.sentence}
    context = LessonContext(
        brief=brief, writer=writer, fallback=builtin, seed=session.seed, instructions=dict(session.instructions)
    )
    if writer is not builtin:
        deadline = context.clock() + settings.OLLAMA_SESSION_SECONDS
    return LessonContext(**{**context.__dict__, "deadline": deadline}), notice
