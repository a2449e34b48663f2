"""Which facts a lesson tells, and in which order."""

import re
from collections.abc import Iterable, Mapping, Sequence
from random import Random

from music.brief import Brief
from music.theory.fact import Fact

#: How many claims a lesson makes.
_COUNTS: Mapping[str, tuple[int, int]] = {"beginner": (8, 10), "intermediate": (10, 12), "advanced": (12, 14)}

#: Words of a learning objective, and the checks that speak of it, most telling first.
_OBJECTIVES: Mapping[str, tuple[str, ...]] = {
    r"syncop": ("time.syncopation", "time.backbeat", "time.pattern", "time.subdivision"),
    r"rhythm|groove|beat\b": ("time.syncopation", "time.pattern", "time.backbeat", "time.four", "time.polyrhythm", "time.subdivision",
                              "time.meter", "time.ostinato"),
    r"poly|cross": ("time.polyrhythm", "time.pattern", "time.syncopation"),
    r"clave": ("time.pattern", "time.syncopation"),
    r"swing|shuffle|feel": ("time.swing", "time.syncopation", "time.tempo"),
    r"met(?:er|re)|time signature|odd": ("time.meter", "time.subdivision", "time.polyrhythm"),
    r"tempo|speed|expression|dynamic": ("time.tempo", "time.swing"),
    r"chord|progression|harmon": ("harmony.progression", "harmony.dominant", "harmony.cadence", "harmony.loop", "harmony.applied",
                                  "harmony.borrowed", "harmony.blues", "harmony.sevenths", "harmony.common_tones"),
    r"cadence": ("harmony.cadence", "harmony.dominant"),
    r"roman|function": ("harmony.progression", "harmony.dominant", "harmony.applied", "harmony.diatonic"),
    r"\bkeys?\b|tonal|signature": ("key.frame", "key.signature", "harmony.dominant"),
    r"scale|mode|modal|pentatonic": ("key.scale", "key.mode", "key.frame"),
    r"melod|tune|phras|improvis": ("melody.phrases", "key.scale", "harmony.common_tones", "form.repetition"),
    r"form\b|structure|section|verse|chorus|compos|song.?writing": ("form.sections", "form.twelve_bar", "form.contrast",
                                                                   "form.repetition", "form.lengths"),
    r"lyric|rhyme|poet|words|writing": ("words.rhymes", "form.repetition", "form.sections"),
    r"blues": ("form.twelve_bar", "harmony.blues", "harmony.cadence"),
    r"bass|texture|timbre|instrument|arrang": ("bass.pattern", "blend.ingredients", "blend.meeting"),
    r"cultur|histor|fusion|genre|style|blend|mashup": ("blend.meeting", "blend.ingredients"),
    r"ear|listen|aural": ("harmony.triads", "harmony.dominant", "form.contrast", "time.backbeat"),
}  # fmt: skip

