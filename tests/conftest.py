"""A fixed cast: Alice and Anna teach at one school, Bob at another; Sam is a student, Ada administers."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from agents.reader import FormAnswers, read_request
from institutions.models import Institution, User
from mashups.models import Mashup, MashupSession
from music.brief import Brief

PROMPT = "Create a mashup combining jazz and hip-hop for high school students"


@pytest.fixture
def school(db: Any) -> Institution:
    return Institution.objects.create(name="Lincoln School")


@pytest.fixture
def other_school(db: Any) -> Institution:
    return Institution.objects.create(name="Parkside Academy")


def _member(institution: Institution, username: str, role: str) -> User:
    return User.objects.create_user(
        username=username, email=f"{username}@school.example", role=role, institution=institution
    )


@pytest.fixture
def alice(school: Institution) -> User:
    return _member(school, "alice", User.Role.TEACHER)


@pytest.fixture
def anna(school: Institution) -> User:
    return _member(school, "anna", User.Role.TEACHER)


@pytest.fixture
def bob(other_school: Institution) -> User:
    return _member(other_school, "bob", User.Role.TEACHER)


@pytest.fixture
def sam(school: Institution) -> User:
    return _member(school, "sam", User.Role.STUDENT)


@pytest.fixture
def ada(school: Institution) -> User:
    return _member(school, "ada", User.Role.ADMINISTRATOR)


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """A browser of somebody who is signed in."""

    def browser(member: User) -> Client:
        client = Client()
        client.force_login(member)
        return client

    return browser


@pytest.fixture
def brief() -> Brief:
    return read_request(PROMPT, answers=FormAnswers())


@pytest.fixture
def requested(alice: User, brief: Brief, monkeypatch: pytest.MonkeyPatch) -> Mashup:
    """Alice's mashup, queued and not yet composed: its task stays in an empty queue."""
    from mashups.services.request_mashup import request_mashup
    from mashups.tasks import compose_mashup

    monkeypatch.setattr(compose_mashup, "delay_on_commit", lambda *_: None)
    return request_mashup(member=alice, brief=brief, writer="builtin", seed=7)


@pytest.fixture
def composed(requested: Mashup) -> Mashup:
    """The same, composed by the real service in this process."""
    from mashups.services.compose_mashup import compose

    session = requested.sessions.get()
    compose(session_id=str(session.pk))
    session.refresh_from_db()
    assert session.status == MashupSession.Status.COMPLETED, session.error
    requested.refresh_from_db()
    return requested
