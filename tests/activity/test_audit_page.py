"""The audit on a page, as files and for programs."""

import csv
import io
import json

import pytest

from activity.actions import check_audit
from activity.audit import chain_now
from activity.models import AuditAnchor, Event
from clients.actions import add_client
from members.actions import make_token
from tenancy.models import Membership
from tests.activity.tampering import Vandal
from tests.conftest import join, sign_in

HERE = "/acme/audit/"


@pytest.fixture
def desk(admin, client):
    """The browser of an admin, and something that happened."""
    chain_now()
    return sign_in(admin)


def test_it_is_for_admins(desk, browser, other):
    assert desk.get(HERE).status_code == 200
    assert [browser.get(f"{HERE}{path}").status_code for path in ("", "audit.csv", "audit.jsonl")] == [
        403
    ] * 3
    assert sign_in(join("Nora New", "member", other)).get(HERE).status_code == 404


def test_it_tells_the_newest_first(desk):
    text = desk.get(HERE).text

    assert text.index("Mary Manager added the client Northwind") < text.index("Fiona Founder founded")
    assert "has not been verified yet" in text


def test_what_it_is_about_is_a_link_away(desk, client):
    event = Event.objects.get(kind="client.added")

    assert f"{HERE}{event.pk}/subject/" in desk.get(HERE).text
    assert desk.get(f"{HERE}{event.pk}/subject/").url == client.get_absolute_url()
    founded = Event.objects.get(kind="organization.founded")
    assert desk.get(f"{HERE}{founded.pk}/subject/").status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=mary", ["client.added"]), ("q=NORTH", ["client.added"]), ("kind=client.added", ["client.added"]),
        ("since=2099-01-01", []), ("until=2000-01-01", []), ("since=2000-01-01&q=fiona", ["organization.founded"]),
        ("since=never", []), ("kind=nothing.done", []),
    ],
)  # fmt: skip
def test_it_is_narrowed(desk, asked, found):
    lines = b"".join(desk.get(f"{HERE}audit.jsonl?{asked}").streaming_content).decode().splitlines()

    assert [json.loads(line)["kind"] for line in lines] == found
    assert desk.get(f"{HERE}?{asked}").text.count("<code title=") == len(found)


def test_what_is_not_understood_is_said(desk):
    assert "Enter a valid date." in desk.get(f"{HERE}?since=never").text


def test_pages_follow_each_other(desk, manager):
    for number in range(60):
        add_client(f"Client {number}", by=manager)
    chain_now()

    first = desk.get(f"{HERE}?q=mary")
    second = desk.get(f"{HERE}?q=mary&before={first.context['further']}")

    numbers = [event.number for page in (first, second) for event in page.context["rows"]]
    assert numbers == list(range(62, 1, -1))
    assert second.context["further"] is None


@pytest.mark.parametrize("rows", [1, 30])
def test_it_asks_the_same_however_much_happened(desk, manager, rows, django_assert_num_queries):
    for number in range(rows):
        add_client(f"Client {number}", by=manager)
    chain_now()
    desk.get(HERE)

    with django_assert_num_queries(10):
        desk.get(HERE)


def test_a_spreadsheet_runs_nothing(desk, manager):
    add_client('=HYPERLINK("http://evil.test")', by=manager)
    chain_now()

    text = b"".join(desk.get(f"{HERE}audit.csv").streaming_content).decode("utf-8-sig")

    newest = next(csv.DictReader(io.StringIO(text)))
    assert newest["subject_name"] == '\'=HYPERLINK("http://evil.test")'
    assert newest["number"] == "3"


def test_it_is_checked_on_demand(desk, admin):
    answer = desk.post(f"{HERE}check/", follow=True)

    assert "Verified up to number 2" in answer.text
    assert AuditAnchor.objects.get().trouble == ""
    assert str(Event.objects.get(kind="audit.checked")) == "Ada Admin had the audit checked up to number 2"
    assert check_audit(by=admin).number == 3


def test_trouble_is_shown(desk, organization):
    AuditAnchor(number=2, hash="0" * 64, trouble="Event 2 was altered.").save()

    assert "Event 2 was altered." in desk.get(HERE).text


def test_programs_read_it_only(desk, admin):
    membership = Membership.objects.get(user=admin)
    _token, secret = make_token(membership, name="Watch", scopes=["activity:read"], by=admin)
    bearer = {"HTTP_AUTHORIZATION": f"Bearer {secret}"}

    answer = desk.get("/acme/api/v1/audit/?kind=client.added", **bearer)

    (event,) = answer.json()["results"]
    assert (event["number"], event["told"]) == (2, "Mary Manager added the client Northwind")
    assert desk.post("/acme/api/v1/audit/", {}, "application/json", **bearer).status_code == 405


@pytest.mark.django_db(transaction=True)
def test_a_check_finds_what_was_done_to_the_chain(acme, admin):
    Vandal().do("UPDATE activity_event SET actor_name = 'Nobody'")

    assert "The chain does not hold" in sign_in(admin).post(f"{HERE}check/", follow=True).text
