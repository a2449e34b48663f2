"""The list page with a hundred mashups and with a hundred thousand."""

import time
from statistics import median

from django.db import connection
from django.test import Client

from institutions.models import Institution, User
from mashups.models import Mashup
from tests.bench.composing import PROMPT

BRIEF = {"prompt": PROMPT, "genres": ["jazz", "hip-hop"]}


def list_page() -> None:
    few, lots = _teacher("few", 100), _teacher("lots", 100_000)
    with connection.cursor() as cursor:
        cursor.execute("analyze")  # what autovacuum does within a minute of such a change
    plain = [_milliseconds(few, {}), _milliseconds(lots, {})]
    search = [_milliseconds(few, {"q": "lantern"}), _milliseconds(lots, {"q": "lantern"})]
    for name, (small, large) in {"the list": plain, "a search": search}.items():
        print(f"  {name}: {small:.1f} ms with 100, {large:.1f} ms with 100,000 = {large / small:.2f} x (at most 3)")


def _teacher(name: str, count: int) -> Client:
    school = Institution.objects.create(name=name)
    member = User.objects.create_user(name, f"{name}@school.example", role="teacher", institution=school)
    for start in range(0, count, 5000):
        Mashup.objects.bulk_create(
            Mashup(
                institution=school,
                owner=member,
                title=f"{'Paper lantern' if number % 997 == 0 else 'Evening song'} {number}",
                genre_names="Jazz, Hip-Hop",
                search_text=PROMPT,
                brief=BRIEF,
            )
            for number in range(start, min(start + 5000, count))
        )
    client = Client(SERVER_NAME="localhost")
    client.force_login(member)
    return client


def _milliseconds(client: Client, query: dict[str, str], rounds: int = 25) -> float:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        assert client.get("/", query).status_code == 200
        times.append((time.perf_counter() - began) * 1000)
    return median(times)
