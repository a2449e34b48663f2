"""The activities of a lesson: what the teacher does and what students do, told from the piece itself."""

import re
from collections.abc import Iterator, Mapping, Sequence

from agents.content import Activity
from agents.readability import grade_number
from agents.standards import standards_for
from agents.writers.builtin.beats import offbeat_words
from agents.writers.builtin.concepts import Term
from agents.writers.builtin.objectives import audience, with_article
from agents.writers.builtin.phrasing import (
    Variety,
    bar_range,
    clause,
    listed,
    lowered,
    our,
    paragraph,
    plain,
    sentence,
    sentences_of,
    spoken,
    work_title,
)
from agents.writers.builtin.prose import has_phrases, phrases
from agents.writers.builtin.song import Song
from agents.writers.builtin.strands import strand_for
from agents.writers.builtin.timing import shared_minutes, stages_for
from music.brief import Brief
from music.genres import Listening
from music.keys import KeyNameError, parse_key
from music.plan import PlannedSection

Slots = Mapping[str, str]

_LONG_LESSON = 75  # minutes from which the creative stage has room for two rounds
_HEARD_AS_SWING = 1.3  # long to short, from which a pair of notes is heard as uneven
_PLAIN_NAME_WORDS = 3  # a groove's name of more words is quoted
_LONGEST_CHART = 8  # bars that a teacher puts on the board at once
_ROOT = re.compile(r"^[A-G][b#♭♯]?")

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
    slots = _slots(song, terms, recordings, variety)
    return tuple(_activity(stage, minutes[stage], song, terms, slots, variety) for stage in stages)


