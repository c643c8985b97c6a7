"""What we need from a visitor, and what they told us, are theirs alone."""

from django.test import Client as Browser
from django.utils import timezone

from acceptance.actions import submit_deliverable
from acceptance.queries import token_of as token_of_submission
from accounts.models import User
from clients.models import Contact
from portal.queries import today
from projects.actions import add_deliverable, share_project
from projects.models import Project
from surveys.actions import answer_survey, open_survey
from surveys.models import SurveyInvitation
from surveys.queries import token_of
from tests.portal.conftest import LIST, milestone, page_of, text


def test_a_question_waits_for_its_own_addressee(
    inside: Browser, shared: Project, manager: User, contact: Contact
) -> None:
    assert "Nothing is needed from you right now." in text(inside, page_of(shared))
    goes_live = milestone(shared, "Go-live", today(), by=manager)
    open_survey(goes_live, at=timezone.now(), by=manager)
    invitation = SurveyInvitation.objects.get(contact=contact)

    page = text(inside, page_of(shared))

    assert "One question waits for your answer." in page
    assert f"/acme/answer/{token_of(invitation)}/" in page
    assert "Needs you" in text(inside, LIST)


def test_a_deliverable_waits_for_its_own_addressee(
    inside: Browser, shared: Project, manager: User, contact: Contact
) -> None:
    ned = share_project(shared, email="ned@northwind.example", by=manager).contact
    for name, whom in (("Manual", contact), ("Secret", ned)):
        deliverable = add_deliverable(shared, name=name, by=manager)
        submitted = submit_deliverable(deliverable, contact=whom, by=manager)
        if whom == contact:
            theirs = submitted

    page = text(inside, page_of(shared))

    assert "One question waits for your answer." in page
    assert "Is “Manual” what was agreed?" in page
    assert f"/acme/accept/{token_of_submission(theirs)}/" in page
    assert "Secret" not in page


def test_the_visitor_reads_their_own_last_score_and_nobody_elses(
    inside: Browser, shared: Project, manager: User, contact: Contact
) -> None:
    share_project(shared, email="ned@northwind.example", by=manager)
    open_survey(milestone(shared, "Go-live", today(), by=manager), at=timezone.now(), by=manager)
    for invitation in SurveyInvitation.objects.all():
        said = "Thank you" if invitation.contact_id == contact.pk else "Dreadful"
        answer_survey(invitation, score=4, comment=said, at=timezone.now(), by=invitation.contact)

    page = text(inside, page_of(shared))

    assert "Thank you" in page
    assert "Dreadful" not in page
    assert "Nothing is needed from you right now." in page
