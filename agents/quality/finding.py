"""What a check is given and what it says."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from agents.content import QualityIssue
from agents.writers.base import Decided, SectionKind
from music.brief import Brief
from music.genres import Genre

Dimension = Literal["educational", "cultural", "theory", "age"]


@dataclass(frozen=True)
class Material:
    """A lesson as it stands, with the request and the genres that it is about."""

    brief: Brief
    genres: Sequence[Genre]
    decided: Decided


Check = Callable[[Material], Iterator[QualityIssue]]


def failure(section: SectionKind, dimension: Dimension, text: str) -> QualityIssue:
    """Something that must be written again."""
    return QualityIssue(section=section, dimension=dimension, severity="failure", text=text)


def warning(section: SectionKind, dimension: Dimension, text: str) -> QualityIssue:
    """Something that a teacher should see before approving."""
    return QualityIssue(section=section, dimension=dimension, severity="warning", text=text)


def note(section: SectionKind, dimension: Dimension, text: str) -> QualityIssue:
    """Something that could be better."""
    return QualityIssue(section=section, dimension=dimension, severity="note", text=text)
