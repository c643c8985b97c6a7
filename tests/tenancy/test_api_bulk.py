"""Many rows in one request."""

import pytest

from activity.models import Event
from clients.models import Client
from tests.conftest import sign_in

BULK = "/acme/api/v1/clients/bulk/"


def send(browser, items, **more):
    return browser.post(BULK, {"items": items, **more}, content_type="application/json")


def test_many_are_added_with_an_event_each(browser, organization):
    answer = send(browser, [{"name": f"Client {n}"} for n in range(100)])

    told = answer.json()["results"]
    assert (answer.status_code, len(told)) == (201, 100)
    assert (told[99]["status"], told[99]["row"]["name"]) == (201, "Client 99")
    assert Event.objects.filter(kind="client.added").count() == 100


def test_one_refused_is_all_refused(browser, organization):
    answer = send(browser, [{"name": "A"}, {"name": "a"}, {"name": "B", "version": 7}, {}])

    assert answer.status_code == 400
    assert answer.json()["errors"]["items"] == {
        "1": {"__all__": ["There is a client of this name already."]},
        "2": {"version": ["This can't be written here."]},
        "3": {"name": ["This field is required."]},
    }
    assert (Client.objects.count(), Event.objects.filter(kind="client.added").count()) == (0, 0)


def test_the_others_stay_if_asked(browser, organization):
    answer = send(browser, [{"name": "A"}, {"name": "a"}], keep="each")

    assert (answer.status_code, [one["status"] for one in answer.json()["results"]]) == (207, [201, 400])
    assert Client.objects.count() == 1


@pytest.mark.parametrize(
    "body", [{}, {"items": []}, {"items": [{}] * 101}, {"items": [1]}, {"items": [{}], "all": True}]
)
def test_what_is_no_list_of_items_is_refused(browser, organization, body):
    assert browser.post(BULK, body, content_type="application/json").status_code == 400


def test_members_may_not(organization, member):
    assert send(sign_in(member), [{"name": "A"}]).status_code == 403


@pytest.mark.parametrize("noun", ["tasks", "contacts", "goals"])
def test_other_nouns_have_it_too(browser, organization, noun):
    answer = browser.post(f"/acme/api/v1/{noun}/bulk/", {"items": [{}]}, content_type="application/json")

    assert (answer.status_code, list(answer.json()["errors"]["items"])) == (400, ["0"])


def test_a_row_costs_eleven_queries_however_many_there_are(
    browser, organization, django_assert_max_num_queries
):
    with django_assert_max_num_queries(40 + 11 * 50):
        send(browser, [{"name": f"Client {n}"} for n in range(50)])