def _activity(stage: str, minutes: int, song: Song, terms: Sequence[Term], slots: Slots, variety: Variety) -> Activity:
    brief = song.task.brief
    slots = {**slots, **_stage_slots(stage, song)}
    teacher = [pattern.format(**slots) for pattern in _teacher(stage, song, terms, slots, variety)]
    return Activity(
        minutes=minutes,
        title=sentence(variety.pick(phrases("activities", stage, "title")).format(**slots)).rstrip("."),
        teacher=paragraph(map(sentence, teacher)),
        students=variety.pick(_students(stage, brief, terms)).format(**slots),
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
    return next(phrases("activities", *keys, key) for key in order if has_phrases("activities", *keys, key))


def _teacher(stage: str, song: Song, terms: Sequence[Term], slots: Slots, variety: Variety) -> Iterator[str]:
    """The patterns of what the teacher does, in order: an opening, the details that apply, a check."""
    yield variety.pick(_openings(stage, song, terms))
    yield from (variety.pick(rows) for rows in _details(stage, song, slots))
    checks = _checks(stage, song.task.brief)
    if checks:
        yield variety.pick(checks)


def _checks(stage: str, brief: Brief) -> Sequence[str]:
    for key in ("individual_study", brief.skill_level, "concept", "any"):
        fits = key != "individual_study" or brief.educational_context == key
        if fits and has_phrases("activities", stage, "check", key):
            return phrases("activities", stage, "check", key)
    return ()


def _openings(stage: str, song: Song, terms: Sequence[Term]) -> Sequence[str]:
    brief = song.task.brief
    if stage == "create" and audience(brief.grade) != "early" and brief.educational_context != "individual_study":
        return phrases("activities", stage, "opening", creation_kind(brief, terms))
    if stage == "groove" and song.groove.meter != song.plan.meter:
        return phrases("activities", stage, "opening", "adapted")
    return _rows(brief, stage, "opening")


def _details(stage: str, song: Song, slots: Slots) -> Iterator[Sequence[str]]:
    brief = song.task.brief
    young = audience(brief.grade) == "early"
    if stage == "groove":
        yield phrases("activities", stage, "detail", _feel(song))
        if slots["offbeat"] and not young:
            yield _rows(brief, stage, "spot")
    elif stage == "lyrics" and not young:
        yield phrases("activities", stage, "detail", "free" if set(slots["scheme"]) <= {"x"} else "scheme")
        yield phrases("activities", stage, "custom", "any")
    elif stage == "create" and brief.minutes >= _LONG_LESSON:
        yield phrases("activities", stage, "detail", "long")
    elif stage == "harmony" and (young or song.genre("bass").bass.meter != song.plan.meter):
        return  # the bass pattern of another meter would be a wrong instruction
    elif has_phrases("activities", stage, "detail", "any"):
        yield _rows(brief, stage, "detail")


def _feel(song: Song) -> str:
    """How the parts of the beat are played: by the plan's feel, its ratio and its meter."""
    feel, ratio = song.plan.feel, song.plan.swing_ratio
    if song.plan.meter.endswith("/8"):
        return "compound"
    if feel in ("swing", "shuffle"):
        return feel if ratio > _HEARD_AS_SWING else "straight"
    return feel


def creation_kind(brief: Brief, terms: Sequence[Term]) -> str:
    """What students make: words, a rhythm or a melody, by the concept in focus and the theme."""
    element = terms[0].element if terms else "words"
    if element == "rhythm":
        return "rhythm"
    return "melody" if element in ("melody", "harmony") and not brief.theme else "words"


def _students(stage: str, brief: Brief, terms: Sequence[Term]) -> Sequence[str]:
    told_by_kind = brief.educational_context in ("classroom", "workshop") and audience(brief.grade) != "early"
    if stage == "create" and told_by_kind:
        return phrases("activities", stage, "students", creation_kind(brief, terms))
    return _rows(brief, stage, "students")


def _slots(song: Song, terms: Sequence[Term], recordings: Sequence[Listening], variety: Variety) -> dict[str, str]:
    one, other = song.task.genres[0], song.task.genres[min(1, len(song.task.genres) - 1)]
    brief = song.task.brief
    return {
        "a": spoken(one), "b": spoken(other), "piece": song.title,
        **_listening_slots(recordings[0], recordings[-1]),
        "concept": with_article(terms[0].name) if terms else "the groove",
        "about": f" about {our(brief.theme)}" if brief.theme else "",
        "tempo": f"{song.plan.tempo_bpm} beats a minute", "meter": song.plan.meter, "total": str(song.plan.total_bars),
        "credits": listed([f"{variety.pick(genre.people).name} for {spoken(genre)}" for genre in song.task.genres]),
        "form": _form(song), "form_short": listed([lowered(s.name) for s in song.plan.form]),
        "drums": song.stand_in("drums"), "bass": song.stand_in("bass"), "harmony": song.stand_in("harmony"),
        **_groove_slots(song), **_key_slots(song),
    }  # fmt: skip


def _listening_slots(first: Listening, second: Listening) -> dict[str, str]:
    return {
        "title": work_title(first.title), "artist": plain_artist(first), "year": first.year, "other_title": work_title(second.title),
        "other_artist": plain_artist(second), "listen_clause": clause(sentences_of(first.listen_for)[0]),
    }  # fmt: skip


def plain_artist(piece: Listening) -> str:
    """The artist without what the atlas adds in brackets."""
    return plain(piece.artist)


def _groove_slots(song: Song) -> dict[str, str]:
    return {
        "groove": groove_phrase(song),
        "clap": sentence(song.groove.clap), "clap_clause": clause(song.groove.clap),
        "offbeat": offbeat_words(song.groove) if song.groove.meter == song.plan.meter else "",
    }  # fmt: skip


def groove_phrase(song: Song) -> str:
    """The groove after "the": "boom bap groove", "groove called 'Break with ghost notes'"."""
    name = plain(song.groove.name)
    if len(name.split()) > _PLAIN_NAME_WORDS or lowered(name) == name:
        return f"groove called '{name}'"
    return lowered(name) if "groove" in name.lower() else f"{lowered(name)} groove"


def _key_slots(song: Song) -> dict[str, str]:
    """Notes to improvise on: the first, third and fifth of the home chord, with the note that fits between."""
    try:
        names = parse_key(song.plan.key).scale
    except KeyNameError:
        return {"key": song.plan.key, "home": song.plan.key.split()[0], "notes": "the notes of the hook"}
    step = 2 if len(names) == 7 else 1  # a pentatonic scale has no neighbors to leave out
    young = grade_number(song.task.brief.grade) <= 5
    few = list(names[: 2 * step + 1 : step]) if young else [*names[:3], names[4]]
    return {"key": song.plan.key, "home": names[0], "notes": listed(few)}


def _form(song: Song) -> str:
    return listed([f"{lowered(s.name)} ({bar_range(s.first_bar, s.last_bar)})" for s in song.plan.form])


def _stage_slots(stage: str, song: Song) -> dict[str, str]:
    section = stage_section(stage, song)
    slots = {"section": section_name(section, song), "bars": bar_range(section.first_bar, section.last_bar)}
    return {**slots, **_harmony_slots(song, section), **_word_slots(song)}


def stage_section(stage: str, song: Song) -> PlannedSection:
    """The part of the form that a stage works in."""
    if stage == "create":
        return song.first("solo", "bridge", "interlude", "verse")
    return song.first("verse", "chorus") if stage == "harmony" else song.first("chorus", "verse")


def section_name(section: PlannedSection, song: Song) -> str:
    """A section inside a sentence: "the chorus", "verse 1"."""
    name = lowered(section.name)
    return name if re.search(r"\d$", name) else f"the {name}"


def _harmony_slots(song: Song, section: PlannedSection) -> dict[str, str]:
    bars = list(song.bars(section))[:_LONGEST_CHART]
    if len(bars) == _LONGEST_CHART and [b.chords for b in bars[:4]] == [b.chords for b in bars[4:]]:
        bars = bars[:4]
    roots = [match.group() for bar in bars for chord in bar.chords if (match := _ROOT.match(chord))]
    genre = song.genre("bass")
    return {
        "chart": " | ".join(" ".join(bar.chords) for bar in bars),
        "bars_shown": bar_range(bars[0].number, bars[-1].number),
        "roots": ", ".join(dict.fromkeys(roots)), "bass_genre": spoken(genre),
        "romans": " ".join(numeral for bar in bars for numeral in bar.roman),
        "bass_habit_clause": clause(sentences_of(genre.bass.description)[0]),
    }  # fmt: skip


def _word_slots(song: Song) -> dict[str, str]:
    verse = song.first("verse", "chorus")
    words = song.words(verse)
    line = words.lines[0].text.strip() if words else ""
    hook = song.hook.text if song.hook else line
    genre = song.genre("lyrics")
    return {
        "verse": section_name(verse, song), "line": sentence(line) if line else "", "line_bare": line.rstrip(".,;:!"),
        "hook": " / ".join(part.strip() for part in hook.splitlines() if part.strip()).rstrip(".,;:!"),
        "scheme": song.plan.rhyme_scheme, "lyrics_genre": spoken(genre),
        "custom_clause": clause(sentences_of(genre.lyrics.conventions)[0]),
    }  # fmt: skip
