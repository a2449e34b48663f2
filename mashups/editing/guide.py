"""The editor of the teaching guide."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from agents.content import Activity, Differentiation, TeachingGuide
from mashups.editing.base import Editor, Lines, Prose, Rows


class _GuideForm(forms.Form):
    materials = Lines(label=gettext_lazy("Materials"), required=False)
    support = Prose(label=gettext_lazy("For students who need support"), rows=2)
    extension = Prose(label=gettext_lazy("For students who want more"), rows=2)
    language_learners = Prose(label=gettext_lazy("For language learners"), rows=2)
    accessibility = Prose(label=gettext_lazy("Accessibility"), rows=2)
    discussion_questions = Lines(label=gettext_lazy("Discussion questions"), rows=5, required=False)
    extensions = Lines(label=gettext_lazy("Extensions"), required=False)


class _ActivityForm(forms.Form):
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), min_value=1, max_value=240)
    title = forms.CharField(label=gettext_lazy("Activity"), max_length=120)
    teacher = Prose(label=gettext_lazy("Teacher"))
    students = Prose(label=gettext_lazy("Students"))
    standard_codes = Lines(label=gettext_lazy("Standards"), required=False, rows=1)


class GuideEditor(Editor):
    """The lesson is as long as its activities; standards are looked up in our table when quality is computed."""

    form_class = _GuideForm
    groups: ClassVar = [Rows("activities", gettext_lazy("Activities"), _ActivityForm, grows=True)]

    def initial(self) -> dict[str, Any]:
        return {**self.before, **self.before["differentiation"]}

    def make(self) -> TeachingGuide:
        typed = dict(self.form.cleaned_data)
        parts = {name: typed.pop(name) for name in Differentiation.model_fields}
        fields = Activity.model_fields
        activities = tuple(Activity(**{name: row[name] for name in fields}) for row in self.typed("activities"))
        return TeachingGuide(
            duration_minutes=sum(activity.minutes for activity in activities),
            standards=TeachingGuide.model_validate(self.before).standards,
            activities=activities,
            differentiation=Differentiation(**parts),
            **typed,
        )
