"""What the templates of a lesson need to be said in Python."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django import template
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mashups import lesson_words
from mashups.chart import Stretch, TimedActivity, stretches, timed
from mashups.chips import Correctable
from mashups.chips import correctable as correctable_fields
from music.brief import Brief
from music.genres import load_atlas

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A symbol of `static/img/icons.svg`; silent to a screen reader unless it has a label of its own."""
    address = static("img/icons.svg")
    if label:
        shape = '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"></use></svg>'
        return format_html(shape, label, address, name)
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', address, name)


def _word(words: Mapping[str, Any], name: Any) -> str:
    return str(words.get(str(name)) or str(name).replace("_", " ").capitalize())


@register.filter
def heading(kind: str) -> str:
    """The heading of a section."""
    return _word(lesson_words.HEADINGS, kind)


@register.filter
def step_name(kind: str) -> str:
    """The short name of a section, for the list of steps."""
    return _word(lesson_words.STEPS, kind)


@register.filter
def ingredient_name(ingredient: str) -> str:
    return _word(lesson_words.INGREDIENTS, ingredient)


@register.filter
def dimension_name(dimension: str) -> str:
    return _word(lesson_words.DIMENSIONS, dimension)


@register.filter
def question_kind(kind: str) -> str:
    return _word(lesson_words.QUESTION_KINDS, kind)


@register.filter
def role_name(role: str) -> str:
    return _word(lesson_words.ROLES, role)


@register.filter
def genre_name(slug: str) -> str:
    """The atlas' name of a genre; the slug in words when the atlas has lost it."""
    genre = load_atlas().get(slug)
    return genre.name if genre else _word({}, str(slug).replace("-", " "))


@register.filter
def check_name(check: str) -> str:
    """The name of a check as words: `harmony.chord_tones` reads "harmony, chord tones"."""
    return str(check).replace("_", " ").replace("-", " ").replace(".", ", ")


@register.filter
def shown_seconds(seconds: float | None) -> str:
    """A stretch of time as a person says it: "3.1 s", "42 s", "2 min 5 s"."""
    value = float(seconds or 0)
    if value < 0.1:
        return _("under 0.1 s")
    if value < 10:
        return _("%(seconds).1f s") % {"seconds": value}
    if value < 60:
        return _("%(seconds)d s") % {"seconds": round(value)}
    minutes, rest = divmod(round(value), 60)
    return _("%(minutes)d min %(seconds)d s") % {"minutes": minutes, "seconds": rest}


@register.filter
def letter(number: int) -> str:
    """The letter of an option, counted from 1."""
    return chr(ord("A") + int(number) - 1)


@register.filter
def grade_name(grade: str) -> str:
    """A grade as teachers say it."""
    early = {"PK": _("Pre-K"), "K": _("Kindergarten"), "college": _("College")}
    return early.get(str(grade)) or _("Grade %(grade)s") % {"grade": grade}


@register.filter
def bar_range(bars: Sequence[int]) -> str:
    """A first and last bar as words: "Bars 1 to 8"."""
    first, last = bars[0], bars[-1]
    if first == last:
        return _("Bar %(bar)d") % {"bar": first}
    return _("Bars %(first)d to %(last)d") % {"first": first, "last": last}


