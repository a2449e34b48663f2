"""Which ingredient comes from which genre, why, and where the genres really meet."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from agents.content import INGREDIENTS, BlendPart, GenreBlend, Ingredient
from agents.writers.base import Task
from agents.writers.builtin.concepts import focus_terms
from agents.writers.builtin.phrasing import (
    Variety,
    clause,
    genre_name,
    listed,
    lowered,
    our,
    paragraph,
    plain,
    sentence,
    sentences_of,
    spoken,
)
from agents.writers.builtin.prose import has_phrases, phrases
from agents.writers.builtin.song import planned_with
from agents.writers.builtin.titles import blend_title
from music.genres import Genre
from music.plan import SongPlan

#: How an ingredient is called in a sentence.
INGREDIENT_NAMES: Mapping[str, str] = {
    "harmony": "the chords", "groove": "the groove", "bass": "the bass", "melody": "the shape of the tune",
    "form": "the form", "instrumentation": "the instruments", "lyrics": "the way of writing words",
}  # fmt: skip
#: What a teacher asks about first.
_WEIGHT = ("groove", "harmony", "bass", "lyrics", "melody", "form", "instrumentation")
_REASONS_EACH = 2  # ingredients that get a sentence of their own
_MOST_INSTRUMENTS = 4
#: What the reader says to the teacher beside the chips; a lesson says it in its own way or not at all.
_SAID_TO_THE_TEACHER = re.compile(r"^We added .+ to go with |\bstands in for\b|^You did not name|\byour request\b")
_MENTIONED = re.compile(r"because your request mentions (.+?)\.?$")


@dataclass(frozen=True)
class Mixture:
    """Who gives what, and the piece that comes of it.

    The blend is written before the plan is recorded, but the plan follows from the request, the ingredients and the
    seed: it is computed here too, so that the blend says nothing of the piece that the piece then does not do.
    """

    task: Task
    ingredients: Mapping[str, str]
    variety: Variety

    @cached_property
    def plan(self) -> SongPlan:
        """The song plan that these ingredients lead to."""
        return self.task.decided.song_plan or planned_with(self.task, self.ingredients)

    @cached_property
    def details(self) -> Mapping[str, str]:
        """Ingredient to what it is in this piece: "Turnaround: Imaj7 vi7 ii7 V7"."""
        return {source.ingredient: source.detail for source in self.plan.ingredients}

    @property
    def used(self) -> list[Genre]:
        """The genres that give something, in the order of the request."""
        return [genre for genre in self.task.genres if genre.slug in self.ingredients.values()]

    def band(self) -> list[str]:
        """Up to four instruments of the piece that are not voices."""
        names = dict.fromkeys(part.name for part in self.plan.parts if part.role != "voice")
        return list(names)[:_MOST_INSTRUMENTS]


def write_blend(task: Task) -> GenreBlend:
    """The section genre_blend; ingredients are those of the song plan when there is one."""
    mixture = Mixture(task, _ingredients(task), Variety(task.random()))
    focus = focus_terms(task.brief, task.genres)
    return GenreBlend(
        title=blend_title(task.brief, mixture.used, focus, mixture.ingredients, mixture.band(), mixture.variety),
        parts=tuple(_part(genre, mixture) for genre in mixture.used),
        rationale=_rationale(mixture),
    )


def _ingredients(task: Task) -> Mapping[str, str]:
    plan = task.decided.song_plan
    if plan and plan.ingredients:
        return {source.ingredient: source.genre for source in plan.ingredients}
    from music.blending import choose_ingredients  # deferred: the music engine is large

    return choose_ingredients(task.genres, task.brief, task.seed)


def _part(genre: Genre, mixture: Mixture) -> BlendPart:
    mine: tuple[Ingredient, ...] = tuple(
        name for name in get_args(Ingredient) if mixture.ingredients.get(name) == genre.slug and name in INGREDIENTS
    )
    opening = mixture.variety.pick(phrases("blend", "opening", "single" if len(mine) == 1 else "several"))
    parts = listed([INGREDIENT_NAMES[name] for name in mine])
    lead = opening.format(a=spoken(genre), A=_capital(spoken(genre)), parts=parts, Parts=_capital(parts))
    told = sorted(mine, key=_WEIGHT.index)[:_REASONS_EACH]
    reasons = [_reason(name, genre, mixture) for name in told]
    return BlendPart(slug=genre.slug, name=genre_name(genre), ingredients=mine, reason=paragraph([lead, *reasons]))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _reason(ingredient: str, genre: Genre, mixture: Mixture) -> str:
    """A sentence on what an ingredient is in this piece."""
    patterns = phrases("blend", ingredient, _kind(ingredient, genre, mixture))
    return sentence(mixture.variety.pick(patterns).format(**_facts(ingredient, genre, mixture)))


def _kind(ingredient: str, genre: Genre, mixture: Mixture) -> str:
    """Which shelf of phrases fits: by what the teacher stated, by meter, by whether the tradition is sacred."""
    if ingredient == "instrumentation" and mixture.task.brief.instruments:
        return "asked"
    if ingredient == "harmony" and (mixture.task.brief.chords or not _progression_note(genre, mixture)):
        return "stated" if mixture.task.brief.chords else "bare"
    if ingredient == "bass" and genre.bass.meter != mixture.plan.meter:
        return "adapted"
    return "sacred" if genre.culture.sacred and has_phrases("blend", ingredient, "sacred") else "plain"


def _facts(ingredient: str, genre: Genre, mixture: Mixture) -> Mapping[str, str | int]:
    plan, detail = mixture.plan, mixture.details.get(ingredient, "")
    facts: dict[str, str | int] = {"a": spoken(genre), "meter": plan.meter}
    if ingredient == "harmony":
        return {**facts, **_harmony_facts(detail, genre, mixture)}
    if ingredient == "groove":
        return {**facts, "name": _groove_name(detail), "tempo": plan.tempo_bpm}
    if ingredient == "bass":
        return {
            **facts,
            "name": lowered(genre.bass.name),
            "description": lowered(sentences_of(genre.bass.description)[0]),
        }
    if ingredient == "melody":
        return {**facts, "description": sentences_of(genre.melody.description)[0]}
    if ingredient == "form":
        return {**facts, "sections": listed([section.name.lower() for section in plan.form])}
    if ingredient == "instrumentation":
        asked = [request.name for request in mixture.task.brief.instruments]
        return {**facts, "instruments": listed(asked or mixture.band())}
    low, high = plan.line_syllables
    return {**facts, "low": low, "high": high, "scheme": plan.rhyme_scheme}


def _groove_name(detail: str) -> str:
    """A groove's name before the word "groove": "boom bap" for "Boom bap groove"."""
    return plain(lowered(detail.removesuffix(" groove")))


