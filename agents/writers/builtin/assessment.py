"""How a class shows what it has learned: questions with a sure key, a performance task and a rubric."""

from collections.abc import Iterator, Sequence

from agents.content import LearningAssessment, Question, RubricRow
from agents.writers.base import Task
from agents.writers.builtin import questions as ask
from agents.writers.builtin.activities import creation_kind
from agents.writers.builtin.activity_slots import groove_phrase
from agents.writers.builtin.blend import INGREDIENT_NAMES
from agents.writers.builtin.concepts import Term, definition_for, focus_terms, leading_term, same_concept
from agents.writers.builtin.guide import terms_of_lesson
from agents.writers.builtin.objectives import audience, concept_slots, defined_slots
from agents.writers.builtin.people import told_people
from agents.writers.builtin.phrasing import Variety, bar_range, listed, paragraph, sentence, spoken
from agents.writers.builtin.prose import phrases
from agents.writers.builtin.questions import Ask, Draft, Setting
from agents.writers.builtin.rhymes import ask_rhyme
from agents.writers.builtin.song import Song

#: One question is taken from each group, in this order; the first of a group that the piece can answer.
_GROUPS: Sequence[Sequence[Ask]] = (
    (ask.ask_definition,),
    (ask.ask_chord_in_bar, ask.ask_numeral, ask.ask_home),
    (ask.ask_section_length, ask.ask_section_start),
    (ask.ask_name,),
    (ask.ask_origin, ask.ask_person),
    (ask.ask_chorus_count, ask.ask_same_chords),
    (ask.ask_feel, ask.ask_lowest),
    (ask.ask_ingredient, ask_rhyme),
    (ask.ask_hook, ask.ask_meter),
)
_EARLY_GROUPS: Sequence[Sequence[Ask]] = (
    (ask.ask_meter,),
    (ask.ask_definition,),
    (ask.ask_feel, ask.ask_lowest),
    (ask.ask_hook, ask_rhyme),
    (ask.ask_ingredient, ask.ask_origin),
)
_MOST_KEYED = 6  # questions with one right answer; one short answer and one performance follow
_MOST_EARLY = 4


def write_assessment(task: Task) -> LearningAssessment:
    """The section learning_assessment for the task's song, concepts and class."""
    variety = Variety(task.random())
    setting = Setting(Song.of(task), terms_of_lesson(task, variety), variety)
    drafts = [*_keyed(setting), _short_answer(setting), _performance(setting)]
    questions = tuple(
        Question(id=f"question-{n}", kind=d.kind, prompt=d.prompt, options=d.options, answer=d.answer, bars=d.bars)
        for n, d in enumerate(drafts, start=1)
    )
    return LearningAssessment(questions=questions, rubric=tuple(_rubric(setting)))


def _keyed(setting: Setting) -> list[Draft]:
    early = setting.band == "early"
    found = [draft for group in (_EARLY_GROUPS if early else _GROUPS) if (draft := _first(group, setting)) is not None]
    most = _MOST_EARLY if early else _MOST_KEYED
    kept = found if len(found) <= most else _thinned(found, most, setting.variety)
    return sorted(kept, key=lambda draft: draft.kind == "listening")


def _first(group: Sequence[Ask], setting: Setting) -> Draft | None:
    made = (question(setting) for question in setting.variety.shuffled(group))
    return next((draft for draft in made if draft is not None and (len(draft.options) >= 2)), None)


def _thinned(drafts: list[Draft], most: int, variety: Variety) -> list[Draft]:
    """As many as asked, the first always among them, in their order."""
    kept = {0, *variety.shuffled(range(1, len(drafts)))[: most - 1]}
    return [draft for index, draft in enumerate(drafts) if index in kept]


def _short_answer(setting: Setting) -> Draft:
    kind = setting.variety.pick(["meeting", "explain", "credit"])
    one, other = setting.genres[0], setting.genres[min(1, len(setting.genres) - 1)]
    term = setting.terms[0]
    prompt = setting.prompt(kind, a=spoken(one), b=spoken(other), **defined_slots(term.name))
    return Draft("short_answer", prompt, _model_answer(kind, term, setting))


def _model_answer(kind: str, term: Term, setting: Setting) -> str:
    if kind == "explain":
        return paragraph(
            [definition_for(term, setting.brief), "" if setting.band == "early" else _place(term, setting)]
        )
    if kind == "credit":
        people = [(told_people(setting.song.task, genre)[0], spoken(genre)) for genre in setting.genres[:2]]
        return paragraph(
            sentence(f"for {name}: {person.name}, who {person.did.rstrip('.')}") for person, name in people
        )
    return _meeting_answer(setting)


def _place(term: Term, setting: Setting) -> str:
    """Where the concept is in the piece, if an analysis has proved it; else what a good answer holds."""
    analysis = setting.song.task.decided.theory_analysis
    claims = analysis.claims if analysis else ()
    for claim in claims:
        if claim.verified and claim.bars and same_concept(claim.concept, term.name):
            return f"In our piece, for example, in {bar_range(min(claim.bars), max(claim.bars))}."
    return "A good answer names a place in the piece or a recording and says what is heard there."


def _meeting_answer(setting: Setting) -> str:
    lines = []
    for genre in setting.genres:
        given = [
            INGREDIENT_NAMES[part]
            for part, slug in setting.song.sources.items()
            if slug == genre.slug and part in INGREDIENT_NAMES
        ]
        if given:
            lines.append(sentence(f"{spoken(genre)} brings {listed(given)}"))
    return paragraph([*lines, "Any two of these, one for each style, make a full answer."])


def _performance(setting: Setting) -> Draft:
    groove = groove_phrase(setting.song)
    section = setting.song.first("chorus", "verse")
    answer = (
        "The beat stays steady from the first bar into the hook, the pattern is clear, and the hook starts in time. "
        f"Try it at {setting.song.plan.tempo_bpm} beats a minute; score it with the rubric."
    )
    bars = tuple(range(section.first_bar, section.last_bar + 1))
    return Draft("performance", setting.prompt("perform", groove=groove), answer, (), bars)


def _rubric(setting: Setting) -> Iterator[RubricRow]:
    asked = focus_terms(setting.brief, setting.genres)
    one, other = setting.genres[0], setting.genres[min(1, len(setting.genres) - 1)]
    slots = {
        **concept_slots(leading_term(setting.terms).name), "a": spoken(one), "b": spoken(other),
        "groove": groove_phrase(setting.song), "tempo": setting.song.plan.tempo_bpm,
    }  # fmt: skip
    for criterion in ("groove", "concept" if asked else "hook", "create", "culture"):
        levels = phrases("rubric", criterion, _rubric_row(criterion, setting))
        name = setting.variety.pick(phrases("rubric", criterion, "name")).format(**slots)
        yield RubricRow(criterion=name, levels=tuple(sentence(level.format(**slots)) for level in levels))


def _rubric_row(criterion: str, setting: Setting) -> str:
    if audience(setting.brief.grade) == "early":
        return "early"
    return creation_kind(setting.brief, setting.terms) if criterion == "create" else "any"
