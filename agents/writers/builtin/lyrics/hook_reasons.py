"""Why a hook sings: what is true of its syllables, in the terms of the genres and for the level of the class."""

import re
from collections.abc import Sequence
from itertools import pairwise

from agents.writers.base import Task
from agents.writers.builtin.lyrics.bank import Character
from agents.writers.builtin.phrasing import spoken
from music.genres import Genre
from music.prosody import scan, syllables
from music.prosody.rhyme import last_word

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def rationale(text: str, character: Character, task: Task, place: int = 0) -> str:
    """Two or three sentences: the shape of the line, what it does, and how it sits in a genre of the lesson.

    `place` is the hook's place among the three, from 0: it turns the view to another genre or another side of it.
    """
    use, setting = _use(text, character, task), _setting(text, task.genres, place)
    parts = (
        (_shape(text, task.brief.skill_level), use, setting),
        (use, _weights(text) or _entrance(text), setting),
        (use, setting, _entrance(text)),
    )[place % 3]
    return " ".join(part for part in parts if part)


def _number(value: int) -> str:
    return _NUMBERS[value] if value < len(_NUMBERS) else str(value)


def strong_places(text: str) -> list[int]:
    """Places, counted from 1, of the syllables that carry a main stress."""
    return [place for place, stress in enumerate(scan(text).stresses, start=1) if stress == 1]


def alternates(text: str) -> bool:
    """Whether no two strong syllables stand side by side."""
    places = strong_places(text)
    return all(later - earlier > 1 for earlier, later in pairwise(places))


def _shape(text: str, level: str) -> str:
    stresses = scan(text).stresses
    strong, total = len(strong_places(text)), len(stresses)
    if level == "beginner":
        return f"It has {_number(total)} syllables, few enough to learn by ear, and {_number(strong)} of them are strong: clap those."
    start = (
        "It starts on a strong syllable, so it can land on the downbeat"
        if stresses[0] == 1
        else ("It starts with a light syllable, a pickup that leans into the beat")
    )
    if level == "advanced":
        spread = (
            "strong and light syllables never crowd one another"
            if alternates(text)
            else ("neighboring strong syllables ask for space or for longer notes")
        )
        return f"{start}; {_number(strong)} of its {_number(total)} syllables carry the stress, and {spread}."
    return f"{start}, and {_number(strong)} of its {_number(total)} syllables carry the stress."


def _weights(text: str) -> str:
    """The words that the voice leans on; empty when they are too few or too many to name."""
    found = scan(text)
    leant: list[str] = []
    place = 0
    for word, count in zip(found.words, _lengths(found.words), strict=True):
        if 1 in found.stresses[place : place + count] and word.lower() not in leant:
            leant.append(word.lower())
        place += count
    if not 2 <= len(leant) <= 4:
        return ""
    quoted = [f"\N{LEFT DOUBLE QUOTATION MARK}{word}\N{RIGHT DOUBLE QUOTATION MARK}" for word in leant]
    return f"Say it aloud and the voice leans on {', '.join(quoted[:-1])} and {quoted[-1]}."


def _lengths(words: Sequence[str]) -> list[int]:
    return [len(syllables(word)) for word in words]


def _entrance(text: str) -> str:
    first = strong_places(text)[0] if strong_places(text) else 1
    if first == 1:
        return "The first syllable is strong, so all voices can come in together on beat one."
    return f"The first strong syllable is number {_number(first)}, so the voices come in just before the beat."


def _use(text: str, character: Character, task: Task) -> str:
    young = task.brief.skill_level == "beginner"
    if character == "question":
        question, _, answer = text.partition("?")
        return (
            f"One half of the class asks \N{LEFT DOUBLE QUOTATION MARK}{question.strip()}?\N{RIGHT DOUBLE QUOTATION MARK}"
            f" and the other half answers with {_number(len(scan(answer).syllables))} syllables."
        )
    if character == "rhythm":
        return _pattern(text, young)
    return f"The picture ends on \N{LEFT DOUBLE QUOTATION MARK}{last_word(text)}\N{RIGHT DOUBLE QUOTATION MARK}, {_ending(text)}."


def _pattern(text: str, young: bool) -> str:
    repeated = _repeated(text)
    pauses = text.count(",")
    if repeated:
        said = f"\N{LEFT DOUBLE QUOTATION MARK}{repeated}\N{RIGHT DOUBLE QUOTATION MARK} comes back inside the line"
        return f"The word {said}, so it works as a spoken pattern before anyone sings a note."
    if pauses:
        rests = "a clap" if young else "a clap or a rest"
        return f"{_number(pauses).capitalize()} comma{'s' * (pauses > 1)} in the line {'are' if pauses > 1 else 'is'} room for {rests}."
    return "Said evenly it is a pattern for hands or feet before anyone sings a note."


def _repeated(text: str) -> str:
    words = re.findall(r"[a-z']{3,}", text.lower())
    return next((word for word in words if words.count(word) > 1 and word not in {"and", "the"}), "")


def _ending(text: str) -> str:
    if re.search(r"[aeiouy]w?$|[aeiou]re?$|[mn]g?e?$|[aeiou]ll?$", last_word(text).lower()):
        return "a sound that can be held for as long as the last note lasts"
    return "a crisp sound that closes the phrase without holding it"


def _setting(text: str, genres: Sequence[Genre], place: int) -> str:
    """How the line sits in one of the genres; each hook of a lesson is looked at from another side."""
    if not genres:
        return ""
    genre = genres[place % len(genres)]
    said = _statements(text, genre)
    return said[(place // len(genres)) % len(said)]


def _statements(text: str, genre: Genre) -> list[str]:
    """What is true of the line in the genre's feel, its manner of singing and its usual tempo."""
    name = spoken(genre)
    said = [_feel(name, genre)]
    if genre.lyrics.call_and_response:
        said.append(
            f"Call and response is at home in {name}: a leader sings the line, and the group gives back its last words."
        )
    seconds = max(1, round(len(scan(text).syllables) / 2 * 60 / genre.tempo.typical))
    breath = f"{_number(seconds)} second{'s' * (seconds > 1)}"
    said.append(
        f"At a usual tempo for {name}, {genre.tempo.typical} beats a minute, two syllables to a beat take the line"
        f" about {breath}: one easy breath."
    )
    return said


def _feel(name: str, genre: Genre) -> str:
    if genre.feel in {"swing", "shuffle"}:
        return f"In {name} the light syllables fall on the short second note of each pair."
    if genre.feel == "half-time":
        return f"Over the half-time beat of {name} there is room to say it twice in one long bar."
    if genre.feel == "lilt":
        return f"The strong syllables can lean on the lilt of {name}."
    if genre.feel == "free":
        return f"In {name} the time is free, so the strong syllables can be held as long as the singer likes."
    return f"In {name} each beat divides evenly, and a strong syllable sung half a beat early makes a syncopation."
