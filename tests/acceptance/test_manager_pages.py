"""The manager's side: submit, history, withdraw; by page and by API."""

from acceptance.actions import submit_deliverable, withdraw_submission
from acceptance.models import Submission
from tests.conftest import sign_in

API = "/acme/api/v1/submissions/"


def below(deliverable):
    return f"/acme/projects/{deliverable.project.key}/deliverables/{deliverable.pk}/"


def test_submitted_and_withdrawn_by_page(browser, deliverable, contact):
    assert "Not submitted for acceptance yet" in browser.get(f"{below(deliverable)}submissions/").text

    answer = browser.post(f"{below(deliverable)}submit/", {"contact": contact.pk, "note": "Ready"})

    assert answer.status_code == 302
    assert "Carla Client is asked" in browser.get(answer.url).text
    submission = Submission.objects.get()
    assert browser.post(f"{below(deliverable)}submissions/{submission.pk}/withdraw/").status_code == 302
    assert Submission.objects.get().outcome == "withdrawn"
    assert "Submit again" in browser.get(answer.url).text


def test_a_refusal_comes_back_to_the_form(browser, deliverable, submission, contact):
    answer = browser.post(f"{below(deliverable)}submit/", {"contact": contact.pk})

    assert answer.status_code == 422
    assert "being asked about this already" in answer.text


def test_a_member_looks_and_does_not_submit(member, deliverable, submission):
    window = sign_in(member)

    assert window.get(f"{below(deliverable)}submissions/").status_code == 200
    assert window.get(f"{below(deliverable)}submit/").status_code == 403
    assert window.post(f"{below(deliverable)}submissions/{submission.pk}/withdraw/").status_code == 403


def test_submitted_and_withdrawn_by_api(browser, deliverable, contact):
    said = {"deliverable": deliverable.pk, "contact": contact.pk, "note": "Ready"}
    made = browser.post(API, said, content_type="application/json")
    assert (made.status_code, made.json()["number"], made.json()["outcome"]) == (201, 1, "")

    path = f"{API}{made.json()['id']}/"
    answer = browser.post(f"{path}withdraw/", headers={"If-Match": browser.get(path).headers["ETag"]})

    assert (answer.status_code, answer.json()["outcome"]) == (200, "withdrawn")
    key = deliverable.project.key
    assert len(browser.get(f"{API}?project={key}&outcome=withdrawn").json()["results"]) == 1
    assert browser.get(f"{API}?decided=false").json()["results"] == []


def test_a_list_costs_the_same_for_one_and_for_thirty(
    browser, deliverable, contact, manager, django_assert_max_num_queries
):
    def asked():
        with django_assert_max_num_queries(100) as counted:
            assert browser.get(f"{below(deliverable)}submissions/").status_code == 200
            assert browser.get(API).status_code == 200
        return len(counted)

    def submit_and_withdraw():
        withdraw_submission(submit_deliverable(deliverable, contact=contact, by=manager), by=manager)

    submit_and_withdraw()
    asked()
    one = asked()
    for _again in range(29):
        submit_and_withdraw()

    assert asked() == one
