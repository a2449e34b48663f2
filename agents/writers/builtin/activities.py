"""The activities of a lesson: what the teacher does and what students do, told from the piece itself."""

from collections.abc import Iterator, Mapping, Sequence

from agents.content import Activity
from agents.standards import standards_for
from agents.writers.builtin.activity_slots import Slots, is_still, lesson_slots, stage_slots
from agents.writers.builtin.concepts import Term, leading_term
from agents.writers.builtin.objectives import audience, for_class
from agents.writers.builtin.phrasing import Variety, paragraph, sentence
from agents.writers.builtin.prose import has_phrases, phrases
from agents.writers.builtin.song import Song
from agents.writers.builtin.strands import strand_for
from agents.writers.builtin.timing import shared_minutes, stages_for
from music.brief import Brief
from music.genres import Listening

_LONG_LESSON = 75  # minutes from which the creative stage has room for two rounds
_HEARD_AS_SWING = 1.3  # long to short, from which a pair of notes is heard as uneven

#: Processes of the standards that a stage works on; the first that the class' standards hold counts.
_PROCESSES: Mapping[str, Sequence[Sequence[str]]] = {
    "listen": (("Re7.2",),),
    "groove": (("Pr4.2b", "Pr5.1"),),
    "harmony": (("Pr4.2",),),
    "hook": (("Pr4.3", "Pr5.1", "Pr4.2"),),
    "lyrics": (("Cr2.1",),),
    "create": (("Cr1.1",), ("Cr3.1",)),
    "perform": (("Pr6.1", "Cr3.2"),),
    "reflect": (("Re9.1",), ("Cn11.0",)),
}


def write_activities(
    song: Song, terms: Sequence[Term], recordings: Sequence[Listening], variety: Variety
) -> tuple[Activity, ...]:
    """Five to eight timed activities that add up to the lesson's minutes."""
    brief = song.task.brief
    stages = stages_for(brief.minutes)
    minutes = shared_minutes(brief.minutes, stages, brief.educational_context)
    slots = lesson_slots(song, terms, recordings, variety)
    return tuple(_activity(stage, minutes[stage], song, terms, slots, variety) for stage in stages)


def _activity(stage: str, minutes: int, song: Song, terms: Sequence[Term], slots: Slots, variety: Variety) -> Activity:
    brief = song.task.brief
    slots = {**slots, **stage_slots(stage, song)}
    teacher = [pattern.format(**slots) for pattern in _teacher(stage, song, terms, slots, variety)]
    return Activity(
        minutes=minutes,
        title=sentence(variety.pick(phrases("activities", stage, "title")).format(**slots)).rstrip("."),
        teacher=paragraph(map(sentence, teacher)),
        students=variety.pick(_students(stage, song, terms)).format(**slots),
        standard_codes=codes_for(stage, brief, song),
    )


def codes_for(stage: str, brief: Brief, song: Song) -> tuple[str, ...]:
    """Codes of the standards that a stage works on, for the class' grade, strand and level."""
    strand = strand_for(brief, song.task.genres)
    codes: list[str] = []
    for choices in _PROCESSES[stage]:
        found = standards_for(brief.grade, choices, strand, brief.skill_level)
        codes += [found[0].code] if found else []
    return tuple(codes)


def _rows(brief: Brief, *keys: str) -> Sequence[str]:
    """The phrases of a table for this class: for the young, for one student, for its way of learning, for anyone."""
    young, alone = audience(brief.grade) == "early", brief.educational_context == "individual_study"
    order = ["early_alone"] * (young and alone) + ["early"] * young + [brief.educational_context, "any"]
    found = next(phrases("activities", *keys, key) for key in order if has_phrases("activities", *keys, key))
    return for_class(found, brief)


def _special(song: Song, stage: str, part: str) -> Sequence[str]:
    """Phrases for a piece that asks for its own: a sacred tradition to listen to, a section on one chord."""
    young = audience(song.task.brief.grade) == "early"
    kinds = ["sacred"] * song.is_sacred + ["still"] * (stage == "harmony" and is_still(song))
    names = [f"early_{kind}" if young else kind for kind in kinds]
    return next((phrases("activities", stage, part, n) for n in names if has_phrases("activities", stage, part, n)), ())


