"""The people of a genre that a lesson tells of, so that it credits and asks about those whom the class has met."""

from collections.abc import Sequence

from agents.writers.base import Task
from music.genres import Genre, Person


def told_people(task: Task, genre: Genre) -> Sequence[Person]:
    """The people of a genre who are named in the lesson's cultural context; all of them when none is."""
    context = task.decided.cultural_context
    text = " ".join(entry.text for entry in context.entries if entry.genre == genre.slug) if context else ""
    return [person for person in genre.people if person.name in text] or genre.people


def people_beyond(genre: Genre) -> Sequence[Person]:
    """The people whom the genre's own story and notes have not told of, so that nobody is introduced twice."""
    told = " ".join((genre.origin.story, *genre.culture.notes))
    return [person for person in genre.people if person.name not in told]
