"""The socket replays what was missed, forwards what happens, and lets nobody in who may not follow."""

import asyncio
import re
import uuid
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator
from django.db import transaction

from institutions.models import User
from live import consumers
from live.publish import publish
from live.routing import urlpatterns
from mashups.models import Mashup

pytestmark = [pytest.mark.django_db(transaction=True)]


def _socket(member: User, topic: str) -> WebsocketCommunicator:
    from channels.routing import URLRouter

    communicator = WebsocketCommunicator(URLRouter(urlpatterns), f"/live/{topic}/")
    communicator.scope["user"] = member
    return communicator


def _publish(topic: str, kind: str = "section", **payload: Any) -> int:
    with transaction.atomic():
        return publish(topic, kind, payload)


def _sequence(html: str) -> int:
    found = re.search(r'data-sequence="(\d+)"', html)
    assert found, html
    return int(found.group(1))


async def test_a_socket_is_brought_up_to_date_from_where_it_was(requested: Mashup) -> None:
    newest = await sync_to_async(_publish)(requested.topic, section="lyrics", status="composing")
    socket = _socket(requested.owner, requested.topic)
    await socket.connect()
    await socket.send_json_to({"resume": newest - 1})
    html = await socket.receive_from()
    assert _sequence(html) == newest
    assert 'id="section-lyrics"' in html
    assert 'id="section-hooks"' not in html
    await socket.disconnect()


async def test_what_happens_later_arrives_without_asking(requested: Mashup) -> None:
    socket = _socket(requested.owner, requested.topic)
    await socket.connect()
    await socket.send_json_to({"resume": 1})
    assert await socket.receive_nothing(0.2)
    newest = await sync_to_async(_publish)(requested.topic, section="hooks", status="composing")
    assert _sequence(await socket.receive_from(timeout=3)) == newest
    await socket.disconnect()


async def test_a_lost_wake_up_costs_seconds_and_nothing_else(
    requested: Mashup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(consumers, "LOOK_EVERY", 0.2)
    monkeypatch.setattr("live.publish.wake", lambda *_: None)
    socket = _socket(requested.owner, requested.topic)
    await socket.connect()
    await socket.send_json_to({"resume": 1})
    newest = await sync_to_async(_publish)(requested.topic, section="hooks", status="composing")
    assert _sequence(await socket.receive_from(timeout=3)) == newest
    await socket.disconnect()


async def test_many_events_make_one_message(requested: Mashup) -> None:
    for _ in range(5):
        newest = await sync_to_async(_publish)(requested.topic, section="lyrics", status="composing")
    socket = _socket(requested.owner, requested.topic)
    await socket.connect()
    await socket.send_json_to({"resume": 0})
    html = await socket.receive_from()
    assert _sequence(html) == newest
    assert html.count('id="section-lyrics"') == 1
    await socket.disconnect()


@pytest.mark.parametrize("who", ["anna", "bob", "sam"])
async def test_nobody_else_may_follow(requested: Mashup, who: str, request: pytest.FixtureRequest) -> None:
    stranger = await sync_to_async(request.getfixturevalue)(who)
    socket = _socket(stranger, requested.topic)
    await socket.connect()
    assert (await socket.receive_output())["code"] == consumers.REFUSED


@pytest.mark.parametrize("topic", ["mashup.nonsense", "nothing.here", f"mashup.{uuid.UUID(int=7)}", "mashup"])
async def test_a_topic_that_is_none_is_refused(alice: User, topic: str) -> None:
    socket = _socket(alice, topic)
    await socket.connect()
    assert (await socket.receive_output())["code"] == consumers.REFUSED


async def test_a_removed_teacher_is_put_out(requested: Mashup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consumers, "LOOK_EVERY", 0.1)
    socket = _socket(requested.owner, requested.topic)
    await socket.connect()
    await User.objects.filter(pk=requested.owner_id).aupdate(is_active=False)
    assert (await socket.receive_output(timeout=3))["code"] == consumers.REFUSED


@pytest.mark.parametrize("message", [{"resume": "x"}, {"resume": None}, {"hello": 1}, [1], "text"])
async def test_a_first_message_that_makes_no_sense_is_ignored(requested: Mashup, message: Any) -> None:
    socket = _socket(requested.owner, requested.topic)
    await socket.connect()
    await socket.send_json_to(message)
    assert await socket.receive_nothing(0.2)
    await socket.send_json_to({"resume": 0})
    assert await asyncio.wait_for(socket.receive_from(), 3)
    await socket.disconnect()
