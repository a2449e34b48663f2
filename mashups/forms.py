"""The brief form: what a teacher types, and the corrections to what was understood."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agents.reader import FormAnswers, RefusedRequest, UnusableRequest, read_request
from mashups.corrections import corrections, overrides
from mashups.services.choose_writer import WriterChoice
from music.brief import GRADES, Brief

SKILL_LEVELS = [
    ("", _("As the sentence says")),
    ("beginner", _("Beginner")),
    ("intermediate", _("Intermediate")),
    ("advanced", _("Advanced")),
]
CONTEXTS = [
    ("classroom", _("Classroom")),
    ("workshop", _("Workshop")),
    ("individual_study", _("Individual study")),
    ("peer_learning", _("Peer learning")),
]
OBJECTIVES = (
    _("Hear and perform syncopation"),
    _("Keep a steady beat in a group"),
    _("Read and label chords with Roman numerals"),
    _("Write lyrics that fit a rhythm"),
    _("Compare the histories of two genres"),
    _("Improvise with a small set of notes"),
    _("Recognize verse and chorus by ear"),
    _("Give and use constructive feedback"),
)


def _grade_label(grade: str) -> Any:
    names = {"PK": _("Pre-kindergarten"), "K": _("Kindergarten"), "college": _("College")}
    return names.get(grade) or _("Grade %(grade)s") % {"grade": grade}


class BriefForm(forms.Form):
    """Everything but the prompt has a sensible default."""

    prompt = forms.CharField(
        label=_("What should the lesson be about?"),
        strip=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 2000, "autocomplete": "off"}),
        error_messages={"required": _("Write a sentence about the lesson that you want.")},
    )
    skill_level = forms.ChoiceField(label=_("Skill level"), choices=SKILL_LEVELS, required=False)
    educational_context = forms.ChoiceField(label=_("Setting"), choices=CONTEXTS, initial="classroom", required=False)
    learning_objectives = forms.CharField(
        label=_("Learning objectives"), required=False, max_length=1500, widget=forms.Textarea(attrs={"rows": 3})
    )
    grade = forms.ChoiceField(label=_("Grade"), required=False)
    minutes = forms.IntegerField(
        label=_("Length of the lesson in minutes"),
        min_value=10,
        max_value=240,
        required=False,
        widget=forms.NumberInput(attrs={"placeholder": "45"}),
    )
    collaborative = forms.BooleanField(
        label=_("Stop before the end, so that I can step in"),
        required=False,
        help_text=_("The lesson waits for you after the last section."),
    )
    writer = forms.ChoiceField(label=_("Writer"), required=False)

    def __init__(self, *args: Any, writers: list[WriterChoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["writer"].choices = [(item.value, item.label) for item in writers if item.available]  # type: ignore[attr-defined]
        self.fields["grade"].choices = [  # type: ignore[attr-defined]
            ("", _("As the sentence says")),
            *((grade, _grade_label(grade)) for grade in GRADES),
        ]
        self.brief: Brief | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "prompt" in cleaned:
            try:
                self.brief = read_request(cleaned["prompt"], answers=self._answers(cleaned))
            except (UnusableRequest, RefusedRequest) as error:
                self.add_error("prompt", str(error))
        return cleaned

    def _answers(self, cleaned: dict[str, Any]) -> FormAnswers:
        objectives = [line.strip() for line in cleaned.get("learning_objectives", "").splitlines() if line.strip()]
        return FormAnswers(
            skill_level=cleaned.get("skill_level") or None,
            educational_context=cleaned.get("educational_context") or None,
            learning_objectives=tuple(objective[:200] for objective in objectives[:8]),
            grade=cleaned.get("grade") or None,
            minutes=cleaned.get("minutes") or None,
            collaborative=bool(cleaned.get("collaborative")),
            overrides=overrides(corrections(self.data)),
        )
