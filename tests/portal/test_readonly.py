"""The portal's pages cannot write: by their methods, by their transaction, by their role."""

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client as Browser
from django.test import override_settings
from django.urls import URLPattern, URLResolver, get_resolver, include, path

from accounts.models import User
from clients.models import Client, Contact
from portal.doors import client_door
from portal.visitors import Visitor
from projects.models import Project
from tenancy.models import Organization
from tenancy.readonly import read_only
from tests.portal.conftest import link_of

OTHERS = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"]


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Every route there is, as it is written in the URL configurations."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route


def addresses(contact: Contact, project: Project) -> list[str]:
    """One address for every pattern of the portal."""
    known = {"<slug:organization>": "acme", "<int:contact>": str(contact.pk), "<str:key>": project.key}
    found = [
        route
        for route in routes(get_resolver().url_patterns)
        if "/portal/" in route and "admin/" not in route
    ]
    for placeholder, value in known.items():
        found = [route.replace(placeholder, value) for route in found]
    return [f"/{route}" for route in found]


@pytest.mark.parametrize("method", OTHERS)
def test_nothing_but_looking_is_accepted_from_anybody(
    inside: Browser, contact: Contact, shared: Project, manager: User, method: str
) -> None:
    strict = Browser(enforce_csrf_checks=True)
    member = Browser()
    member.force_login(manager)

    answers = [
        browser.generic(method, address)
        for browser in (strict, inside, member)
        for address in addresses(contact, shared)
    ]

    assert len(answers) == 3 * 4
    assert {(answer.status_code, answer["Allow"]) for answer in answers} == {(405, "GET, HEAD")}


def test_head_is_looking_too(inside: Browser, shared: Project) -> None:
    assert inside.head(f"/acme/portal/{shared.key}/").status_code == 200


def write(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """What a careless portal page would do."""
    with connection.cursor() as cursor:
        for statement in request.GET.getlist("sql"):
            cursor.execute(statement)
        return HttpResponse(str(cursor.fetchone()))


urlpatterns = [
    path("<slug:organization>/enter/", include("portal.enter_urls")),
    path("<slug:organization>/portal/write/", client_door(write)),
]
RENAME = "UPDATE clients_client SET name = 'Hacked' RETURNING name"
attempts = override_settings(ROOT_URLCONF="tests.portal.test_readonly")


@attempts
@pytest.mark.parametrize(
    "statements",
    [
        [RENAME],
        ["RESET ROLE", RENAME],
        ["SET TRANSACTION READ WRITE", RENAME],
        ["RESET ROLE", "SET TRANSACTION READ WRITE", RENAME],
        ["DELETE FROM django_session RETURNING 1"],
        ["SELECT nextval('clients_client_id_seq')"],
        ["CREATE TEMP TABLE scratch (a int)"],
    ],
)
def test_postgresql_refuses_a_page_that_writes(
    inside: Browser, client: Client, statements: list[str]
) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        inside.get("/acme/portal/write/", {"sql": statements})

    client.refresh_from_db()
    assert client.name == "Northwind"


@attempts
def test_a_page_runs_as_the_portals_role_and_leaves_it(inside: Browser) -> None:
    page = inside.get("/acme/portal/write/", {"sql": ["SELECT current_user::text"]})

    assert page.content.decode() == "('accord_portal',)"
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user::text, current_setting('transaction_read_only')")
        assert cursor.fetchone() == ("accord_app", "off")


@pytest.mark.parametrize("verb", ["INSERT", "UPDATE", "DELETE", "TRUNCATE"])
def test_the_role_may_write_no_table(organization: Organization, verb: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace "
            "AND has_table_privilege('accord_portal', oid, %s)",
            [verb],
        )
        assert cursor.fetchall() == []


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_each_lock_holds_without_the_other(organization: Organization, client: Client) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        run('SET LOCAL ROLE "accord_portal"', RENAME)
    with pytest.raises(DatabaseError, match="read-only transaction"), read_only(organization):
        run("RESET ROLE", RENAME)


def test_the_entrance_is_outside_the_lock_and_its_looking_writes_nothing(
    browser: Browser, contact: Contact
) -> None:
    assert browser.get(link_of(contact)).status_code == 200
    assert browser.get("/acme/enter/").status_code == 200
