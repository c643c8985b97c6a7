"""Every list and row of Django's admin costs the same for one and for thirty, and takes whatever stands in an address."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import connection, transaction
from django.test import Client as Browser
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from accounts.models import User
from archives.models import OrganizationExport
from members.actions import found_organization
from tenancy.admin import operator_site, organization_site
from tenancy.models import Owned
from tenancy.scope import scope
from tests.conftest import sign_in
from tests.isolation.conftest import NOTHING_KEPT
from tests.isolation.filler import fill
from tests.isolation.world import MARKS, World, build
from tests.tenancy.test_api_queries import more

SHOWN = [(site, model) for site in (operator_site, organization_site) for model in site._registry]
NAMES = [f"{site.name}/{model._meta.label_lower}" for site, model in SHOWN]
EACH = pytest.mark.parametrize("site, model", SHOWN, ids=NAMES)
ONE_EACH = {"identity.IdentityProvider"}
SEARCHED = [
    "'", '"', "\"'`", "'; DROP TABLE clients_client; --", "%", "_", "\\", "a\x00b", "x" * 10_000, "😀", "ＦＵＬＬ　ＷＩＤＴＨ",
    "word " * 300, "<script>alert(1)</script>", "\u202e\uffff", "(" * 200, '"unclosed quote', "{{ 7|add:1 }}",
]  # fmt: skip
ASKED = [
    "o=9999", "o=-1.x", "o=-9223372036854775809", "o=1.1.1.1.-1", "o=%00", "p=-5", "p=0", "p=99999999999999999999", "p=x",
    "all=", "all=1&p=3", "password__startswith=", "organization__id=2", "organization=2", "pk=x", "id__in=1,,x", "pk__gte=1",
    "nonce__startswith=a", "digest__regex=((a", "e=1", "_popup=1", "_to_field=password", "_to_field=id", "_facets=True",
    "__class__=x", "name=%00", "trash=%27", "trash=both", "%00=1", "q=%ED%A0%80", "q=%FF",
]  # fmt: skip
DATES = ["__year=99999", "__year=0", "__year=-1", "__month=77", "__day=32&{0}__month=2&{0}__year=2026", "__gte=x", "__gte=", "__gte=9999999-01-01", "__isnull=x", "__lt=%00"]  # fmt: skip


@dataclass
class Filled:
    """The world with thirty of everything, and {address: how many questions it cost when there was one}."""

    world: World
    before: dict[str, int] = field(default_factory=dict)


@pytest.fixture(scope="module")
def filled(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Filled]:
    with (
        django_db_blocker.unblock(),
        override_settings(CACHES=NOTHING_KEPT, API_LIMITS={}),
        transaction.atomic(),
    ):
        filled = Filled(build())
        people(filled.world, 1)
        for site, model in SHOWN:
            filled.before[NAMES[SHOWN.index((site, model))]] = cost(
                filled.world, site, row(filled.world, model)
            )
        with scope(filled.world.mine):
            for number in range(30):
                more(filled.world, number)
            fill_up(30)
        people(filled.world, 30)
        yield filled
        transaction.set_rollback(True)


def fill_up(many: int) -> None:
    """Make what stories have too little of."""
    for _site, model in SHOWN:
        if issubclass(model, Owned) and model._meta.label not in ONE_EACH:
            for number in range(many - model.objects.count()):
                OrganizationExport.objects.update(failed_at=timezone.now())  # one at a time is under way
                fill.made(model, f"FILLED{number}")


def people(world: World, many: int) -> None:
    """Organizations, devices and second factors are not of a story."""
    for number in range(many):
        name = f"More {many} {number}"
        found_organization(
            name, slug=f"more-{many}-{number}", language="en", time_zone="UTC", by=world.people["owner"]
        )
        person = User.objects.create_user(f"more-{many}-{number}@more.test", None, name=name)
        UserSession.objects.create(user=person, session_key=f"key {many} {number}", ip="192.0.2.7")
        Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})


def row(world: World, model: Any) -> str:
    """The address of a row within the site."""
    pk = world.objects["own"]["rows"].get(model._meta.label_lower) or model.objects.order_by("pk")[0].pk
    return f"{list_of(model)}{pk}/change/"


def list_of(model: Any) -> str:
    return f"{model._meta.app_label}/{model._meta.model_name}/"


def browser_of(world: World, site: Any) -> Browser:
    browser = sign_in(world.people["owner" if site is organization_site else "operator"])
    browser.raise_request_exception = False
    return browser


def at(site: Any, path: str) -> str:
    return f"/mine/admin/{path}" if site is organization_site else f"/operators/{path}"


def cost(world: World, site: Any, path: str) -> int:
    """How many questions a page costs whoever has been there before."""
    browser = browser_of(world, site)
    browser.get(at(site, path))
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(at(site, path))
    assert answer.status_code == 200, path
    return len(asked)


@EACH
def test_a_list_costs_the_same_with_one_row_and_with_thirty(filled, site, model, monkeypatch):
    costs = {}
    for rows in (1, 30):
        monkeypatch.setattr(site._registry[model], "list_per_page", rows)
        page = browser_of(filled.world, site).get(at(site, list_of(model)))
        assert len(page.context["cl"].result_list) == (1 if model._meta.label in ONE_EACH else rows)
        costs[rows] = cost(filled.world, site, list_of(model))

    assert costs[1] == costs[30]


@EACH
def test_a_row_costs_the_same_among_thirty(filled, site, model):
    known = filled.before[NAMES[SHOWN.index((site, model))]]

    assert cost(filled.world, site, row(filled.world, model)) == known


@EACH
def test_whatever_is_searched_is_answered(filled, site, model):
    assert faults(filled, site, model, [f"q={quote(words)}" for words in SEARCHED]) == []


@EACH
def test_whatever_stands_in_an_address_is_answered(filled, site, model):
    dates = [f"{name}{end.format(name)}" for name in filters_of(site, model) for end in DATES]

    assert faults(filled, site, model, [*ASKED, *dates]) == []


def filters_of(site: Any, model: Any) -> list[str]:
    """What the list can be narrowed by, to be narrowed by nonsense."""
    shown = site._registry[model]
    names = [one[0] if isinstance(one, tuple) else one for one in shown.list_filter]
    return sorted({*(name for name in names if isinstance(name, str)), *filter(None, [shown.date_hierarchy])})


def faults(filled: Filled, site: Any, model: Any, questions: list[str]) -> list[str]:
    browser = browser_of(filled.world, site)
    return [
        f"{answer} to {question[:80]}"
        for question in questions
        if (
            answer := look(
                browser, f"{at(site, list_of(model))}?{question}", is_inside=site is organization_site
            )
        )
    ]


def look(browser: Browser, path: str, *, is_inside: bool) -> str:
    """What is wrong with the answer; nothing if nothing is."""
    with transaction.atomic():
        answer = browser.get(path)
        transaction.set_rollback(True)
    if answer.status_code not in (200, 302, 400):
        return str(answer.status_code)
    leaks = is_inside and MARKS["foreign"] in answer.text.upper()
    return "another organization's row" if leaks else ""


@EACH
def test_nobody_finds_another_organizations_rows(filled, site, model):
    if not issubclass(model, Owned):
        pytest.skip("people and organizations are the operators' to find")
    browser, path = browser_of(filled.world, site), at(site, list_of(model))

    assert browser.get(f"{path}?q={MARKS['foreign']}").context["cl"].result_count == 0
    assert browser.get(f"{path}?q=PERFORZ").context["cl"].result_count == 0
