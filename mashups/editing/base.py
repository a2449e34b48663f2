"""An editor: a form, some rows of forms, and the content that they make together."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import BaseModel, ValidationError

from mashups.models import Section


class Unfit(Exception):
    """What was typed can't stand; the sentence says why."""


class Lines(forms.CharField):
    """A list of texts, one a line."""

    def __init__(self, **kwargs: Any) -> None:
        rows = kwargs.pop("rows", 4)
        kwargs.setdefault("help_text", gettext_lazy("One a line."))
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def clean(self, value: Any) -> Any:
        return tuple(line.strip() for line in super().clean(value).splitlines() if line.strip())

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else "\n".join(value)


def Prose(rows: int = 3, **kwargs: Any) -> forms.CharField:  # noqa: N802  (reads as a field among fields)
    """A paragraph."""
    return forms.CharField(widget=forms.Textarea(attrs={"rows": rows}), max_length=6000, **kwargs)


class Rows:
    """A named group of equal forms in an editor, such as the activities of a guide."""

    def __init__(self, name: str, label: Any, form: type[forms.Form], *, grows: bool = False) -> None:
        self.name = name
        self.label = label
        self.grows = grows
        self.factory: type[BaseFormSet[Any]] = formset_factory(
            form, extra=1 if grows else 0, can_delete=grows, max_num=60, validate_max=True
        )


class Editor:
    """One section's editor. Subclasses say what the forms are, what they start with, and what they make."""

    form_class: ClassVar[type[forms.Form]] = forms.Form
    groups: ClassVar[Sequence[Rows]] = ()

    def __init__(self, section: Section, posted: Any = None) -> None:
        self.section = section
        self.before: Any = section.content
        self.complaints: list[str] = []
        self._content: BaseModel | None = None
        self.form = self.form_class(posted, initial=self.initial(), prefix="main")
        self.rows = [
            (group, group.factory(posted, initial=self.initial_rows(group.name), prefix=group.name))
            for group in self.groups
        ]
        self.revision = self._seen(posted)

    def _seen(self, posted: Any) -> int:
        """The revision that the form was made from; a form without one was made from none."""
        if posted is None:
            return self.section.revision
        try:
            return int(posted.get("revision", ""))
        except ValueError:
            return -1

    def initial(self) -> dict[str, Any]:
        return dict(self.before)

    def initial_rows(self, name: str) -> list[dict[str, Any]]:
        return list(self.before[name])

    def row_title(self, name: str, place: int) -> str:
        """What a row of a group is called on the page; empty where its first field says enough."""
        return ""

    def shown_rows(self) -> "list[tuple[Rows, BaseFormSet[Any], list[tuple[str, forms.Form]]]]":
        """The groups with their forms, each under its title."""
        return [
            (
                group,
                formset,
                [(self.row_title(group.name, place), form) for place, form in enumerate(formset.forms)],
            )
            for group, formset in self.rows
        ]

    def make(self) -> BaseModel:
        """The content from what was typed; Unfit, or pydantic's ValidationError, when it can't stand."""
        raise NotImplementedError

    def typed(self, name: str) -> list[dict[str, Any]]:
        """The rows of a group that were filled in and not deleted, in order."""
        formset = next(formset for group, formset in self.rows if group.name == name)
        return [
            form.cleaned_data for form in formset.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]

    def is_valid(self) -> bool:
        valid = self.form.is_valid()
        for _group, formset in self.rows:
            valid = formset.is_valid() and valid
        if not valid:
            return False
        try:
            self._content = self.make()
        except Unfit as unfit:
            self.complain(str(unfit))
        except ValidationError as error:
            self.complain(_sentence(error))
        return not self.complaints

    def content(self) -> BaseModel:
        """The content of a valid editor."""
        assert self._content is not None
        return self._content

    def complain(self, sentence: str) -> None:
        self.complaints.append(sentence)


def _sentence(error: ValidationError) -> str:
    first = error.errors()[0]
    where = " › ".join(str(part + 1) if isinstance(part, int) else str(part).replace("_", " ") for part in first["loc"])
    return _("%(where)s: %(what)s.") % {"where": where, "what": first["msg"]}
