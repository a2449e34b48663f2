"""Every address of the house, asked by everybody who has no business there. An address that is not listed fails."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from institutions.models import User
from mashups.models import Mashup

#: Open to everybody.
PUBLIC = {"health", "account_login", "account_signup", "account_reset_password", "set_language"}
#: Teachers of their own lessons only; the value is what the address needs besides the mashup's id.
LESSON: dict[str, dict[str, Any]] = {
    "mashups:detail": {},
    "mashups:cancel": {},
    "mashups:retry": {},
    "mashups:resume": {},
    "mashups:refresh": {},
    "mashups:status": {},
    "mashups:handout": {"audience": "student"},
    "mashups:export": {},
    "mashups:choose_hook": {},
    "mashups:section": {"kind": "lyrics"},
    "mashups:section_edit": {"kind": "lyrics"},
    "mashups:section_lock": {"kind": "lyrics"},
    "mashups:section_compose": {"kind": "lyrics"},
    "mashups:section_versions": {"kind": "lyrics"},
    "mashups:section_restore": {"kind": "lyrics", "number": 1},
}
#: Any teacher.
TEACHER = {"mashups:dashboard", "mashups:new", "mashups:understood", "mashups:writer", "mashups:model_pull"}
#: Guarded by Django admin or allauth, or by network address; with tests of their own.
ELSEWHERE = {"metrics", "design"}
PREFIXES_ELSEWHERE = ("admin:", "account_")


def _names(patterns: Any, prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield prefix + pattern.name


def test_every_address_has_a_rule() -> None:
    known = PUBLIC | set(LESSON) | TEACHER | ELSEWHERE
    names = set(_names(get_resolver().url_patterns))
    assert not {name for name in names if name not in known and not name.startswith(PREFIXES_ELSEWHERE)}
    assert set(LESSON) | TEACHER <= names


def _ask(client: Client, path: str) -> set[int]:
    return {client.get(path).status_code, client.post(path).status_code}


@pytest.mark.parametrize("name", sorted(LESSON))
@pytest.mark.parametrize("who", ["anna", "bob", "ada"])
def test_a_strangers_lesson_is_not_found(
    requested: Mashup, name: str, who: str, request: Any, signed_in: Callable[[User], Client]
) -> None:
    path = reverse(name, kwargs={"pk": requested.pk, **LESSON[name]})
    # 405: the address does not take that method from anybody.
    assert _ask(signed_in(request.getfixturevalue(who)), path) <= {404, 405}


@pytest.mark.parametrize("name", sorted(LESSON))
def test_a_student_is_forbidden(requested: Mashup, sam: User, name: str, signed_in: Callable[[User], Client]) -> None:
    path = reverse(name, kwargs={"pk": requested.pk, **LESSON[name]})
    assert _ask(signed_in(sam), path) <= {403, 405}


@pytest.mark.parametrize("name", sorted(TEACHER))
def test_a_student_has_no_teachers_page(sam: User, name: str, signed_in: Callable[[User], Client]) -> None:
    assert _ask(signed_in(sam), reverse(name)) <= {403, 405}


@pytest.mark.parametrize("name", sorted(set(LESSON) | TEACHER))
def test_without_signing_in_there_is_only_the_sign_in_page(requested: Mashup, name: str) -> None:
    path = reverse(name, kwargs={"pk": requested.pk, **LESSON[name]} if name in LESSON else {})
    client = Client()
    for answer in (client.get(path), client.post(path)):
        assert answer.status_code in {302, 405}
        if answer.status_code == 302:
            assert answer["Location"].startswith(reverse("account_login"))


def test_an_unknown_section_is_not_found(requested: Mashup, signed_in: Callable[[User], Client]) -> None:
    path = reverse("mashups:section", kwargs={"pk": requested.pk, "kind": "poem"})
    assert signed_in(requested.owner).get(path).status_code == 404


def test_metrics_are_for_internal_networks() -> None:
    assert Client().get("/metrics", REMOTE_ADDR="203.0.113.9").status_code == 403


def test_a_forwarded_address_opens_nothing() -> None:
    answer = Client().get("/metrics", REMOTE_ADDR="203.0.113.9", headers={"X-Forwarded-For": "127.0.0.1"})
    assert answer.status_code == 403


@pytest.mark.django_db
def test_metrics_count_what_is_there(requested: Mashup) -> None:
    text = Client().get("/metrics", REMOTE_ADDR="127.0.0.1").content.decode()
    assert 'litmashup_sessions{status="queued"} 1.0' in text
    assert "litmashup_mashups 1.0" in text
