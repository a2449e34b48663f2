"""Which of the house's subjects a request calls for."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Literal

from agents.writers.base import Task
from agents.writers.builtin.lyrics.bank import Subject, subjects
from music.brief import GRADES
from music.genres import Genre
from music.prosody import count

Role = Literal["theme", "second", "named", "concept", "scene", "instrument", "music"]

THEME_FILES = ("people", "science", "nature", "places")
_ABOUT = re.compile(
    r"\b(?:about|inspired by|themed?(?: on| around)?|theme of|set in|evok\w+|captur\w+|embod\w+|reflects?|celebrat\w+)"
    r"\s+((?:[\w'-]+\s*){1,8})",
    re.IGNORECASE,
)
_FOCUS = re.compile(
    r"\b(?:focus\w*(?: on)?|learn(?:ing)?(?: about)?|teach(?:ing)?|practi[cs]\w+|explor\w+|emphasi\w+|stud(?:y|ies|ying)"
    r"|(?:lesson|unit|work|working) on|understand\w*|about)\s+((?:[\w'-]+\s*){1,8})",
    re.IGNORECASE,
)
_NAME = re.compile(r"^[A-Za-z][A-Za-z' -]*$")
_LONGEST_NAME = 5  # syllables that leave room in a line


@dataclass(frozen=True)
class Sources:
    """The subjects of one song by what they are for.

    `name` is the theme in the teacher's words, if it can be sung; `goals` are the concepts that the teacher asked for.
    """

    by_role: Mapping[Role, tuple[Subject, ...]]
    name: str
    grade: int
    goals: tuple[Subject, ...] = ()

    def of(self, role: Role) -> tuple[Subject, ...]:
        return self.by_role.get(role, ())

    @property
    def themed(self) -> bool:
        return bool(self.of("theme") or self.of("named"))


def grade_number(grade: str) -> int:
    """PK is -1, K is 0, grade 1 is 1, college is 13; an unknown grade counts as 8."""
    return GRADES.index(grade) - 1 if grade in GRADES else 8


def choose_sources(task: Task) -> Sources:
    """Subjects for the theme, the concepts, the genres and their instruments, and always music itself."""
    themes = themes_of(task)
    name = "" if themes or task.brief.language != "en" or _is_about_music(task) else singable_name(task.brief.theme)
    by_role: dict[Role, tuple[Subject, ...]] = {
        "theme": themes[:1],
        "second": themes[1:2],
        "named": tuple(subjects("named").values()) if name else (),
        "concept": concepts_of(task),
        "scene": _of_genres(subjects("scenes").values(), task.genres),
        "instrument": _of_instruments(task),
        "music": (*subjects("music").values(), *subjects("short").values()),
    }
    return Sources(by_role, name, grade_number(task.brief.grade), goals_of(task))


def goals_of(task: Task) -> tuple[Subject, ...]:
    """The concepts that the teacher named: in the objectives, the theme, the wish or the prompt.

    The name of a genre is no goal: a waltz need not be about three-four time.
    """
    brief = task.brief
    focus = _without_genres(task, " ; ".join(_FOCUS.findall(brief.prompt)))
    asked = " ; ".join([task.instruction, *brief.learning_objectives, brief.theme, focus])
    return ranked(subjects("concepts").values(), asked)


def _without_genres(task: Task, text: str) -> str:
    folded = _fold(text)
    for name in (name for genre in task.genres for name in (genre.slug, genre.name, *genre.aliases)):
        folded = folded.replace(_fold(name.replace("-", " ")), " ").replace(_fold(name), " ")
    return folded


def _is_about_music(task: Task) -> bool:
    """Whether the theme is a genre, an instrument or a concept, for which the house has lines of its own."""
    theme = _fold(task.brief.theme)
    musical = [subject for file in ("scenes", "instruments", "concepts") for subject in subjects(file).values()]
    return _without_genres(task, theme) != theme or bool(ranked(musical, theme))


def themes_of(task: Task) -> tuple[Subject, ...]:
    """The subjects that the teacher's wish, the theme, or else the prompt's own pictures call for; best first."""
    every = [subject for file in THEME_FILES for subject in subjects(file).values()]
    for text in (" ".join(_ABOUT.findall(task.instruction)), task.brief.theme, _pictures(task.brief.prompt)):
        if found := ranked(every, text):
            return _distinct(found, text)
    return ()


def _distinct(found: tuple[Subject, ...], text: str) -> tuple[Subject, ...]:
    """The first subject and the first other one that is called by words of its own: sound waves are not the sea."""
    called = best_word(found[0], text)
    others = (subject for subject in found[1:] if best_word(subject, text) not in called)
    return (found[0], *islice(others, 1))


def _pictures(prompt: str) -> str:
    """What stands before a colon as a title, and what follows words like "about" and "evoking"."""
    title, colon, rest = prompt.partition(":")
    heading = title if colon and len(title) < 60 else ""
    return " ".join([heading, *_ABOUT.findall(rest if colon else prompt)])


def concepts_of(task: Task) -> tuple[Subject, ...]:
    """The musical subjects among the lesson's goals, then those of its concepts."""
    every = list(subjects("concepts").values())
    content = task.decided.educational_content
    taught = [concept.name for concept in content.key_concepts] if content else []
    native = [concept.name for genre in task.genres for concept in genre.concepts]
    found = [*goals_of(task), *ranked(every, " ; ".join(taught)), *ranked(every, " ; ".join(native))]
    return tuple({subject.name: subject for subject in found}.values())[:4]


def ranked(every: Iterable[Subject], text: str) -> tuple[Subject, ...]:
    """Subjects with a word in the text, those with the longest word first."""
    scores = [(len(best_word(subject, text)), subject) for subject in every]
    return tuple(subject for score, subject in sorted(scores, key=lambda pair: -pair[0]) if score)


def best_word(subject: Subject, text: str) -> str:
    """The longest of the subject's words that the text holds; empty when it holds none."""
    folded = _fold(text)
    return max((word for word in subject.words if _holds(folded, word)), key=len, default="")


@lru_cache(maxsize=5_000)
def _fold(text: str) -> str:
    return f" {re.sub(r'[^a-z0-9áéíóúñü&/-]+', ' ', text.lower()).strip()} "


def _holds(folded: str, word: str) -> bool:
    plain = _fold(word)
    return bool(plain.strip()) and (plain in folded or f"{plain.rstrip()}s " in folded)


def _of_genres(every: Iterable[Subject], genres: tuple[Genre, ...]) -> tuple[Subject, ...]:
    """One subject for each genre that has one, in the order of the genres."""
    listed = list(every)
    found: dict[str, Subject] = {}
    for genre in genres:
        for text in (genre.slug, genre.name, genre.family, " ; ".join(genre.tags)):
            if matching := ranked(listed, text):
                found.setdefault(matching[0].name, matching[0])
                break
    return tuple(found.values())


def _of_instruments(task: Task) -> tuple[Subject, ...]:
    plan = task.decided.song_plan
    planned = [part.name for part in plan.parts] if plan else []
    native = [instrument.name for genre in task.genres for instrument in genre.instruments]
    every = list(subjects("instruments").values())
    found = {subject.name: subject for name in (planned or native) for subject in ranked(every, name.lower())[:1]}
    return tuple(found.values())


def singable_name(theme: str) -> str:
    """The theme as it may stand inside a line; empty when it is too long or not made of words."""
    name = " ".join(theme.split()).strip(" .!?")
    fits = _NAME.match(name) and len(name) <= 40 and len(name.split()) <= 4 and 0 < count(name) <= _LONGEST_NAME
    return name if fits else ""
