"""Which ingredient comes from which genre, why, and where the genres really meet."""

from collections.abc import Mapping, Sequence
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
from agents.writers.builtin.prose import phrases
from agents.writers.builtin.titles import blend_title
from music.brief import Brief
from music.genres import Genre, Progression

#: How an ingredient is called in a sentence.
INGREDIENT_NAMES: Mapping[str, str] = {
    "harmony": "the chords", "groove": "the groove", "bass": "the bass", "melody": "the shape of the tune",
    "form": "the form", "instrumentation": "the instruments", "lyrics": "the way of writing words",
}  # fmt: skip
#: What a teacher asks about first.
_WEIGHT = ("groove", "harmony", "bass", "lyrics", "melody", "form", "instrumentation")
_REASONS_EACH = 2  # ingredients that get a sentence of their own


def write_blend(task: Task) -> GenreBlend:
    """The section genre_blend; ingredients are those of the song plan when there is one."""
    variety = Variety(task.random())
    ingredients = _ingredients(task)
    used = [genre for genre in task.genres if genre.slug in ingredients.values()]
    focus = focus_terms(task.brief, task.genres)
    return GenreBlend(
        title=blend_title(task.brief, used, focus, ingredients, variety),
        parts=tuple(_part(genre, ingredients, task.brief, variety) for genre in used),
        rationale=_rationale(task, used, ingredients, variety),
    )


def _ingredients(task: Task) -> Mapping[str, str]:
    plan = task.decided.song_plan
    if plan and plan.ingredients:
        return {source.ingredient: source.genre for source in plan.ingredients}
    from music.blending import choose_ingredients  # deferred: the music engine is large

    return choose_ingredients(task.genres, task.brief, task.seed)


def _part(genre: Genre, ingredients: Mapping[str, str], brief: Brief, variety: Variety) -> BlendPart:
    mine: tuple[Ingredient, ...] = tuple(
        name for name in get_args(Ingredient) if ingredients.get(name) == genre.slug and name in INGREDIENTS
    )
    opening = variety.pick(phrases("blend", "opening", "single" if len(mine) == 1 else "several"))
    parts = listed([INGREDIENT_NAMES[name] for name in mine])
    lead = opening.format(a=spoken(genre), A=_capital(spoken(genre)), parts=parts, Parts=_capital(parts))
    told = sorted(mine, key=_WEIGHT.index)[:_REASONS_EACH]
    reasons = [_reason(name, genre, brief, variety) for name in told]
    return BlendPart(slug=genre.slug, name=genre_name(genre), ingredients=mine, reason=paragraph([lead, *reasons]))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _reason(ingredient: str, genre: Genre, brief: Brief, variety: Variety) -> str:
    if ingredient == "instrumentation" and brief.instruments:
        asked = listed([request.name for request in brief.instruments])
        return variety.pick(phrases("blend", ingredient, "asked")).format(instruments=asked)
    return sentence(
        variety.pick(phrases("blend", ingredient, "plain")).format(**_facts(ingredient, genre, brief, variety))
    )


def _facts(ingredient: str, genre: Genre, brief: Brief, variety: Variety) -> Mapping[str, str | int]:
    if ingredient == "harmony":
        return _harmony_facts(variety.pick(_usable(genre.progressions)))
    if ingredient == "groove":
        return {"name": plain(lowered(genre.grooves[0].name)), "tempo": genre.tempo.typical}
    if ingredient == "bass":
        return {"description": lowered(sentences_of(genre.bass.description)[0])}
    if ingredient == "melody":
        return {"description": sentences_of(genre.melody.description)[0]}
    if ingredient == "form":
        return {"name": lowered(genre.forms[0].name), "note": genre.forms[0].note}
    if ingredient == "instrumentation":
        return {"instruments": listed(_band(genre, brief))}
    low, high = genre.lyrics.line_syllables
    return {"low": low, "high": high, "scheme": genre.lyrics.rhyme_scheme}


def _band(genre: Genre, brief: Brief) -> list[str]:
    """Up to four instruments of a genre, without those that the teacher left out."""
    unwanted = [name.lower().rstrip("s") for name in brief.excluded_instruments]
    names = [instrument.name for instrument in genre.instruments if instrument.role != "voice"]
    return [name for name in names if not any(word in name.lower() for word in unwanted)][:4] or names[:1]


def _harmony_facts(progression: Progression) -> Mapping[str, str]:
    name, note = lowered(progression.name), sentence(progression.note)
    return {
        "name": name.removeprefix("the "), "roman": " ".join(progression.roman),
        "note_joined": f". {note}" if ":" in note else f": {clause(note)}.",
    }  # fmt: skip


def _usable(progressions: Sequence[Progression]) -> list[Progression]:
    """Progressions that are short enough to be read in a sentence."""
    return [p for p in progressions if 2 <= len(p.roman) <= 6 and p.use != "drone"] or [progressions[0]]


def _rationale(task: Task, used: Sequence[Genre], ingredients: Mapping[str, str], variety: Variety) -> str:
    if len(used) < 2:
        return task.brief.partner_reason or sentence(used[0].meets.strengths)
    timekeeper = next((genre for genre in used if genre.slug == ingredients.get("groove")), used[0])
    other = next(genre for genre in used if genre is not timekeeper)
    meeting = _meeting(task, other, timekeeper, variety)
    split = _split(other, timekeeper, ingredients, variety)
    strength = _strength(variety.pick([timekeeper, other]), variety)
    body = [strength, split] if variety.chance(0.25) else [split, strength]
    more = [_addition(genre, ingredients, variety) for genre in used if genre not in (timekeeper, other)]
    return paragraph([meeting, *body, *more, _theme(task, variety)])


def _addition(genre: Genre, ingredients: Mapping[str, str], variety: Variety) -> str:
    """What a third or later genre brings."""
    parts = listed([INGREDIENT_NAMES[name] for name in INGREDIENTS if ingredients.get(name) == genre.slug])
    name = spoken(genre)
    return variety.pick(phrases("blend", "more", "text")).format(a=name, A=_capital(name), parts=parts)


def _strength(genre: Genre, variety: Variety) -> str:
    pattern = variety.pick(phrases("blend", "strength", "text"))
    said = genre.meets.strengths
    return pattern.format(a=spoken(genre), A=_capital(spoken(genre)), strengths=said, strengths_clause=lowered(said))


def _meeting(task: Task, one: Genre, other: Genre, variety: Variety) -> str:
    reason = task.brief.partner_reason or partner_reason(one, other)
    slots = {"a": spoken(one), "A": _capital(spoken(one)), "b": spoken(other)}
    if reason:
        return variety.pick(phrases("blend", "meeting", "known")).format(reason=sentence(reason))
    meters = [meter for meter in one.meters if meter in other.meters]
    if one.lyrics.call_and_response and other.lyrics.call_and_response:
        kind = "call"
    elif meters and one.tempo.low <= other.tempo.high and other.tempo.low <= one.tempo.high:
        kind = "meter"
    else:
        kind = "contrast"
    return variety.pick(phrases("blend", "meeting", kind)).format(meter=meters[0] if meters else "", **slots)


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