#: What each level hears of first when nothing was asked for; a fact of a rare kind is worth more than one of a common.
_WORTH: Mapping[str, Mapping[str, float]] = {
    "beginner": {
        "key.frame": 9, "form.sections": 9, "time.meter": 8.5, "time.tempo": 8, "harmony.progression": 8, "harmony.loop": 7,
        "form.twelve_bar": 8, "time.backbeat": 7.5, "time.four": 7, "time.syncopation": 7, "harmony.dominant": 6.5,
        "blend.meeting": 8, "time.pattern": 7.5, "harmony.triads": 6, "form.repetition": 6, "harmony.drone": 7,
        "time.swing": 6.5, "words.rhymes": 6, "bass.pattern": 5.5, "key.scale": 5.5, "harmony.blues": 6.5, "key.mode": 6,
        "form.contrast": 5, "blend.ingredients": 5, "time.ostinato": 5, "time.subdivision": 4.5, "harmony.cadence": 5,
        "harmony.common_tones": 4, "key.signature": 4, "form.lengths": 3.5, "harmony.rhythm": 3.5, "melody.phrases": 4,
        "time.polyrhythm": 5, "harmony.sevenths": 3.5, "harmony.diatonic": 3, "harmony.borrowed": 3, "harmony.circle": 3.5,
        "harmony.applied": 2.5,
    },
    "advanced": {
        "key.frame": 8, "form.sections": 8, "harmony.progression": 9, "harmony.cadence": 8.5, "harmony.applied": 8.5,
        "harmony.borrowed": 8.5, "harmony.blues": 8, "key.mode": 8.5, "time.syncopation": 8.5, "time.pattern": 8,
        "time.polyrhythm": 8.5, "harmony.circle": 8, "blend.meeting": 7.5, "form.twelve_bar": 8, "harmony.rhythm": 6.5,
        "harmony.dominant": 7, "harmony.common_tones": 6, "time.swing": 7, "harmony.sevenths": 6.5, "harmony.loop": 7,
        "harmony.drone": 7, "bass.pattern": 6, "harmony.diatonic": 5.5, "time.meter": 5.5, "time.tempo": 5.5, "key.scale": 5.5,
        "blend.ingredients": 4.5, "words.rhymes": 4.5, "time.backbeat": 5, "form.contrast": 5, "form.lengths": 3.5,
        "time.ostinato": 4, "time.subdivision": 4, "time.four": 5, "melody.phrases": 4, "form.repetition": 3.5,
        "key.signature": 3, "harmony.triads": 2,
    },
}  # fmt: skip
#: No lesson needs more than so many facts of one check.
_MOST_OF_A_CHECK: Mapping[str, int] = {
    "harmony.progression": 2,
    "harmony.cadence": 2,
    "blend.ingredients": 2,
    "harmony.applied": 2,
}
_MOST_OF_AN_ELEMENT = 6


def choose_facts(facts: Iterable[Fact], brief: Brief, random: Random) -> list[Fact]:
    """The facts of a lesson, 8 to 14 where there are so many: what the objectives ask for first, then from the general
    to the particular. The seed varies which of the less important ones are told."""
    available = list(facts)
    asked = _asked(available, brief)
    fewest, most = _COUNTS[brief.skill_level]
    wanted = random.randint(fewest, most)
    scored = sorted(available, key=lambda fact: -_worth(fact, brief) - random.uniform(0, 2))
    chosen = _limited([*asked, *scored], wanted)
    opening = [fact for fact in chosen if fact in asked]
    rest = sorted((fact for fact in chosen if fact not in asked), key=lambda fact: _READING_ORDER.index(fact.element))
    return [*opening, *rest]


#: After the objective, a lesson goes from time and form to harmony, melody and words, and ends with the blend.
_READING_ORDER = ("expression", "rhythm", "form", "harmony", "melody", "words", "timbre", "texture")


def _asked(facts: Sequence[Fact], brief: Brief) -> list[Fact]:
    """The facts that the learning objectives ask for: three for the first objective, two for each other."""
    asked: list[Fact] = []
    for place, objective in enumerate(brief.learning_objectives[:4]):
        found = [
            fact for check in _checks_for(objective) for fact in facts if fact.check == check and fact not in asked
        ]
        asked += found[: 3 if place == 0 else 2]
    return asked


def _checks_for(objective: str) -> tuple[str, ...]:
    said = objective.casefold()
    return tuple(
        dict.fromkeys(check for pattern, checks in _OBJECTIVES.items() if re.search(pattern, said) for check in checks)
    )


def _worth(fact: Fact, brief: Brief) -> float:
    if brief.skill_level == "intermediate":
        return (_WORTH["beginner"].get(fact.check, 4) + _WORTH["advanced"].get(fact.check, 4)) / 2
    return _WORTH[brief.skill_level].get(fact.check, 4)


def _limited(facts: Sequence[Fact], wanted: int) -> list[Fact]:
    """The first so many facts without too many of one check or of one element."""
    chosen: list[Fact] = []
    for fact in facts:
        same_check = sum(each.check == fact.check for each in chosen)
        same_element = sum(each.element == fact.element for each in chosen)
        full = same_check >= _MOST_OF_A_CHECK.get(fact.check, 1) or same_element >= _MOST_OF_AN_ELEMENT
        if fact not in chosen and not full:
            chosen.append(fact)
        if len(chosen) == wanted:
            break
    return chosen
