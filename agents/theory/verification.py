"""The proof of a claim: its check is run again on the plan, and its sentence must not say anything else."""

from collections.abc import Sequence

from agents.content import Claim
from agents.theory.reading import Statement, placed_chords, read_statement, united
from music.genres import Genre
from music.plan import SongPlan
from music.theory.checks import CHECKS, facts_of
from music.theory.fact import Fact, bar_span, runs


def verify(claim: Claim, plan: SongPlan, genres: Sequence[Genre]) -> str | None:
    """What is wrong with a claim, as a sentence, or None when it is proved.

    A claim is proved when the check that it names, run on this plan, finds its concept in exactly its bars, and every
    key, chord, Roman numeral, bar, metre, section, number and excluding term of its sentence belongs to that fact.
    """
    if claim.check not in CHECKS:
        return f"There is no check called “{claim.check}”."
    found = facts_of(claim.check, plan, genres)
    candidates = [fact for fact in found if fact.concept == claim.concept]
    if not candidates:
        return f"The check {claim.check} does not find “{claim.concept}” in this piece."
    exact = [fact for fact in candidates if fact.bars == claim.bars]
    if not exact:
        return f"“{claim.concept}” is found in {_shown(candidates[0].bars)}, not in {_shown(claim.bars)}."
    problems = [contradiction(claim.text, fact) for fact in exact]
    return _misplaced(claim.text, plan) if None in problems else problems[0]


def _misplaced(text: str, plan: SongPlan) -> str | None:
    """A chord that the sentence puts into a bar where the plan has others; None when all are in their places."""
    for chord, number in placed_chords(text):
        if not 1 <= number <= plan.total_bars or chord not in plan.bars[number - 1].chords:
            return f"The sentence puts {chord} into bar {number}, where it does not stand."
    return None


def contradiction(text: str, fact: Fact) -> str | None:
    """Where a sentence says something that its fact does not, or leaves out what it has to say; None when it agrees."""
    missing = [fact.values[name] for name in fact.must if fact.values[name].casefold() not in text.casefold()]
    if missing:
        return f"The sentence does not mention {missing[0]}."
    said, allowed = read_statement(text), _allowed(fact)
    for kind in ("keys", "chords", "numerals", "metres", "sections", "numbers", "terms"):
        if extra := sorted(getattr(said, kind) - getattr(allowed, kind)):
            return f"The sentence mentions {extra[0]}, which the check {fact.check} does not find."
    if wrong := sorted(said.bars - allowed.bars):
        return f"The sentence points at bar {wrong[0]}, where the check {fact.check} finds nothing."
    if wrong_spans := sorted(said.spans - allowed.spans):
        return f"The sentence points at {bar_span(*wrong_spans[0])}, which is not where the check {fact.check} looks."
    return None


def _allowed(fact: Fact) -> Statement:
    """All that a sentence about a fact may mention."""
    values = united(read_statement(value) for value in (*fact.values.values(), fact.concept))
    whole = united([values, _bare(fact)])
    ends = {bar for first, last in runs(fact.bars) for bar in (first, last)}
    return Statement(
        keys=whole.keys, chords=whole.chords, numerals=whole.numerals, metres=whole.metres, sections=whole.sections,
        bars=whole.bars | ends, spans=whole.spans | frozenset(runs(fact.bars)), numbers=whole.numbers,
        terms=whole.terms,
    )  # fmt: skip


def _bare(fact: Fact) -> Statement:
    """Values that are nothing but a number may be bars, or counts, as the sentence needs them; a value that is one
    chord or one numeral is read alone, since A and I mean nothing else there."""
    places = {name: value for name, value in fact.values.items() if value.isdigit()}
    bars = {int(value) for name, value in places.items() if "bar" in name or name in ("first", "last")}
    alone = [read_statement(f"on {value}, here") for value in fact.values.values()]
    return united([Statement(bars=frozenset(bars)), *alone])


def _shown(bars: tuple[int, ...]) -> str:
    spans = [bar_span(first, last) for first, last in runs(bars)]
    return " and ".join(spans) if spans else "no bar"
