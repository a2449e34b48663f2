"""The local model as a teacher and an administrator meet it: offered, fetched, capped, and missed without harm."""

import asyncio
from collections.abc import Callable, Iterator

import pytest
import redis
from django.conf import settings as django_settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from institutions.models import Institution, User
from mashups.models import Mashup, MashupSession
from mashups.services.choose_writer import default_writer, writer_choices
from mashups.services.compose_mashup import compose
from mashups.services.model_slots import model_slot
from mashups.services.pull_model import PULL_KEY, pull, start_pull
from tests.ollama_double import OllamaDouble, serve

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def double(settings) -> Iterator[OllamaDouble]:
    double = OllamaDouble()
    with serve(double) as address:
        settings.OLLAMA_BASE_URL = address
        yield double


@pytest.fixture(autouse=True)
def empty_redis() -> Iterator[None]:
    redis.Redis.from_url(django_settings.REDIS_URL).flushdb()
    yield
    redis.Redis.from_url(django_settings.REDIS_URL).flushdb()


def test_the_local_model_is_the_default_where_it_is_ready(school: Institution, double: OllamaDouble) -> None:
    choices = writer_choices(school)
    assert [choice.available for choice in choices] == [True, True]
    assert default_writer(choices) == "ollama"


def test_without_a_server_the_form_says_why_and_the_built_in_writer_is_the_default(school: Institution) -> None:
    choices = writer_choices(school)
    assert [choice.available for choice in choices] == [True, False]
    assert "No local model server" in choices[1].meaning
    assert default_writer(choices) == "builtin"


def test_a_school_can_switch_the_model_off(school: Institution, double: OllamaDouble, requested: Mashup) -> None:
    school.ollama_allowed = False
    school.save()
    assert not writer_choices(school)[1].available
    MashupSession.objects.update(writer="ollama")
    compose(session_id=str(requested.sessions.get().pk))
    assert double.behaviour.requests == []
    assert "switched the local model off" in requested.sessions.get().notice


def test_a_machine_can_be_told_never_to_use_a_model(school: Institution, settings) -> None:
    settings.WRITER = "builtin"
    assert [choice.value for choice in writer_choices(school)] == ["builtin"]


def test_a_writer_that_is_not_offered_cannot_be_posted(alice: User, signed_in: Callable[[User], Client]) -> None:
    fields = {"prompt": "jazz and rock for grade 8", "writer": "ollama"}
    answer = signed_in(alice).post(reverse("mashups:new"), fields)
    assert answer.status_code == 422
    assert not Mashup.objects.exists()


def test_a_server_that_went_away_is_named_on_the_lesson(requested: Mashup) -> None:
    MashupSession.objects.update(writer="ollama")
    compose(session_id=str(requested.sessions.get().pk))
    session = requested.sessions.get()
    assert session.status == MashupSession.Status.COMPLETED
    assert "built-in writer" in session.notice


def test_a_missing_model_is_fetched_with_progress(double: OllamaDouble, settings) -> None:
    settings.OLLAMA_MODEL = "other:1b"
    pull()
    assert cache.get(PULL_KEY)["done"]
    assert "other:1b" in double.behaviour.models


def test_a_fetch_that_fails_says_so(settings) -> None:
    settings.OLLAMA_BASE_URL = "http://127.0.0.1:9"
    pull()
    assert "could not be fetched" in cache.get(PULL_KEY)["error"]


def test_a_second_click_fetches_nothing_twice(double: OllamaDouble, monkeypatch: pytest.MonkeyPatch) -> None:
    from mashups.tasks import pull_model

    sent: list[int] = []
    monkeypatch.setattr(pull_model, "delay", lambda: sent.append(1))
    assert start_pull()
    assert not start_pull()
    assert sent == [1]


def test_the_page_of_the_model_shows_its_state(
    alice: User, double: OllamaDouble, settings, signed_in: Callable[[User], Client]
) -> None:
    settings.OLLAMA_MODEL = "other:1b"
    browser = signed_in(alice)
    assert "other:1b" in browser.get(reverse("mashups:writer")).content.decode()
    cache.set(PULL_KEY, {"status": "pulling", "percent": 42, "done": False, "error": ""}, 60)
    assert "42" in browser.get(reverse("mashups:writer")).content.decode()


async def _inside(running: list[int], most: list[int]) -> None:
    async with model_slot():
        running.append(1)
        most.append(len(running))
        await asyncio.sleep(0.05)
        running.pop()


def test_no_more_calls_at_once_than_the_house_allows(settings) -> None:
    settings.OLLAMA_CONCURRENCY = 2
    most: list[int] = []

    async def many() -> None:
        running: list[int] = []
        await asyncio.gather(*(_inside(running, most) for _ in range(7)))

    asyncio.run(many())
    assert max(most) == 2
    assert len(most) == 7


def test_a_slot_of_a_killed_worker_runs_out(settings) -> None:
    settings.OLLAMA_CONCURRENCY = 1
    client = redis.Redis.from_url(django_settings.REDIS_URL)
    client.set("model-slot:0", "somebody who was killed", px=120)

    async def one() -> None:
        async with model_slot():
            pass

    asyncio.run(asyncio.wait_for(one(), 5))
    assert client.get("model-slot:0") is None


def test_a_slot_is_given_back_only_by_its_holder(settings) -> None:
    settings.OLLAMA_CONCURRENCY = 1
    client = redis.Redis.from_url(django_settings.REDIS_URL)

    async def overtaken() -> None:
        async with model_slot():
            client.set("model-slot:0", "the next one")  # ours ran out meanwhile

    asyncio.run(overtaken())
    assert client.get("model-slot:0") == b"the next one"


def test_without_redis_a_call_is_not_held_up(settings) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:9/0"

    async def one() -> None:
        async with model_slot():
            pass

    asyncio.run(asyncio.wait_for(one(), 5))
