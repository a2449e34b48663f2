"""Kill -9 while a lesson is composed by a real worker over a real broker: it goes on and finishes, once."""

from collections.abc import Iterator

import pytest
import redis
from django.conf import settings

from agents.sections import KINDS
from institutions.models import User
from live.models import Event
from mashups.models import Mashup, MashupSession
from mashups.services.request_mashup import request_mashup
from mashups.services.sweep_sessions import sweep
from music.brief import Brief
from tests.ollama_double import OllamaDouble, serve
from tests.worker import kill, running, start_worker, wait_until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.worker]


@pytest.fixture(autouse=True)
def empty_queue() -> Iterator[None]:
    client = redis.Redis.from_url(settings.REDIS_URL)
    client.flushdb()
    yield
    client.flushdb()


def _status(mashup: Mashup) -> str:
    return str(mashup.sessions.order_by("-created").values_list("status", flat=True)[0])


def _completed(mashup: Mashup) -> bool:
    return _status(mashup) == MashupSession.Status.COMPLETED


def _check_whole_and_once(mashup: Mashup) -> None:
    events = list(Event.objects.filter(topic_id=mashup.topic).order_by("sequence"))
    assert [event.sequence for event in events] == list(range(1, len(events) + 1))
    done = [event.payload["section"] for event in events if event.payload.get("status") == "done"]
    assert sorted(done) == sorted(KINDS)
    assert mashup.sections.filter(content__isnull=False, revision=1).count() == len(KINDS)


def test_a_worker_composes_what_was_requested(alice: User, brief: Brief) -> None:
    with running(start_worker):
        mashup = request_mashup(member=alice, brief=brief, writer="builtin", seed=1)
        wait_until(lambda: _completed(mashup))
    _check_whole_and_once(mashup)


def test_a_killed_worker_costs_only_time(alice: User, brief: Brief) -> None:
    double = OllamaDouble()
    double.behaviour.seconds_before = 0.2
    with serve(double) as address:
        more = {"OLLAMA_BASE_URL": address}
        first = start_worker(**more)
        try:
            mashup = request_mashup(member=alice, brief=brief, writer="ollama", seed=1)
            wait_until(lambda: mashup.sections.filter(content__isnull=False).count() >= 3)
        finally:
            kill(first)
        assert not _completed(mashup)
        wait_until(lambda: bool(sweep()))  # as soon as PostgreSQL has noticed the death
        with running(lambda: start_worker(**more)):
            wait_until(lambda: _completed(mashup))
    _check_whole_and_once(mashup)
    assert mashup.sessions.get().attempt == 2


def test_a_broker_that_forgets_everything_costs_only_time(alice: User, brief: Brief) -> None:
    mashup = request_mashup(member=alice, brief=brief, writer="builtin", seed=1)
    redis.Redis.from_url(settings.REDIS_URL).flushdb()
    MashupSession.objects.update(status=MashupSession.Status.COMPOSING)  # past the grace of a young request
    sweep()
    with running(start_worker):
        wait_until(lambda: _completed(mashup))
    _check_whole_and_once(mashup)


def test_a_double_delivery_composes_once(alice: User, brief: Brief) -> None:
    from mashups.tasks import compose_mashup

    mashup = request_mashup(member=alice, brief=brief, writer="builtin", seed=1)
    for _ in range(3):
        compose_mashup.delay(str(mashup.sessions.get().pk))
    with running(start_worker), running(start_worker):
        wait_until(lambda: _completed(mashup))
    _check_whole_and_once(mashup)
    assert mashup.sessions.get().attempt == 1
