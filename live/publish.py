"""Writing to the log, and waking those who follow it."""

import logging
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import connection, transaction

from live.models import Event

logger = logging.getLogger(__name__)

#: PostgreSQL gives every publisher of a topic its own number, in the order of their commits.
_NEXT = """
    insert into live_topic (name, sequence) values (%s, 1)
    on conflict (name) do update set sequence = live_topic.sequence + 1
    returning sequence
"""


def publish(topic: str, kind: str, payload: dict[str, Any] | None = None) -> int:
    """Append an event inside the caller's transaction and wake the followers after its commit.

    Returns the event's sequence number. Raises TransactionManagementError outside a transaction, where the event and
    the change that it tells of could part.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("publish() belongs to the transaction of the change it tells of.")
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [topic])
        sequence = int(cursor.fetchone()[0])
    Event.objects.create(topic_id=topic, sequence=sequence, kind=kind, payload=payload or {})
    transaction.on_commit(lambda: wake(topic, {"type": "live.wake", "sequence": sequence}))
    return sequence


def show(topic: str, kind: str, payload: dict[str, Any]) -> None:
    """Send something that need not last, such as half-written lyrics; nobody misses it who was not there."""
    wake(topic, {"type": "live.passing", "kind": kind, "payload": payload})


def wake(topic: str, message: dict[str, Any]) -> None:
    """Tell followers to look. A wake-up that is lost costs them a few seconds: they look by themselves too."""
    layer = get_channel_layer()
    try:
        async_to_sync(layer.group_send)(topic, message)
    except Exception as error:  # noqa: BLE001  (the layer raises whatever its Redis client does)
        logger.warning("No wake-up for %s: %s", topic, error)
