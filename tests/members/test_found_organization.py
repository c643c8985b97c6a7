"""Making an organization."""

import pytest
from django.core.exceptions import ValidationError

from activity.actions import hear_all
from communication.models import ReminderRule
from members.actions import found_organization
from tenancy.models import Membership, Organization, Role
from tenancy.scope import scope
from tests.conftest import sign_in


def found(slug, founder):
    return found_organization("Fabrikam", slug=slug, language="en", time_zone="UTC", by=founder)


def test_the_founder_owns_it(founder):
    organization = found("fabrikam", founder)

    with scope(organization):
        assert Membership.objects.values_list("user", "role").get() == (founder.pk, Role.OWNER)


def test_it_begins_with_the_usual_reminders(founder):
    with scope(found("fabrikam", founder)):
        hear_all()

        assert ReminderRule.objects.count() == 7


@pytest.mark.parametrize("slug", ["accounts", "Fab", "fab_rikam", "-fab", ""])
def test_an_address_that_would_not_work_is_refused(founder, slug):
    with pytest.raises(ValidationError):
        found(slug, founder)

    assert Organization.objects.count() == 0


def test_the_page_founds_one(founder):
    values = {"name": "Fabrikam", "slug": "fabrikam", "language": "en", "time_zone": "UTC"}

    answer = sign_in(founder).post("/new/", values)

    assert answer.headers["Location"] == "/fabrikam/"


def test_the_front_page_leads_to_the_only_organization(acme, founder):
    assert sign_in(founder).get("/").headers["Location"] == "/acme/"
