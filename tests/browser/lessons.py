"""Teachers and their lessons, made where Playwright's event loop is not."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from django.conf import settings
from django.db import connections
from django.test import Client

from agents.reader import FormAnswers, read_request
from institutions.models import Institution, User
from live.models import Event, Topic
from mashups.models import Mashup, MashupSession, Revision
from mashups.services.request_mashup import request_mashup
from tests.conftest import PROMPT
from tests.worker import wait_until

Result = TypeVar("Result")
#: The drafts of the held model were made from this prompt and seed, so they pass the checks of this lesson.
SEED = 3


def apart(work: Callable[..., Result], **arguments: Any) -> Result:
    """Do it in a thread of its own: our services start event loops, and the test's thread runs Playwright's."""

    def run() -> Result:
        try:
            return work(**arguments)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


def new_teacher() -> User:
    name = f"teacher-{uuid.uuid4().hex[:8]}"
    school = Institution.objects.create(name="Lincoln School")
    return User.objects.create_user(
        username=name, email=f"{name}@school.example", role=User.Role.TEACHER, institution=school
    )


def session_cookie(member: User) -> str:
    """The value of the cookie of a browser in which the member is signed in."""
    client = Client()
    client.force_login(member)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def request_lesson(member: User, *, writer: str = "builtin", collaborative: bool = False) -> Mashup:
    brief = read_request(PROMPT, answers=FormAnswers(collaborative=collaborative))
    return apart(request_mashup, member=member, brief=brief, writer=writer, seed=SEED)


def status_of(mashup: Mashup) -> str:
    return str(mashup.sessions.order_by("-created").values_list("status", flat=True)[0])


def wait_for(mashup: Mashup, status: str) -> None:
    wait_until(lambda: status_of(mashup) == status)


def newest_event(mashup: Mashup) -> int:
    return Topic.objects.values_list("sequence", flat=True).get(name=mashup.topic)


def copied(pattern: Mashup, member: User) -> Mashup:
    """The member's own copy of a finished lesson, with its session, its sections and their versions."""
    source = Mashup.objects.get(pk=pattern.pk)
    copy = Mashup.objects.get(pk=pattern.pk)
    copy.pk, copy.owner, copy.institution = uuid.uuid4(), member, member.institution
    copy.save(force_insert=True)
    session = source.sessions.get()
    session.pk, session.mashup = uuid.uuid4(), copy
    session.save(force_insert=True)
    MashupSession.objects.filter(pk=session.pk).update(created=session.started)
    for section in source.sections.prefetch_related("revisions").order_by("pk"):
        revisions = list(section.revisions.all())
        section.pk, section.mashup = None, copy
        section.save(force_insert=True)
        for revision in revisions:
            revision.pk, revision.section = None, section
        Revision.objects.bulk_create(revisions)
    topic = Topic.objects.create(name=copy.topic, sequence=1)
    Event.objects.create(topic=topic, sequence=1, kind="session", payload={"status": session.status})
    return copy
