"""The theory section of a lesson, written from facts."""

from agents.content import Claim, FormPart, ProgressionUse, TheoryAnalysis
from agents.theory.selection import choose_facts
from agents.theory.verification import contradiction
from agents.theory.wording import sentence, wording_level
from agents.writers.base import Task, WriterError
from music.plan import SongPlan
from music.theory.checks import facts


def analyse(task: Task) -> TheoryAnalysis:
    """The theory of the piece that the task has decided on: its frame, the chords of every section, and 8 to 14 claims,
    the teacher's objectives first. Every claim is proved before it is returned.

    Raises WriterError when no song plan has been decided yet.
    """
    plan = task.decided.song_plan
    if plan is None:
        raise WriterError("There is no song plan to analyze yet.")
    return TheoryAnalysis(
        key=plan.key,
        tempo_bpm=plan.tempo_bpm,
        meter=plan.meter,
        form=tuple(FormPart(name=each.name, bars=(each.first_bar, each.last_bar)) for each in plan.form),
        progressions=progressions(plan),
        claims=_claims(task, plan),
    )


def progressions(plan: SongPlan) -> tuple[ProgressionUse, ...]:
    """The chords and Roman numerals of every section, bar by bar."""
    uses = []
    for section in plan.form:
        bars = plan.bars[section.first_bar - 1 : section.last_bar]
        chords = tuple(chord for bar in bars for chord in bar.chords)
        roman = tuple(numeral for bar in bars for numeral in bar.roman)
        uses.append(
            ProgressionUse(section=section.name, bars=(section.first_bar, section.last_bar), chords=chords, roman=roman)
        )
    return tuple(uses)


def _claims(task: Task, plan: SongPlan) -> tuple[Claim, ...]:
    random = task.random()
    level = wording_level(task.brief.skill_level, task.brief.grade)
    claims = []
    for fact in choose_facts(facts(plan, task.genres), task.brief, random):
        text = sentence(fact, level, random)
        if contradiction(text, fact) is None:
            claims.append(Claim(text=text, concept=fact.concept, bars=fact.bars, check=fact.check, verified=True))
    return tuple(claims)
