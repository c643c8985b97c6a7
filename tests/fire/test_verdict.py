"""That the fire's verdict sees what must not be: each violation by itself, from what arrived."""

from dataclasses import replace

import pytest

from benchmarks.fire import verdict
from benchmarks.fire.occasions import Book, Occasion
from benchmarks.fire.relay import Arrival

ANN = "ann@c.example"
GOOD = Arrival(
    message_id="<1@fire>",
    envelope=ANN,
    to=ANN,
    to_name="Ann",
    firm="Firm 3",
    subject="See how project-3-7 is going",
    text="project-3-7",
    began=100.0,
    stored=100.02,
    told="250 kept",
)


def occasion(**facts):
    return Occasion(3, "shared", 7, ANN, "Ann", **{"born": 90.0, **facts})


def broken(arrivals, told):
    """What is not nought."""
    book = Book()
    book.add(told)
    strangers = verdict.sort(arrivals, book)
    return {title for title, count in verdict.violations(book, strangers, arrivals).items() if count}


def test_a_mail_that_came_once_is_right():
    assert broken([GOOD], occasion()) == set()


def test_a_repeat_under_the_same_id_a_lease_later_is_no_violation():
    assert broken([GOOD, replace(GOOD, began=107.0, stored=107.02)], occasion()) == set()


@pytest.mark.parametrize(
    ("arrivals", "facts", "violation"),
    [
        ([], {}, "lost"),
        ([GOOD, replace(GOOD, message_id="<2@fire>", began=120.0)], {}, "repeated under another Message-ID"),
        ([GOOD, replace(GOOD, began=100.3)], {}, "sent by two at once"),
        ([GOOD, replace(GOOD, envelope="bob@c.example")], {}, "to the wrong person, or unheard of"),
        ([GOOD, replace(GOOD, subject="Hello")], {}, "to the wrong person, or unheard of"),
        ([replace(GOOD, firm="Firm 4")], {}, "of another organization"),
        ([replace(GOOD, text="project-4-7")], {}, "of another organization"),
        ([GOOD], {"over": 99.0}, "after its cancellation"),
        ([GOOD], {"over": 95.0, "in_flight_until": 99.0}, "after its cancellation"),
        ([GOOD], {"never": True}, "early"),
    ],
)
def test_each_violation_is_seen(arrivals, facts, violation):
    assert broken(arrivals, occasion(**facts)) == {violation}


@pytest.mark.parametrize("facts", [{"over": 101.0}, {"over": 99.0, "in_flight_until": 105.0}])
def test_what_was_sent_before_or_on_its_way_is_no_violation(facts):
    assert broken([GOOD], occasion(**facts)) == set()
