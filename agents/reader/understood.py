"""What was read, said as a person would say it: the chips under the prompt."""

from dataclasses import dataclass

from agents.reader.partners import NO_GENRE_NAMED
from agents.reader.vocabulary import genre_label
from music.brief import Brief, InstrumentRequest
from music.instruments import plural


@dataclass(frozen=True)
class Reading:
    """One fact for the page: the Brief's field, a label, the value in words, and whether the teacher stated it."""

    field: str
    label: str
    value: str
    stated: bool


def understood(brief: Brief) -> tuple[Reading, ...]:
    """Every fact of a brief worth a chip, in the order in which a teacher thinks of them; one chip a genre."""
    return (*_genres(brief), *_music(brief), *_forces(brief), *_class(brief))


def grade_words(grade: str) -> str:
    """A grade as a person says it: pre-kindergarten, kindergarten, grade 5, college."""
    return {"PK": "pre-kindergarten", "K": "kindergarten", "college": "college"}.get(grade, f"grade {grade}")


def _genres(brief: Brief) -> tuple[Reading, ...]:
    stated = len(brief.genres)
    if brief.partner_reason:
        stated = 0 if brief.partner_reason.startswith(NO_GENRE_NAMED) else 1
    chips = [Reading("genres", "Genre", genre_label(slug), rank < stated) for rank, slug in enumerate(brief.genres)]
    chips += [Reading("excluded_genres", "Without", genre_label(slug), True) for slug in brief.excluded_genres]
    return tuple(chips)


def _music(brief: Brief) -> tuple[Reading, ...]:
    facts = (
        ("key", "Key", brief.key or (f"a {brief.mode} key" if brief.mode else "")),
        ("tempo_bpm", "Tempo", _tempo(brief)),
        ("meter", "Time signature", brief.meter or ""),
        ("bars", "Length", f"{brief.bars} bar{'s' if brief.bars != 1 else ''}" if brief.bars else ""),
        ("chords", "Chords", " – ".join(brief.chords)),
    )
    return tuple(Reading(field, label, value, True) for field, label, value in facts if value)


def _tempo(brief: Brief) -> str:
    beats = f"{brief.tempo_bpm} beats a minute" if brief.tempo_bpm else ""
    return f"{brief.tempo_words} ({beats})" if brief.tempo_words and beats else brief.tempo_words or beats


def _forces(brief: Brief) -> tuple[Reading, ...]:
    chips = []
    if brief.instruments:
        chips.append(Reading("instruments", "Instruments", ", ".join(map(_player, brief.instruments)), True))
    if brief.excluded_instruments:
        chips.append(Reading("excluded_instruments", "Without", ", ".join(brief.excluded_instruments), True))
    if brief.theme:
        chips.append(Reading("theme", "About", brief.theme, True))
    if brief.artists:
        chips.append(Reading("artists", "With an ear to", ", ".join(brief.artists), True))
    return tuple(chips)


def _player(instrument: InstrumentRequest) -> str:
    if instrument.count is None:
        return instrument.name
    name = instrument.name if instrument.count == 1 or instrument.name.endswith("s") else plural(instrument.name)
    return f"{instrument.count} {name}"


def _class(brief: Brief) -> tuple[Reading, ...]:
    chips = [
        Reading("grade", "Class", grade_words(brief.grade), brief.grade_stated),
        Reading("skill_level", "Level", brief.skill_level, False),
        Reading("minutes", "Lesson", f"{brief.minutes} minutes", brief.minutes != 45),
    ]
    if brief.learning_objectives:
        chips.append(Reading("learning_objectives", "Goals", "; ".join(brief.learning_objectives), True))
    if brief.language != "en":
        chips.append(Reading("language", "Language", "Spanish", True))
    return tuple(chips)