def _harmony_facts(detail: str, genre: Genre, mixture: Mixture) -> Mapping[str, str]:
    name, _, numerals = detail.partition(": ")
    different = list(dict.fromkeys(numerals.split()))
    note = _progression_note(genre, mixture)
    return {
        "name": lowered(name).removeprefix("the "),
        "roman": f"{numerals}" if len(different) > 1 else f"{numerals.split()[0] if different else 'I'} in every bar",
        "note_joined": f". {sentence(note)}" if ":" in note else f": {clause(note)}.",
    }


def _progression_note(genre: Genre, mixture: Mixture) -> str:
    """What the atlas says of the progression that the verses stand on; empty when it is none of the genre's own."""
    name = mixture.details.get("harmony", "").partition(": ")[0]
    return next((progression.note for progression in genre.progressions if progression.name == name), "")


def _rationale(mixture: Mixture) -> str:
    task, used, ingredients, variety = mixture.task, mixture.used, mixture.ingredients, mixture.variety
    if len(used) < 2:
        return task.brief.partner_reason or sentence(used[0].meets.strengths)
    timekeeper = next((genre for genre in used if genre.slug == ingredients.get("groove")), used[0])
    other = next(genre for genre in used if genre is not timekeeper)
    meeting = _meeting(mixture, other, timekeeper)
    split = _split(other, timekeeper, ingredients, variety)
    strength = _strength(variety.pick([timekeeper, other]), variety)
    body = [strength, split] if variety.chance(0.25) else [split, strength]
    more = [_addition(genre, ingredients, variety) for genre in used if genre not in (timekeeper, other)]
    return paragraph([meeting, *body, *more, _theme(task, variety), _why_added(mixture)])