def _teacher(stage: str, song: Song, terms: Sequence[Term], slots: Slots, variety: Variety) -> Iterator[str]:
    """The patterns of what the teacher does, in order: credit where a pattern is
    sacred, an opening, the details that apply, a check."""
    if stage == "groove" and song.genre("groove").culture.sacred:
        yield variety.pick(phrases("activities", stage, "sacred", "any"))
    yield variety.pick(_openings(stage, song, terms))
    yield from (variety.pick(for_class(rows, song.task.brief)) for rows in _details(stage, song, slots))
    checks = _checks(stage, song.task.brief)
    if checks:
        yield variety.pick(checks)


def _checks(stage: str, brief: Brief) -> Sequence[str]:
    alone, young = brief.educational_context == "individual_study", audience(brief.grade) == "early"
    order = ["individual_study"] * alone + ["early"] * young + [brief.skill_level, "concept", "any"]
    found = (
        phrases("activities", stage, "check", key) for key in order if has_phrases("activities", stage, "check", key)
    )
    return next(found, ())


def _openings(stage: str, song: Song, terms: Sequence[Term]) -> Sequence[str]:
    brief = song.task.brief
    if special := _special(song, stage, "opening"):
        return special
    if stage == "create" and audience(brief.grade) != "early" and brief.educational_context != "individual_study":
        return phrases("activities", stage, "opening", creation_kind(brief, terms))
    if stage == "groove" and song.groove.meter != song.plan.meter:
        return phrases("activities", stage, "opening", "adapted")
    return _rows(brief, stage, "opening")


def _details(stage: str, song: Song, slots: Slots) -> Iterator[Sequence[str]]:
    brief = song.task.brief
    young = audience(brief.grade) == "early"
    if stage == "groove":
        yield phrases("activities", stage, "young" if young else "detail", _feel(song))
        if slots["offbeat"] and not young:
            yield _rows(brief, stage, "spot")
    elif stage == "lyrics" and not young:
        yield phrases("activities", stage, "detail", "free" if set(slots["scheme"]) <= {"x"} else "scheme")
        yield phrases("activities", stage, "custom", "any")
    elif stage == "create" and brief.minutes >= _LONG_LESSON:
        yield phrases("activities", stage, "detail", "long")
    elif stage == "harmony" and (young or is_still(song) or song.genre("bass").bass.meter != song.plan.meter):
        return  # the bass pattern of another meter would be a wrong instruction
    elif has_phrases("activities", stage, "detail", "any"):
        yield _rows(brief, stage, "detail")


def _feel(song: Song) -> str:
    """How the parts of the beat are played: by the plan's feel, its ratio and its meter."""
    feel, ratio = song.plan.feel, song.plan.swing_ratio
    if song.plan.meter.endswith("/8"):
        return "compound" if int(song.plan.meter.split("/")[0]) % 3 == 0 else "uneven"
    if feel in ("swing", "shuffle"):
        return feel if ratio > _HEARD_AS_SWING else "straight"
    return feel


def creation_kind(brief: Brief, terms: Sequence[Term]) -> str:
    """What students make: words, a rhythm or a melody, by the concept in focus and the theme."""
    element = leading_term(terms).element if terms else "words"
    if element == "rhythm":
        return "rhythm"
    return "melody" if element in ("melody", "harmony") and not brief.theme else "words"


def _students(stage: str, song: Song, terms: Sequence[Term]) -> Sequence[str]:
    brief = song.task.brief
    told_by_kind = brief.educational_context in ("classroom", "workshop") and audience(brief.grade) != "early"
    if stage == "create" and told_by_kind:
        return phrases("activities", stage, "students", creation_kind(brief, terms))
    if brief.educational_context != "individual_study" and (special := _special(song, stage, "students")):
        return special
    return _rows(brief, stage, "students")
