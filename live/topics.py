"""What kinds of topic there are: each app registers its own, so that the socket knows none of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from institutions.models import User


@dataclass(frozen=True)
class TopicKind:
    """How the topics with one prefix behave.

    `may_follow(member, id)` is asked when a socket opens and again while it is open; `render(member, id, changes)`
    gives the HTML fragments, each with a stable id, for changes of the form (kind, payload).
    """

    prefix: str
    may_follow: Callable[[User, str], bool]
    render: Callable[[User, str, Sequence[tuple[str, dict[str, Any]]]], str]


_kinds: dict[str, TopicKind] = {}


def register(kind: TopicKind) -> None:
    _kinds[kind.prefix] = kind


def find(topic: str) -> tuple[TopicKind, str]:
    """The kind of a topic named `prefix.id`, and the id; LookupError when nobody registered the prefix."""
    prefix, _, identifier = topic.partition(".")
    return _kinds[prefix], identifier
