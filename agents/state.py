"""The state of a run: plain JSON, so that a checkpoint can be read by the next version of the house."""

from typing import Annotated, Any, TypedDict


def merge(old: dict[str, Any] | None, new: dict[str, Any] | None) -> dict[str, Any]:
    """Later writes win key by key; parallel branches write different keys."""
    return {**(old or {}), **(new or {})}


class Provenance(TypedDict):
    """Where a section came from. `seconds` is wall time over all attempts; `fallback` says why, or is empty."""

    writer: str
    model: str
    attempts: int
    seconds: float
    fallback: str


class LessonState(TypedDict, total=False):
    """Content and provenance by section kind, how often each was sent back, and what quality found."""

    sections: Annotated[dict[str, dict[str, Any]], merge]
    provenance: Annotated[dict[str, Provenance], merge]
    returned: Annotated[dict[str, int], merge]
    problems: dict[str, list[str]]
    quality: dict[str, Any]


class RewriteState(LessonState, total=False):
    """What one `rewrite` gets: the state, and which section to write again."""

    kind: str
