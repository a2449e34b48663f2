"""A lesson plan that a colleague could teach tomorrow: timed activities, standards, support, questions."""

from collections.abc import Iterator, Mapping, Sequence

from agents.content import Activity, Differentiation, Standard, TeachingGuide
from agents.standards import standard
from agents.writers.base import Task
from agents.writers.builtin.activities import write_activities
from agents.writers.builtin.activity_slots import section_name, stage_section, word_slots
from agents.writers.builtin.concepts import Term, leading_term, lesson_terms
from agents.writers.builtin.education import chosen_terms
from agents.writers.builtin.objectives import audience, concept_slots, for_class
from agents.writers.builtin.people import told_people
from agents.writers.builtin.phrasing import (
    Variety,
    artist_name,
    clause,
    listed,
    lowered,
    number,
    our,
    sentence,
    sentences_of,
    spoken,
    work_title,
)
from agents.writers.builtin.prose import phrases
from agents.writers.builtin.song import Song
from music.genres import Listening, load_atlas

_YOUNG_QUESTIONS = 4


def write_guide(task: Task) -> TeachingGuide:
    """The section teaching_guide; its activities add up to the brief's minutes."""
    variety = Variety(task.random())
    song = Song.of(task)
    terms = terms_of_lesson(task, variety)
    recordings = [variety.pick(genre.listening) for genre in task.genres]
    slots = _slots(song, terms, recordings, variety)
    activities = write_activities(song, terms, recordings, variety)
    return TeachingGuide(
        duration_minutes=task.brief.minutes,
        materials=tuple(_materials(song, slots, variety)),
        standards=_standards(activities),
        activities=activities,
        differentiation=_differentiation(task, slots, variety),
        discussion_questions=_questions(task, terms, slots, variety),
        extensions=_extensions(task, slots, variety),
    )


def terms_of_lesson(task: Task, variety: Variety) -> tuple[Term, ...]:
    """The concepts of the lesson as it stands, else those that it would choose."""
    content = task.decided.educational_content
    if content is not None:
        return lesson_terms(content.key_concepts, task.genres)
    return chosen_terms(task.brief, task.genres, variety)


def _standards(activities: Sequence[Activity]) -> tuple[Standard, ...]:
    codes = dict.fromkeys(code for activity in activities for code in activity.standard_codes)
    return tuple(Standard(code=code, text=standard(code).text) for code in codes)


def _slots(song: Song, terms: Sequence[Term], recordings: Sequence[Listening], variety: Variety) -> dict[str, str]:
    task = song.task
    one, other = variety.shuffled(task.genres)[:2] if len(task.genres) > 1 else task.genres * 2
    person = variety.pick(told_people(task, one))
    piece = variety.pick([piece for piece in other.listening if piece not in recordings])
    chords = _common_chords(song)
    choruses = len(song.sections("chorus"))
    return {
        "a": spoken(one), "b": spoken(other), "person": person.name, "did": person.did.rstrip("."),
        "title": work_title(piece.title), "artist": artist_name(piece),
        "listen_clause": clause(sentences_of(piece.listen_for)[0]),
        "recordings": listed([f'"{work_title(piece.title)}" ({artist_name(piece)})' for piece in recordings]),
        **concept_slots(leading_term(terms).name), **word_slots(song), "words": listed([lowered(term.name) for term in terms[:3]]),
        "chord_one": chords[0], "chord_two": chords[-1], "total": str(song.plan.total_bars), "key": song.plan.key,
        "tempo": str(song.plan.tempo_bpm), "theme": our(task.brief.theme),
        "about": f" about {our(task.brief.theme)}" if task.brief.theme else "",
        "times": "once" if choruses <= 1 else "twice" if choruses == 2 else f"{number(choruses)} times",
        "section": section_name(stage_section("hook", song), song), "other": _other_genre(song, variety),
    }  # fmt: skip


def _common_chords(song: Song) -> list[str]:
    """The two chords that sound in most bars, the commoner first; one when there is only one."""
    counts: dict[str, int] = {}
    for bar in song.plan.bars:
        for chord in bar.chords:
            counts[chord] = counts.get(chord, 0) + 1
    return sorted(counts, key=lambda chord: -counts[chord])[:2]


def _other_genre(song: Song, variety: Variety) -> str:
    partners = [p.slug for genre in song.task.genres for p in genre.meets.partners]
    outside = [slug for slug in partners if slug not in {genre.slug for genre in song.task.genres}]
    known = [spoken(load_atlas()[slug]) for slug in outside if slug in load_atlas()]
    return variety.pick(known) if known else "a style that students bring"


def _materials(song: Song, slots: Mapping[str, str], variety: Variety) -> Iterator[str]:
    alone = song.task.brief.educational_context == "individual_study"
    young = audience(song.task.brief.grade) == "early"
    yield variety.pick(phrases("guide", "materials", "recordings")).format(**slots)
    yield variety.pick(
        phrases("guide", "materials", "lyrics_early" if young else "lyrics_alone" if alone else "lyrics")
    )
    if not young:
        yield variety.pick(phrases("guide", "materials", "chart")).format(**slots)
    yield variety.pick(phrases("guide", "materials", "pulse")).format(**slots)
    roles = ("bass", "harmony", "drums") if song.plan.parts else ()
    yield from dict.fromkeys(sentence(song.stand_in(role)).rstrip(".") for role in roles)
    if alone:
        yield from phrases("guide", "materials", "alone")


def _differentiation(task: Task, slots: Mapping[str, str], variety: Variety) -> Differentiation:
    young = audience(task.brief.grade) == "early"

    def row(*keys: str) -> str:
        return sentence(variety.pick(for_class(phrases("guide", *keys), task.brief)).format(**slots))

    if slots["chord_one"] == slots["chord_two"] and not young:
        support = row("support", "words")
    else:
        support = row("support", "early" if young else variety.pick(["chords", "chords", "words"]))
    return Differentiation(
        support=support,
        extension=row("extension", "early" if young else "any"),
        language_learners=row("language_learners", "any"),
        accessibility=row("accessibility", "any"),
    )


def _questions(task: Task, terms: Sequence[Term], slots: Mapping[str, str], variety: Variety) -> tuple[str, ...]:
    """Questions about people, meeting, sound and words, in a new order each time."""
    if audience(task.brief.grade) == "early":
        chosen = variety.shuffled(phrases("guide", "questions", "early"))[:_YOUNG_QUESTIONS]
    else:
        words = "theme" if task.brief.theme else "words"
        kinds = [
            "culture",
            "meeting",
            "rhythm" if leading_term(terms).element == "rhythm" else "music",
            words,
            "respect",
        ]
        rows = {kind: for_class(_askable(kind, slots), task.brief) for kind in kinds}
        chosen = [variety.pick(rows[kind]) for kind in variety.shuffled(kinds)]
    return tuple(sentence(question.format(**slots)) for question in chosen)


def _askable(kind: str, slots: Mapping[str, str]) -> Sequence[str]:
    """Questions of a kind that this piece can answer: a chorus heard once does not come back."""
    empty = [slot for slot in ("{line}", "{hook}") if not slots[slot.strip("{}")]]
    empty += ["{times}"] * (slots["times"] == "once")
    return [row for row in phrases("guide", "questions", kind) if not any(slot in row for slot in empty)]


def _extensions(task: Task, slots: Mapping[str, str], variety: Variety) -> tuple[str, ...]:
    young = audience(task.brief.grade) == "early"
    rows = variety.shuffled(phrases("guide", "extensions", "early" if young else "any"))
    return tuple(sentence(row.format(**slots)) for row in rows[: 2 + variety.chance(0.5)])