@register.filter
def paired(first: Iterable[Any], second: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Two sequences side by side; the shorter is filled with empty text."""
    return list(zip_longest(first or (), second or (), fillvalue=""))


@register.filter
def at(values: Mapping[str, Any] | None, key: str) -> Any:
    """The value under a key that is itself a variable."""
    return (values or {}).get(key)


@register.filter
def chart(plan: Mapping[str, Any]) -> tuple[Stretch, ...]:
    """The stretches of a song plan with their bars."""
    return stretches(plan)


@register.filter
def minute_marks(guide: Mapping[str, Any]) -> tuple[TimedActivity, ...]:
    """The activities of a teaching guide with the minutes they begin and end at."""
    return timed(guide)


@register.filter
def rubric_levels(rubric: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """The names of a rubric's columns, strongest first."""
    count = max((len(row["levels"]) for row in rubric), default=0)
    named = lesson_words.RUBRIC_LEVELS.get(count)
    if named:
        return tuple(str(name) for name in named)
    return tuple(_("Level %(number)d") % {"number": count - index} for index in range(count))


@register.filter
def sings(text: str, hook: str) -> bool:
    """Whether a line sings the hook, whatever its punctuation and capitals."""
    return bool(hook) and _bare(hook) in _bare(text)


def _bare(text: str) -> str:
    kept = "".join(character if character.isalnum() else " " for character in str(text).lower())
    return f" {' '.join(kept.split())} "


@register.filter
def chosen_text(hooks: Mapping[str, Any] | None) -> str:
    """The words of the hook that was chosen; empty when none was."""
    return next((str(hook["text"]) for hook in (hooks or {}).get("hooks", ()) if hook.get("chosen")), "")


@register.filter
def syllables_counted(line: Mapping[str, Any]) -> str:
    count = len(line.get("syllables") or ())
    return ngettext("%(count)d syllable", "%(count)d syllables", count) % {"count": count}


@register.simple_tag(takes_context=True)
def correctable(context: Context, readings: Iterable[Any]) -> list[Correctable]:
    """The readings as small fields, each with the correction that came with this request."""
    request = context.get("request")
    posted: Mapping[str, str] = request.POST if request is not None else {}
    return correctable_fields(readings, posted)


@dataclass(frozen=True)
class Work:
    """How far a composition is, in sections."""

    done: int
    total: int
    running: bool


@register.simple_tag
def composition(steps: Sequence[Mapping[str, Any]]) -> Work:
    """How many of the steps are done, and whether one still has to be."""
    done = sum(step["status"] == "done" for step in steps or ())
    total = len(steps or ())
    return Work(done, total, done < total)


@register.filter
def clock(seconds: float) -> str:
    """Seconds as a running clock shows them: "1:05"."""
    minutes, rest = divmod(max(0, int(seconds or 0)), 60)
    return f"{minutes}:{rest:02d}"


@register.filter
def about_time(seconds: float) -> str:
    """An expected time without false precision: "2 s", "40 s", "4 min"."""
    if seconds < 90:
        return _("%(seconds)d s") % {"seconds": max(1, round(seconds))}
    return _("%(minutes)d min") % {"minutes": round(seconds / 60)}


@register.filter
def section_template(kind: str) -> str:
    """The template that shows the content of a kind."""
    return f"mashups/sections/_{kind}.html"


@register.filter
def scores(quality: Mapping[str, Any]) -> list[tuple[str, int]]:
    """The four dimensions of a quality report in order, each held between 0 and 100."""
    return [(name, min(100, max(0, int(quality.get(name, 0))))) for name in lesson_words.DIMENSIONS]


@register.filter
def sentences(content: Any) -> list[str]:
    """Every text of a half-written section that reads as prose, in order."""
    if isinstance(content, str):
        return [content] if " " in content else []
    if isinstance(content, Mapping):
        content = content.values()
    elif not isinstance(content, Sequence):
        return []
    return [text for value in content for text in sentences(value)]


#: A `b` that is a flat: after a note name, or before a degree or a Roman numeral.
_FLAT = re.compile(r"(?:(?<=\b[A-G])|(?<=\b[A-G]b))b|b(?=\d|[IViv]|b[IViv])")


@register.filter
def musical(symbol: str) -> str:
    """A chord symbol, Roman numeral or key name with real accidentals: "Dm7b5" reads "Dm7♭5"."""
    return _FLAT.sub("♭", str(symbol)).replace("#", "♯")


#: A chord symbol with an accidental, or a Roman numeral on a lowered degree, inside a sentence.
_SYMBOL = re.compile(
    r"(?<![\w#])(?:[A-G][b#]?(?:maj|min|m|dim|aug|sus|add|M|°|ø|\+)?\d*(?:(?:b|#|add|sus|maj)\d+)*(?:/[A-G][b#]?)?"
    r"|b[IV]+(?:maj)?\d*)(?![\w#])"
)


@register.filter
def musical_prose(text: str) -> str:
    """Prose with real accidentals in the chord symbols and note names that it mentions."""
    return _SYMBOL.sub(lambda found: musical(found[0]), str(text))


@register.filter
def runs(bars: Sequence[int]) -> list[tuple[int, int]]:
    """Bar numbers as first and last of each unbroken run: 1, 2, 3, 7 gives (1, 3), (7, 7)."""
    found: list[tuple[int, int]] = []
    for bar in sorted(set(bars or ())):
        if found and found[-1][1] == bar - 1:
            found[-1] = (found[-1][0], bar)
        else:
            found.append((bar, bar))
    return found


@register.filter
def reading_label(reading: Any) -> str:
    """What a reading is about, in the language of the page."""
    return str(lesson_words.READINGS.get(reading.field) or reading.label)


@register.simple_tag
def reading_value(reading: Any, brief: Brief | None = None) -> str:
    """What was read, in the language of the page where that is known."""
    if reading.field in {"key", "chords"}:
        return musical(reading.value)
    if not brief:
        return str(reading.value)
    known = {
        "grade": grade_name(brief.grade),
        "skill_level": _word(lesson_words.SKILL_LEVELS, brief.skill_level),
        "minutes": ngettext("%(count)d minute", "%(count)d minutes", brief.minutes) % {"count": brief.minutes},
        "language": _("Spanish") if brief.language == "es" else reading.value,
    }
    return str(known.get(reading.field, reading.value))
