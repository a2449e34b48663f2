"""Editors of the blend and the hooks."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agents.content import INGREDIENTS, BlendPart, GenreBlend, Hook, Hooks
from mashups.editing.base import Editor, Prose, Rows, Unfit

INGREDIENT_LABELS = {
    "harmony": gettext_lazy("Harmony"),
    "groove": gettext_lazy("Groove"),
    "bass": gettext_lazy("Bass"),
    "melody": gettext_lazy("Melody"),
    "form": gettext_lazy("Form"),
    "instrumentation": gettext_lazy("Instruments"),
    "lyrics": gettext_lazy("Lyrics"),
}


class _BlendForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=120)
    rationale = Prose(label=gettext_lazy("How the genres meet"), rows=4)


class _PartForm(forms.Form):
    ingredients = forms.MultipleChoiceField(
        label=gettext_lazy("Brings"),
        choices=list(INGREDIENT_LABELS.items()),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "side-by-side"}),
    )
    reason = Prose(label=gettext_lazy("Why"), rows=2, required=False)


class BlendEditor(Editor):
    form_class = _BlendForm
    groups: ClassVar = [Rows("parts", gettext_lazy("Genres"), _PartForm)]

    def row_title(self, name: str, place: int) -> str:
        return str(self.before["parts"][place]["name"])

    def make(self) -> GenreBlend:
        old = GenreBlend.model_validate(self.before).parts
        rows = self.typed("parts")
        if len(rows) != len(old):
            raise Unfit(_("Every genre brings at least one ingredient."))
        brought = [ingredient for row in rows for ingredient in row["ingredients"]]
        if sorted(brought) != sorted(set(INGREDIENTS)):
            raise Unfit(_("Each ingredient comes from exactly one genre."))
        parts = tuple(
            BlendPart(slug=part.slug, name=part.name, ingredients=tuple(row["ingredients"]), reason=row["reason"])
            for part, row in zip(old, rows, strict=True)
        )
        return GenreBlend(parts=parts, **self.form.cleaned_data)


class _HookForm(forms.Form):
    text = forms.CharField(label=gettext_lazy("Hook"), max_length=200)
    rationale = Prose(label=gettext_lazy("Why it sings"), rows=2, required=False)


class HooksEditor(Editor):
    groups: ClassVar = [Rows("hooks", gettext_lazy("Hooks"), _HookForm)]

    def initial_rows(self, name: str) -> list[dict[str, Any]]:
        return [{"text": hook["text"], "rationale": hook["rationale"]} for hook in self.before["hooks"]]

    def make(self) -> Hooks:
        old = Hooks.model_validate(self.before).hooks
        rows = self.typed("hooks")
        if len(rows) != len(old):
            raise Unfit(_("A mashup offers three hooks: none may be empty."))
        hooks = tuple(
            Hook(id=hook.id, chosen=hook.chosen, text=row["text"], rationale=row["rationale"])
            for hook, row in zip(old, rows, strict=True)
        )
        return Hooks(hooks=hooks)
