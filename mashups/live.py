"""What the page of a mashup shows live: which fragments an event touches, rendered from the rows as they are now."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from institutions.models import User
from live.topics import TopicKind
from mashups.models import Mashup, Section
from mashups.selectors import mashup_page, mashups_of

Change = tuple[str, dict[str, Any]]


def may_follow(member: User, identifier: str) -> bool:
    """Whether the mashup is the member's own; an id that is none is nobody's."""
    try:
        key = uuid.UUID(identifier)
    except ValueError:
        return False
    return member.teaches and mashups_of(member).filter(pk=key).exists()


def render(member: User, identifier: str, changes: Sequence[Change]) -> str:
    """The fragments for these changes, each once, whichever number of changes touched it."""
    mashup = Mashup.objects.filter(pk=identifier).first()
    if mashup is None:
        return ""
    if all(kind == "partial" for kind, _ in changes):
        return "".join(_partial(mashup, payload) for _, payload in changes)
    context = mashup_page(mashup) | {"pushed": True, "editable": True, "audience": "teacher"}
    return "".join(render_to_string(name, context | extra) for name, extra in _fragments(context, changes))


def _fragments(context: dict[str, Any], changes: Sequence[Change]) -> list[tuple[str, dict[str, Any]]]:
    kinds = {kind for kind, _ in changes}
    touched = {payload["section"] for kind, payload in changes if kind == "section"}
    # The end of a session changes what every section's toolbar offers.
    everything = "session" in kinds
    fragments: list[tuple[str, dict[str, Any]]] = [("mashups/_progress.html", {})]
    if everything or "title" in kinds:
        fragments.append(("mashups/_title.html", {}))
    for section in context["sections"]:
        if everything or section.kind in touched:
            fragments.append(("mashups/_section.html", {"section": section}))
    if everything or "quality" in kinds:
        fragments.append(("mashups/_quality.html", {}))
    return fragments


def _partial(mashup: Mashup, payload: dict[str, Any]) -> str:
    # It may have been finished or cancelled, and shown so, since this was written; then it has no place on the page.
    unwritten = mashup.sections.filter(status=Section.Status.COMPOSING, content__isnull=True)
    if not unwritten.filter(kind=payload.get("section")).exists():
        return ""
    context = {"kind": payload["section"], "content": payload["content"], "pushed": True}
    return render_to_string("mashups/_partial.html", context)


TOPIC = TopicKind(prefix="mashup", may_follow=may_follow, render=render)
