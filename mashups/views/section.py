"""One section: show it, edit it, lock it, compose it again, go back to an older version."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mashups.editing import editor_for
from mashups.models import Section
from mashups.selectors import SECTION_LABELS, mashup_page
from mashups.services.edit_section import CannotEdit, edit_section, restore_revision, set_locked
from mashups.services.pick_hook import pick_hook
from mashups.services.recompose_sections import CannotRecompose, recompose_section
from mashups.views.access import member_of, own_mashup, own_section
from mashups.views.lesson import back


@require_safe
def section(request: HttpRequest, pk: UUID, kind: str) -> HttpResponse:
    """The section alone, as it is now: where an abandoned edit form goes."""
    return fragment(request, own_section(request, pk, kind))


def fragment(request: HttpRequest, row: Section) -> HttpResponse:
    page = mashup_page(row.mashup)
    context = page | {"section": page["by_kind"][row.kind], "editable": True, "audience": "teacher"}
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(f"{row.mashup.get_absolute_url()}#section-{row.kind}")
    return render(request, "mashups/_section.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: UUID, kind: str) -> HttpResponse:
    row = own_section(request, pk, kind)
    if row.content is None:
        return fragment(request, row)
    editor = editor_for(row, request.POST or None)
    if request.method == "POST" and editor.is_valid():
        try:
            edit_section(section=row, content=editor.content(), author=member_of(request), seen=editor.revision)
        except CannotEdit as error:
            editor.complain(str(error))
        else:
            row.refresh_from_db()
            return fragment(request, row)
    return _form(request, row, editor)


def _form(request: HttpRequest, row: Section, editor: object) -> HttpResponse:
    context = {"mashup": row.mashup, "section": row, "editor": editor, "label": SECTION_LABELS[row.kind]}
    whole = not request.htmx  # type: ignore[attr-defined]
    # HTMX swaps answers of 2xx only, and an editor with complaints is an answer worth showing.
    return render(request, "mashups/edit_page.html" if whole else "mashups/_edit.html", context)


@require_POST
def lock(request: HttpRequest, pk: UUID, kind: str) -> HttpResponse:
    row = own_section(request, pk, kind)
    set_locked(section=row, locked=not row.locked)
    row.refresh_from_db()
    return fragment(request, row)


@require_POST
def compose(request: HttpRequest, pk: UUID, kind: str) -> HttpResponse:
    row = own_section(request, pk, kind)
    try:
        recompose_section(mashup=row.mashup, kind=kind, instruction=request.POST.get("instruction", ""))
    except CannotRecompose as error:
        messages.warning(request, str(error))
    return back(request, row.mashup)


@require_safe
def versions(request: HttpRequest, pk: UUID, kind: str) -> HttpResponse:
    row = own_section(request, pk, kind)
    context = {
        "mashup": row.mashup,
        "section": row,
        "label": SECTION_LABELS[kind],
        "revisions": row.revisions.select_related("author"),
    }
    whole = not request.htmx  # type: ignore[attr-defined]
    return render(request, "mashups/versions_page.html" if whole else "mashups/_versions.html", context)


@require_POST
def restore(request: HttpRequest, pk: UUID, kind: str, number: int) -> HttpResponse:
    row = own_section(request, pk, kind)
    revision = get_object_or_404(row.revisions, number=number)
    try:
        restore_revision(revision=revision, author=member_of(request))
    except CannotEdit as error:
        messages.warning(request, str(error))
        return back(request, row.mashup)
    row.refresh_from_db()
    return fragment(request, row)


@require_POST
def choose_hook(request: HttpRequest, pk: UUID) -> HttpResponse:
    mashup = own_mashup(request, pk)
    try:
        pick_hook(mashup=mashup, hook_id=request.POST.get("hook", ""), author=member_of(request))
    except CannotEdit as error:
        messages.warning(request, str(error))
    return back(request, mashup)
