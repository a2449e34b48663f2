"""Editors of the song: its words, and its chords."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agents.content import Lyrics, LyricSection
from agents.scanning import lyrics_text, scanned
from mashups.editing.base import Editor, Lines, Rows, Unfit
from music.chords import ChordSymbolError
from music.harmony import numerals_of
from music.plan import PlannedBar, PlannedSection, SongPlan


class _WordsForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Section"), max_length=60)
    lines = Lines(label=gettext_lazy("Lines"), rows=5)


class LyricsEditor(Editor):
    """Syllables, stresses and rhymes are counted anew from the words."""

    groups: ClassVar = [Rows("sections", gettext_lazy("Sections"), _WordsForm, grows=True)]

    def initial_rows(self, name: str) -> list[dict[str, Any]]:
        return [
            {"name": section["name"], "lines": [line["text"] for line in section["lines"]]}
            for section in self.before["sections"]
        ]

    def make(self) -> Lyrics:
        old = {section.name: section for section in Lyrics.model_validate(self.before).sections}
        sections = tuple(_words(row["name"], row["lines"], old.get(row["name"])) for row in self.typed("sections"))
        return Lyrics(text=lyrics_text(sections), sections=sections)


def _words(name: str, lines: Sequence[str], old: LyricSection | None) -> LyricSection:
    """The section with its lines counted; one that did not change keeps the scheme that it was written in."""
    if old is not None and [line.text for line in old.lines] == list(lines):
        return old
    return LyricSection(name=name, lines=scanned(lines))


class _PlanForm(forms.Form):
    tempo_bpm = forms.IntegerField(label=gettext_lazy("Tempo in beats a minute"), min_value=30, max_value=300)


class _ChordsForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Section"), widget=forms.HiddenInput)
    chords = forms.CharField(
        label=gettext_lazy("Chords"),
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false"}),
        help_text=gettext_lazy("Bars between upright lines: C | Am | F G | C"),
        max_length=1000,
    )


class SongPlanEditor(Editor):
    """Tempo and chords; the number of bars of each section stays, and the numerals are computed."""

    form_class = _PlanForm
    groups: ClassVar = [Rows("chart", gettext_lazy("Chords"), _ChordsForm)]

    def row_title(self, name: str, place: int) -> str:
        return str(self.before["form"][place]["name"])

    def initial(self) -> dict[str, Any]:
        return {"tempo_bpm": self.before["tempo_bpm"]}

    def initial_rows(self, name: str) -> list[dict[str, Any]]:
        plan = SongPlan.model_validate(self.before)
        return [{"name": part.name, "chords": _chart(plan, part)} for part in plan.form]

    def make(self) -> SongPlan:
        plan = SongPlan.model_validate(self.before)
        typed = {row["name"]: row["chords"] for row in self.typed("chart")}
        bars = tuple(bar for part in plan.form for bar in _bars(plan, part, typed.get(part.name, "")))
        return plan.model_copy(update={"tempo_bpm": self.form.cleaned_data["tempo_bpm"], "bars": bars})


def _of(plan: SongPlan, part: PlannedSection) -> list[PlannedBar]:
    return [bar for bar in plan.bars if part.first_bar <= bar.number <= part.last_bar]


def _chart(plan: SongPlan, part: PlannedSection) -> str:
    return " | ".join(" ".join(bar.chords) for bar in _of(plan, part))


def _bars(plan: SongPlan, part: PlannedSection, chart: str) -> list[PlannedBar]:
    """The section's bars with the chords of the chart; bars that did not change keep their numerals."""
    old = _of(plan, part)
    written = [cell.split() for cell in chart.strip().strip("|").split("|")]
    if len(written) != len(old) or not all(written):
        values = {"section": part.name, "bars": len(old)}
        raise Unfit(_("%(section)s has %(bars)s bars: write as many, with a chord in each.") % values)
    if [list(bar.chords) for bar in old] == written:
        return old
    return _numbered(old, written, plan.key)


def _numbered(old: list[PlannedBar], written: list[list[str]], key: str) -> list[PlannedBar]:
    """The bars with these chords and the numerals that they have in their company."""
    try:
        numerals = iter(numerals_of([chord for chords in written for chord in chords], key))
    except ChordSymbolError as error:
        raise Unfit(str(error)) from None
    return [
        bar.model_copy(update={"chords": tuple(chords), "roman": tuple(next(numerals) for _chord in chords)})
        for bar, chords in zip(old, written, strict=True)
    ]
