"""Editors of the sections that are mostly prose: goals, culture, theory."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agents.content import Claim, Concept, CulturalContext, CultureEntry, EducationalContent, TheoryAnalysis
from agents.theory import verify
from mashups.editing.base import Editor, Lines, Prose, Rows, Unfit
from music.genres import load_atlas
from music.plan import SongPlan


class _EducationForm(forms.Form):
    level = forms.CharField(label=gettext_lazy("Level"), max_length=200)
    learning_goals = Lines(label=gettext_lazy("Learning goals"), rows=5)
    teaching_approach = Prose(label=gettext_lazy("Teaching approach"), rows=5)


class _ConceptForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Concept"), max_length=80)
    definition = Prose(label=gettext_lazy("Definition"), rows=2)


class EducationEditor(Editor):
    form_class = _EducationForm
    groups: ClassVar = [Rows("key_concepts", gettext_lazy("Key concepts"), _ConceptForm, grows=True)]

    def make(self) -> EducationalContent:
        concepts = tuple(Concept(name=row["name"], definition=row["definition"]) for row in self.typed("key_concepts"))
        return EducationalContent(key_concepts=concepts, **self.form.cleaned_data)


class _CultureForm(forms.Form):
    text = Prose(label=gettext_lazy("Text"), rows=7)
    respect = Lines(label=gettext_lazy("With respect"), rows=3, required=False)


class CultureEditor(Editor):
    """The sources stay as they are: a citation comes from the atlas, not out of a text field."""

    groups: ClassVar = [Rows("entries", gettext_lazy("Genres"), _CultureForm)]

    def row_title(self, name: str, place: int) -> str:
        return load_atlas()[self.before["entries"][place]["genre"]].name

    def make(self) -> CulturalContext:
        old = CulturalContext.model_validate(self.before).entries
        rows = self.typed("entries")
        if len(rows) != len(old):
            raise Unfit(_("Every genre needs its text."))
        entries = [
            CultureEntry(genre=entry.genre, sources=entry.sources, text=row["text"], respect=row["respect"])
            for entry, row in zip(old, rows, strict=True)
        ]
        return CulturalContext(entries=tuple(entries))


class _ClaimForm(forms.Form):
    text = Prose(label=gettext_lazy("Statement"), rows=2)
    place = forms.IntegerField(widget=forms.HiddenInput)


class TheoryEditor(Editor):
    """A statement may be said in other words or taken out; whether it is true is checked again."""

    groups: ClassVar = [Rows("claims", gettext_lazy("Statements"), _ClaimForm, grows=True)]

    def initial_rows(self, name: str) -> list[dict[str, Any]]:
        return [{"text": claim["text"], "place": place} for place, claim in enumerate(self.before["claims"])]

    def make(self) -> TheoryAnalysis:
        old = TheoryAnalysis.model_validate(self.before)
        claims = [self._claim(old, row) for row in self.typed("claims")]
        return old.model_copy(update={"claims": tuple(claims)})

    def _claim(self, old: TheoryAnalysis, row: dict[str, Any]) -> Claim:
        if not 0 <= row["place"] < len(old.claims):
            raise Unfit(_("A statement needs a check that proves it: change one that is there."))
        claim: Claim = old.claims[row["place"]].model_copy(update={"text": row["text"]})
        mashup = self.section.mashup
        plan = SongPlan.model_validate(mashup.sections.get(kind="song_plan").content)
        atlas = load_atlas()
        problem = verify(claim, plan, tuple(atlas[slug] for slug in mashup.request.genres))
        if problem:
            raise Unfit(_("“%(text)s” does not agree with the piece: %(why)s") % {"text": row["text"], "why": problem})
        return claim