def _addition(genre: Genre, ingredients: Mapping[str, str], variety: Variety) -> str:
    """What a third or later genre brings."""
    parts = listed([INGREDIENT_NAMES[name] for name in INGREDIENTS if ingredients.get(name) == genre.slug])
    name = spoken(genre)
    return variety.pick(phrases("blend", "more", "text")).format(a=name, A=_capital(name), parts=parts)


def _strength(genre: Genre, variety: Variety) -> str:
    pattern = variety.pick(phrases("blend", "strength", "text"))
    said = genre.meets.strengths
    return pattern.format(
        a=spoken(genre), A=_capital(spoken(genre)), strengths=said, strengths_clause=f"{clause(said)}."
    )


def _meeting(mixture: Mixture, one: Genre, other: Genre) -> str:
    variety, meter = mixture.variety, mixture.plan.meter
    reason = _told_reason(mixture.task.brief.partner_reason) or partner_reason(one, other)
    slots = {"a": spoken(one), "A": _capital(spoken(one)), "b": spoken(other)}
    if reason:
        return variety.pick(phrases("blend", "meeting", "known")).format(reason=sentence(reason))
    if one.culture.sacred != other.culture.sacred:
        kind = "sacred"
        slots = slots if one.culture.sacred else {"a": slots["b"], "A": _capital(slots["b"]), "b": slots["a"]}
    elif one.lyrics.call_and_response and other.lyrics.call_and_response:
        kind = "call"
    elif meter in one.meters and meter in other.meters:
        kind = "meter"
    else:
        kind = "contrast"
    return variety.pick(phrases("blend", "meeting", kind)).format(meter=meter, **slots)


def _told_reason(reason: str) -> str:
    """What a reason says of the music itself."""
    return paragraph(part for part in sentences_of(reason) if not _SAID_TO_THE_TEACHER.search(part))


def _why_added(mixture: Mixture) -> str:
    """Which words of the request brought in a genre that it did not name."""
    found = _MENTIONED.search(mixture.task.brief.partner_reason)
    if not found:
        return ""
    return f"{_capital(spoken(mixture.task.genres[-1]))} is here because the request speaks of {found.group(1)}."


def partner_reason(one: Genre, other: Genre) -> str:
    """What the atlas says of these two together, from either side; empty when it says nothing."""
    for genre, partner in ((one, other), (other, one)):
        for known in genre.meets.partners:
            if known.slug == partner.slug:
                return known.reason
    return ""


def _split(one: Genre, timekeeper: Genre, ingredients: Mapping[str, str], variety: Variety) -> str:
    plain = {"harmony": "harmony", "bass": "bass", "melody": "melody", "form": "form", "lyrics": "way with words",
             "instrumentation": "instruments"}  # fmt: skip
    time = "groove"
    rest = [plain[name] for name in _WEIGHT if name in plain and ingredients.get(name) == one.slug]
    if not rest:
        return ""
    text = variety.pick(phrases("blend", "split", "text"))
    if "comes from" in text and (len(rest) > 1 or rest[0].endswith("s")):
        text = text.replace("comes from", "come from")
    return sentence(text.format(a=spoken(one), b=spoken(timekeeper), time=time, rest=listed(rest[:3])))


def _theme(task: Task, variety: Variety) -> str:
    theme = our(task.brief.theme.strip())
    if not theme:
        return ""
    return sentence(variety.pick(phrases("blend", "theme", "text")).format(theme=theme, Theme=_capital(theme)))
