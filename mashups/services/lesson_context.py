"""The context that a session's run gets: its brief, its writer, its limits."""

from dataclasses import replace

from django.conf import settings
from django.utils.translation import gettext as _

from agents.context import LessonContext
from agents.writers.builtin.writer import BuiltinWriter
from agents.writers.ollama.server import ollama_status
from agents.writers.ollama.writer import OllamaWriter
from mashups.models import MashupSession
from mashups.services.choose_writer import OLLAMA
from mashups.services.model_slots import model_slot


def context_for(session: MashupSession) -> tuple[LessonContext, str]:
    """The run's context, and a notice for the page when the wanted writer can't be had now."""
    builtin = BuiltinWriter()
    context = LessonContext(
        brief=session.mashup.request,
        writer=builtin,
        fallback=builtin,
        seed=session.seed,
        instructions=dict(session.instructions),
    )
    if session.writer != OLLAMA:
        return context, ""
    status = ollama_status(settings.OLLAMA_BASE_URL, settings.OLLAMA_MODEL)
    if not session.mashup.institution.ollama_allowed:
        return context, _("Your school has switched the local model off. The built-in writer wrote this lesson.")
    if not status.ready:
        return context, _("%(why)s The built-in writer wrote this lesson.") % {"why": status.sentence}
    deadline = context.clock() + settings.OLLAMA_SESSION_SECONDS
    return replace(context, writer=local_model(), deadline=deadline), ""


def local_model() -> OllamaWriter:
    """The writer that the settings describe."""
    return OllamaWriter(
        base_url=settings.OLLAMA_BASE_URL,
        model=settings.OLLAMA_MODEL,
        seconds=settings.OLLAMA_NODE_SECONDS,
        slot=model_slot,
    )
