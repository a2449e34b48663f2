"""Signing in, up and out; what exists only for a first look; who runs what."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from institutions.models import Institution, User
from institutions.services.demo_accounts import DEMO_ACCOUNTS, make_demo_accounts

pytestmark = [pytest.mark.django_db]

PASSWORD = "a-quiet-oboe-42"


def test_a_new_teacher_signs_up_and_lands_on_the_dashboard() -> None:
    client = Client()
    fields = {"email": "new@school.example", "username": "new", "password1": PASSWORD, "password2": PASSWORD}
    answer = client.post(reverse("account_signup"), fields)
    assert answer.status_code == 302, answer.context["form"].errors
    member = User.objects.get(username="new")
    assert member.role == User.Role.TEACHER
    assert member.institution == Institution.objects.get()
    assert not member.is_staff
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("password", ["short", "password123", "1234567890"])
def test_a_weak_password_is_refused_with_a_reason(password: str) -> None:
    fields = {"email": "n@school.example", "username": "n", "password1": password, "password2": password}
    answer = Client().post(reverse("account_signup"), fields)
    assert answer.status_code == 200
    assert answer.context["form"].errors["password1"]
    assert not User.objects.exists()


def test_nobody_signs_up_into_another_role() -> None:
    fields = {"email": "n@school.example", "username": "n", "password1": PASSWORD, "password2": PASSWORD}
    Client().post(
        reverse("account_signup"), {**fields, "role": "administrator", "is_staff": "on", "is_superuser": "on"}
    )
    member = User.objects.get()
    assert (member.role, member.is_staff, member.is_superuser) == (User.Role.TEACHER, False, False)


def test_signing_out_ends_the_session(alice: User) -> None:
    client = Client()
    client.force_login(alice)
    client.post(reverse("account_logout"))
    assert client.get("/").status_code == 302


def test_a_forgotten_password_is_reset_by_mail(alice: User) -> None:
    client = Client()
    client.post(reverse("account_reset_password"), {"email": alice.email})
    link = re.search(r"https?://[^/]+(/accounts/\S+)", mail.outbox[0].body)
    assert link
    form = client.get(link.group(1), follow=True)
    path = form.redirect_chain[-1][0] if form.redirect_chain else link.group(1)
    client.post(path, {"password1": PASSWORD, "password2": PASSWORD})
    alice.refresh_from_db()
    assert alice.check_password(PASSWORD)


def test_an_unknown_address_is_not_betrayed() -> None:
    known = Client().post(reverse("account_reset_password"), {"email": "nobody@school.example"})
    assert known.status_code == 302


def test_demo_accounts_can_sign_in_as_shown(settings) -> None:
    settings.DEBUG = True
    make_demo_accounts()
    make_demo_accounts()
    page = Client().get(reverse("account_login")).content.decode()
    for account in DEMO_ACCOUNTS:
        assert account.password in page
        client = Client()
        answer = client.post(reverse("account_login"), {"login": account.username, "password": account.password})
        assert answer.status_code == 302


def test_there_are_no_demo_accounts_outside_debug(settings) -> None:
    settings.DEBUG = False
    with pytest.raises(RuntimeError):
        make_demo_accounts()
    assert not User.objects.exists()
    page = Client().get(reverse("account_login")).content.decode()
    assert not any(account.password in page for account in DEMO_ACCOUNTS)


def test_only_staff_opens_the_admin(alice: User, settings) -> None:
    settings.DEBUG = True
    client = Client()
    client.force_login(alice)
    assert client.get("/admin/", follow=False).status_code == 302
    make_demo_accounts()
    client.force_login(User.objects.get(username="admin"))
    for name in ("institutions_user", "institutions_institution", "mashups_mashup", "mashups_mashupsession"):
        assert client.get(reverse(f"admin:{name}_changelist")).status_code == 200


def test_everybody_belongs_somewhere() -> None:
    from django.db import IntegrityError

    with pytest.raises(IntegrityError):
        User.objects.create_user("nowhere")
