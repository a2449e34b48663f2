"""The style page: type, colour, and every component in every state, made from the very templates that the pages use."""

import re
import tomllib
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from agents.content import INGREDIENTS
from agents.sections import KINDS
from mashups.models import Mashup, MashupSession, Revision, Section
from mashups.selectors import SECTION_LABELS
from music.brief import Brief

_SAMPLE = Path(__file__).with_name("design_sample.toml")
#: Between the parts of the specimen that use the same names.
_PART = "<!-- part -->"
_ID = UUID("00000000-0000-4000-8000-000000000001")
_COLOURS = ("paper", "sheet", "wash", "ink", "ink-soft", "accent", "good", "warn", "bad", *INGREDIENTS)
#: Attributes that name an element of the same page.
_NAMES = re.compile(r'\b(id|for|name|aria-labelledby|aria-describedby|data-empties)="([^"]+)"')
_LINKS = re.compile(r'\b(href|hx-target)="#([^"]+)"')


class SampleForm(forms.Form):
    """One of each field."""

    prompt = forms.CharField(label="What should the lesson be about?", widget=forms.Textarea(attrs={"rows": 2}))
    bars = forms.IntegerField(label="Bars", max_value=64, help_text="At most 64.")
    level = forms.ChoiceField(label="Skill level", choices=[("a", "Beginner"), ("b", "Intermediate")])
    alone = forms.BooleanField(label="Stop before the end, so that I can step in", required=False)


def design(request: HttpRequest) -> HttpResponse:
    """`/design/`, only when DEBUG: the same specimen in light and in dark."""
    context = _context()
    panes = [(theme, _pane(request, theme, context)) for theme in ("light", "dark")]
    return render(request, "mashups/design.html", {"panes": panes})


def _pane(request: HttpRequest, theme: str, context: dict[str, Any]) -> SafeString:
    """The specimen, each part with names of its own, since one page shows them many times."""
    html: str = render_to_string("mashups/_specimen.html", context, request=request)
    parts = (_named(part, f"{theme}-{number}") for number, part in enumerate(html.split(_PART)))
    return mark_safe("".join(parts))  # noqa: S308  (our own templates, escaped when they were rendered)


def _named(html: str, suffix: str) -> str:
    html = _NAMES.sub(lambda found: f'{found[1]}="{_suffixed(found[2], suffix)}"', html)
    return _LINKS.sub(lambda found: f'{found[1]}="#{found[2]}-{suffix}"', html)


def _suffixed(names: str, suffix: str) -> str:
    return " ".join(f"{name}-{suffix}" for name in names.split())


@cache
def sample() -> dict[str, Any]:
    """The contents of a lesson, one of everything, by section kind."""
    with _SAMPLE.open("rb") as file:
        return tomllib.load(file)


def _context() -> dict[str, Any]:
    mashup = _mashup()
    sections = {kind: _section(mashup, kind) for kind in KINDS}
    return {
        "colours": _COLOURS,
        "ingredients": INGREDIENTS,
        "mashup": mashup,
        "session": _session("completed"),
        "sections": list(sections.values()),
        "by_kind": sections,
        "states": _states(mashup),
        "progresses": [_progress(mashup, status) for status in MashupSession.Status.values],
        "quality": sample()["quality"],
        "form": SampleForm(),
        "wrong_form": SampleForm({"prompt": "", "bars": "900", "level": "b"}),
        "readings": _readings(),
        "unplaced": [{"text": "chillwave", "nearest": [{"slug": "synthwave", "name": "Synthwave"}]}],
        "revisions": _revisions(),
        "statuses": [SimpleNamespace(status=value, get_status_display=label) for value, label in Mashup.Status.choices],
        "partial": {"sections": sample()["lyrics"]["sections"][:1]},
        "editable": True,
        "audience": "teacher",
    }


def _mashup() -> Mashup:
    prompt = "Jazz and hip-hop for my 9th graders, focus on syncopation"
    return Mashup(
        id=_ID,
        title=sample()["genre_blend"]["title"],
        status=Mashup.Status.NEEDS_REVIEW,
        genre_names="Jazz, Hip-hop",
        brief=Brief(prompt=prompt, grade="9").model_dump(mode="json"),
        created=timezone.now(),
    )


def _session(status: str) -> MashupSession:
    return MashupSession(mashup_id=_ID, status=status, writer="builtin", seed=1, created=timezone.now())


def _section(mashup: Mashup, kind: str, **changes: Any) -> Section:
    usual: dict[str, Any] = {
        "status": Section.Status.DONE,
        "content": sample()[kind],
        "revision": 2,
        "writer": "engine" if kind in {"song_plan", "theory_analysis"} else "builtin",
        "attempts": 1,
        "seconds": 0.4,
    }
    return Section(mashup=mashup, kind=kind, **(usual | changes))


def _states(mashup: Mashup) -> list[tuple[str, Section, MashupSession]]:
    composing, completed = _session("composing"), _session("completed")
    waiting = _section(mashup, "lyrics", status="waiting", content=None)
    running = _section(mashup, "lyrics", status="composing", content=None)
    again = _section(mashup, "hooks", status="composing")
    stale = _section(mashup, "hooks", stale=True, writer="ollama", model="llama3.1:8b", attempts=2, seconds=31)
    locked = _section(mashup, "hooks", locked=True, writer="teacher")
    filled = _section(mashup, "hooks", fallback="The model answered with an empty page twice.")
    return [
        ("Waiting", waiting, composing),
        ("Composing", running, composing),
        ("Composing again", again, composing),
        ("Stale, by a model, second attempt", stale, completed),
        ("Locked, edited by the teacher", locked, completed),
        ("Filled in by the built-in writer", filled, completed),
    ]


def _progress(mashup: Mashup, status: str) -> dict[str, Any]:
    done = {"queued": 0, "composing": 4, "failed": 4, "cancelled": 4}.get(status, len(KINDS))
    steps = [_step(kind, index, done, status) for index, kind in enumerate(KINDS)]
    session = _session(status)
    session.error = "The database could not be reached for ten minutes." if status == "failed" else ""
    return {"session": session, "steps": steps, "stale_count": 2 if status == "completed" else 0}


def _step(kind: str, index: int, done: int, status: str) -> dict[str, Any]:
    running = "composing" if status == "composing" and index == done else "waiting"
    state = "done" if index < done else running
    return {"kind": kind, "label": SECTION_LABELS[kind], "status": state, "seconds": 0.3, "writer": "builtin"}


def _readings() -> list[SimpleNamespace]:
    rows = (
        ("genres", "Genres", "Jazz, Hip-hop", True),
        ("grade", "Grade", "Grade 9", True),
        ("key", "Key", "C minor", True),
        ("tempo_bpm", "Tempo", "92 bpm", False),
    )
    return [SimpleNamespace(field=a, label=b, value=c, stated=d) for a, b, c, d in rows]


def _revisions() -> list[Revision]:
    now = timezone.now()
    return [
        Revision(number=2, writer="teacher", note="Edited the second hook.", created=now),
        Revision(number=1, writer="builtin", created=now),
    ]
