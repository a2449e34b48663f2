"""`manage.py compose "PROMPT" --out DIR`: a lesson without a browser, a database or a queue."""

import asyncio
import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from agents.composing import compose_document
from agents.context import LessonContext
from agents.reader import FormAnswers, RefusedRequest, UnusableRequest, read_request
from agents.writers.builtin.writer import BuiltinWriter
from agents.writers.ollama.server import ollama_status
from mashups.services.lesson_context import local_model
from music.brief import EDUCATIONAL_CONTEXTS, SKILL_LEVELS


class Command(BaseCommand):
    help = "Composes a lesson and writes mashup.json. The same prompt, builtin writer and seed give the same bytes."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("prompt")
        parser.add_argument("--skill-level", choices=SKILL_LEVELS)
        parser.add_argument("--context", choices=EDUCATIONAL_CONTEXTS)
        parser.add_argument("--objective", action="append", default=[])
        parser.add_argument("--writer", choices=["builtin", "ollama"], default="builtin")
        parser.add_argument("--seed", type=int, default=0)
        parser.add_argument("--out", type=Path, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        answers = FormAnswers(
            skill_level=options["skill_level"],
            educational_context=options["context"],
            learning_objectives=tuple(options["objective"]),
        )
        try:
            brief = read_request(options["prompt"], answers=answers)
        except (UnusableRequest, RefusedRequest) as error:
            raise CommandError(str(error), returncode=2) from None
        context = _context(brief, options["writer"], options["seed"])
        lesson = asyncio.run(compose_document(context))
        options["out"].mkdir(parents=True, exist_ok=True)
        text = json.dumps(lesson, indent=2, ensure_ascii=False) + "\n"
        path = options["out"] / "mashup.json"
        path.write_text(text, encoding="utf-8")
        self.stdout.write(f"{path}: {lesson['title']}")


def _context(brief: Any, name: str, seed: int) -> LessonContext:
    builtin = BuiltinWriter()
    if name == "builtin":
        # A clock that stands still: how long it took is no part of the lesson.
        return LessonContext(brief=brief, writer=builtin, fallback=builtin, seed=seed, clock=lambda: 0.0)
    status = ollama_status(settings.OLLAMA_BASE_URL, settings.OLLAMA_MODEL)
    if not status.ready:
        raise CommandError(status.sentence, returncode=2)
    return LessonContext(brief=brief, writer=local_model(), fallback=builtin, seed=seed)
