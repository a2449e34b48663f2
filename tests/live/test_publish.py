"""The log is numbered without gaps, whoever writes at the same time."""

import threading
from typing import Any

import pytest
from django.db import connection, transaction

from live.models import Event
from live.publish import publish


@pytest.mark.django_db
def test_numbers_follow_each_other_from_one() -> None:
    with transaction.atomic():
        numbers = [publish("mashup.a", "section"), publish("mashup.a", "section"), publish("mashup.b", "section")]
    assert numbers == [1, 2, 1]


@pytest.mark.django_db(transaction=True)
def test_an_event_that_is_rolled_back_leaves_no_gap() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():  # noqa: PT012  (the block is the transaction)
        publish("mashup.a", "section")
        raise ZeroDivisionError
    with transaction.atomic():
        assert publish("mashup.a", "section") == 1
    assert Event.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_published() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        publish("mashup.a", "section")
    assert not Event.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_publishers_at_the_same_time_get_different_numbers() -> None:
    def write(_: Any) -> None:
        for _round in range(5):
            with transaction.atomic():
                publish("mashup.busy", "section")
        connection.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = list(Event.objects.filter(topic_id="mashup.busy").values_list("sequence", flat=True))
    assert sorted(numbers) == list(range(1, 31))
