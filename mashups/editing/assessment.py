"""The editor of the assessment."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agents.content import LearningAssessment, Question, RubricRow
from mashups.editing.base import Editor, Lines, Prose, Rows, Unfit

KINDS = [
    ("multiple_choice", gettext_lazy("Multiple choice")),
    ("true_false", gettext_lazy("True or false")),
    ("short_answer", gettext_lazy("Short answer")),
    ("listening", gettext_lazy("Listening")),
    ("performance", gettext_lazy("Performance")),
]


class _QuestionForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=KINDS)
    prompt = Prose(label=gettext_lazy("Question"), rows=2)
    options = Lines(label=gettext_lazy("Options"), required=False)
    answer = Prose(label=gettext_lazy("Answer"), rows=2)
    bars = forms.CharField(widget=forms.HiddenInput, required=False)


class _RowForm(forms.Form):
    criterion = forms.CharField(label=gettext_lazy("Criterion"), max_length=200)
    levels = Lines(label=gettext_lazy("Levels, strongest first"), rows=4)


class AssessmentEditor(Editor):
    groups: ClassVar = [
        Rows("questions", gettext_lazy("Questions"), _QuestionForm, grows=True),
        Rows("rubric", gettext_lazy("Rubric"), _RowForm, grows=True),
    ]

    def initial_rows(self, name: str) -> list[dict[str, Any]]:
        if name == "rubric":
            return list(self.before["rubric"])
        return [{**row, "bars": ",".join(str(bar) for bar in row["bars"])} for row in self.before["questions"]]

    def make(self) -> LearningAssessment:
        questions = tuple(_question(number, row) for number, row in enumerate(self.typed("questions"), start=1))
        rubric = tuple(RubricRow(criterion=row["criterion"], levels=row["levels"]) for row in self.typed("rubric"))
        return LearningAssessment(questions=questions, rubric=rubric)


def _question(number: int, row: dict[str, Any]) -> Question:
    if row["kind"] in {"multiple_choice", "true_false"} and row["answer"] not in row["options"]:
        raise Unfit(_("Question %(number)s: the answer must be one of the options.") % {"number": number})
    bars = tuple(int(bar) for bar in row["bars"].split(",") if bar.strip().isdigit())
    return Question(
        id=f"question-{number}",
        kind=row["kind"],
        prompt=row["prompt"],
        options=row["options"],
        answer=row["answer"],
        bars=bars,
    )
