"""No address asks the database more when there is more, and none asks often."""

import pytest

from tests.isolation.addresses import Address
from tests.speed.conftest import Visits
from tests.speed.pages import READ

MOST = 10
# Those that ask oftener, each with how often and why.
OFTENER = {
    "{organization}/portal/{key}/": (
        15,
        "promises, goals, wishes, and what is the client's turn, come from every area",
    ),
    "{organization}/portal/as/{contact}/": (
        13,
        "a manager's own sign-in, then all that the contact is asked",
    ),
    "{organization}/portal/as/{contact}/{key}/": (
        18,
        "a manager's own sign-in, then all that the contact is asked",
    ),
    "{organization}/library/keep/{key}/": (15, "everything a project promises and plans is read"),
    "{organization}/projects/{key}/": (11, "a project's home reads across every area"),
    "{organization}/projects/{key}/goals/{pk}/": (11, "its values stand beside its form and its history"),
    "{organization}/projects/{key}/phases/conditions/{pk}/": (11, "whom and what it can be about is offered"),
    "{organization}/projects/{key}/needs/{pk}/": (
        11,
        "who can have said it and what can answer it is offered",
    ),
    "{organization}/projects/{key}/needs/needs.csv": (
        11,
        "what is written while it is read comes in once more",
    ),
    "{organization}/projects/{key}/needs/needs.xlsx": (
        11,
        "what is written while it is read comes in once more",
    ),
    "{organization}/projects/{key}/trace/": (
        19,
        "five nouns, and three kinds of links between them, are read",
    ),
    "{organization}/projects/{key}/trace/trace.csv": (17, "five nouns, and three kinds of links, are read"),
    "{organization}/projects/{key}/trace/trace.xlsx": (17, "five nouns, and three kinds of links, are read"),
    "{organization}/projects/{key}/scope/": (
        14,
        "each kind of thing that is promised is read, and two versions",
    ),
    "{organization}/projects/{key}/scope/deliverables/{pk}/": (
        11,
        "its criteria, what it can be part of, who can own it",
    ),
    "{organization}/projects/{key}/scope/versions/{number}/compared/": (11, "each kind of thing is read"),
    "{organization}/trash/": (16, "each kind of thing that can be thrown away is read"),
    "{organization}/projects/{key}/plan.csv": (11, "what is written while it is read comes in once more"),
    "{organization}/projects/{key}/plan.xlsx": (11, "what is written while it is read comes in once more"),
}


@pytest.mark.parametrize("address", READ, ids=lambda address: address.route or "/")
def test_as_many_statements_for_thirty_rows_as_for_one(visits: Visits, address: Address):
    little, much = (len(visit.statements) for visit in visits[address.route])
    most, _ = OFTENER.get(address.route, (MOST, ""))

    told = "\n".join(visits[address.route][1].statements)
    assert (little, much) == (much, little), told
    assert much <= most, told


def test_most_addresses_were_read_and_the_lists_were_longer(visits: Visits):
    read = {route for route, (_, much) in visits.items() if much.status == 200}
    longer = {route for route in read if len(visits[route][1].body) > 2 * len(visits[route][0].body)}

    assert len(read) > 60
    assert {"{organization}/", "{organization}/members/", "{organization}/projects/{key}/plan/"} <= longer
    assert {f"{{organization}}/api/v1/{noun}/" for noun in ("clients", "tasks", "goals", "mails")} <= longer


def test_who_asks_oftener_still_does(visits: Visits):
    assert {route for route in OFTENER if len(visits[route][1].statements) <= MOST} == set()
