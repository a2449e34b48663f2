"""Blend, hooks, lyrics and theory: is it a piece, and is what is said about it true?"""

import re
from collections import Counter
from collections.abc import Iterator

from agents.content import Lyrics, LyricSection, QualityIssue
from agents.quality.finding import Material, failure, note, warning

_FEWEST_GENRES = 2
_FEWEST_HOOKS = 3
_FEWEST_VERSES = 2
_REFRAIN = re.compile(r"chorus|refrain|hook|coro|estribillo", re.IGNORECASE)
_VERSE = re.compile(r"verse|strophe|stanza|verso|estrofa", re.IGNORECASE)
_STALE_TITLE = re.compile(r"\b(?:meets?|fusion|mash-?up|vs\.?|collides?)\b", re.IGNORECASE)


def check_blend(material: Material) -> Iterator[QualityIssue]:
    """At least two genres of the request, each with ingredients, none of them given twice or excluded."""
    blend = material.decided.genre_blend
    if blend is None:
        return
    known = {genre.slug for genre in material.genres}
    parts = [part for part in blend.parts if part.slug in known]
    if len({part.slug for part in parts}) < min(_FEWEST_GENRES, len(known)) or len(blend.parts) < _FEWEST_GENRES:
        yield failure("genre_blend", "theory", "The blend needs at least two genres of the request with ingredients.")
    for part in blend.parts:
        if part.slug not in known or part.slug in material.brief.excluded_genres:
            yield failure("genre_blend", "theory", f"{part.name} was not asked for in this lesson.")
        if not part.reason.strip():
            yield warning("genre_blend", "theory", f"No reason is given for what {part.name} brings.")
    counts = Counter(ingredient for part in blend.parts for ingredient in part.ingredients)
    for ingredient in [name for name, count in counts.items() if count > 1]:
        yield failure("genre_blend", "theory", f"The {ingredient} is said to come from more than one genre.")
    if _STALE_TITLE.search(blend.title):
        yield note("genre_blend", "educational", "The title names the method, not the piece.")


def check_hooks(material: Material) -> Iterator[QualityIssue]:
    """Three different hooks, at most one of them chosen."""
    hooks = material.decided.hooks
    if hooks is None:
        return
    texts = {" ".join(hook.text.lower().split()) for hook in hooks.hooks if hook.text.strip()}
    if len(texts) < _FEWEST_HOOKS:
        yield failure("hooks", "educational", "The lesson needs three different hooks to choose from.")
    if sum(hook.chosen for hook in hooks.hooks) > 1:
        yield failure("hooks", "educational", "Only one hook can be the chosen one.")
    if len({hook.id for hook in hooks.hooks}) < len(hooks.hooks):
        yield failure("hooks", "educational", "Two hooks have the same id.")


def check_lyrics(material: Material) -> Iterator[QualityIssue]:
    """A chorus and two verses, as far as the form of the piece has room for them; no line twice outside the chorus."""
    lyrics = material.decided.lyrics
    if lyrics is None:
        return
    refrains = [section for section in lyrics.sections if _REFRAIN.search(section.name)]
    verses = [section for section in lyrics.sections if _VERSE.search(section.name)]
    if not refrains and _planned(material, "chorus", 1):
        yield failure("lyrics", "educational", "The lyrics need a chorus.")
    wanted = _planned(material, "verse", _FEWEST_VERSES)
    if len(verses) < wanted:
        yield failure("lyrics", "educational", f"The lyrics need {wanted} verses and have {len(verses)}.")
    yield from _check_repeats(lyrics, refrains)
    yield from _check_form(lyrics, material)


def _planned(material: Material, kind: str, wanted: int) -> int:
    """How many sections of a kind can be asked for: a piece of eight bars has no room for two verses."""
    plan = material.decided.song_plan
    return min(wanted, sum(section.kind == kind for section in plan.form)) if plan else wanted


def _check_repeats(lyrics: Lyrics, refrains: list[LyricSection]) -> Iterator[QualityIssue]:
    sung = {line.text.strip().lower() for section in refrains for line in section.lines}
    lines = [line.text.strip().lower() for s in lyrics.sections if s not in refrains for line in s.lines]
    again = [line for line, count in Counter(lines).items() if count > 1 and line not in sung]
    if again:
        yield warning("lyrics", "educational", f"The line “{again[0]}” comes twice outside the chorus.")


def _check_form(lyrics: Lyrics, material: Material) -> Iterator[QualityIssue]:
    plan = material.decided.song_plan
    if plan is None:
        return
    names = {section.name.lower() for section in plan.form}
    strange = [section.name for section in lyrics.sections if section.name.lower() not in names]
    if strange:
        yield warning("lyrics", "theory", f"{strange[0]} has words and is not a section of the piece.")


def check_plan(material: Material) -> Iterator[QualityIssue]:
    """The plan covers every bar; what could not be honoured is passed on to the teacher."""
    plan = material.decided.song_plan
    if plan is None:
        return
    if [bar.number for bar in plan.bars] != list(range(1, plan.total_bars + 1)):
        yield failure("song_plan", "theory", "The bars of the plan are not numbered one after another.")
    if plan.form[-1].last_bar != plan.total_bars:
        yield failure("song_plan", "theory", "The form and the bars of the plan differ in length.")
    for sentence in plan.not_honoured:
        yield note("song_plan", "theory", sentence)


def check_theory(material: Material) -> Iterator[QualityIssue]:
    """Every claim is proved on the plan of the piece."""
    from agents.theory import verify  # deferred: the proofs load the music engine

    analysis, plan = material.decided.theory_analysis, material.decided.song_plan
    if analysis is None:
        return
    for claim in analysis.claims:
        if not claim.verified:
            yield failure("theory_analysis", "theory", f"“{claim.text}” has not been proved.")
        elif plan is not None and (reason := verify(claim, plan, material.genres)):
            yield failure("theory_analysis", "theory", f"“{claim.text}” does not hold: {reason}")
    if plan is not None and (analysis.key, analysis.meter) != (plan.key, plan.meter):
        yield failure("theory_analysis", "theory", "The analysis names another key or meter than the piece has.")
