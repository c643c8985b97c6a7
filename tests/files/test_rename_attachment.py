"""Calling a file otherwise."""

import pytest
from django.core.exceptions import ValidationError

from activity.models import Event
from files.actions import rename_attachment
from tenancy.models import Conflict
from tests.conftest import sign_in


def test_it_has_the_new_name(attachment, member):
    rename_attachment(attachment, version=1, name=" Final\noffer.PDF", by=member)

    attachment.refresh_from_db()
    assert attachment.name == "Finaloffer.PDF"
    assert Event.objects.about(attachment)[0].kind == "attachment.renamed"


@pytest.mark.parametrize("name", ["Offer.exe", "Offer", "Offer.pdf.html", "", "."])
def test_the_ending_still_says_what_it_is(attachment, member, name):
    with pytest.raises(ValidationError):
        rename_attachment(attachment, version=1, name=name, by=member)


def test_an_old_version_is_a_conflict(attachment, member):
    rename_attachment(attachment, version=1, name="a.pdf", by=member)

    with pytest.raises(Conflict):
        rename_attachment(attachment, version=1, name="b.pdf", by=member)


def test_the_page_renames(attachment, member):
    browser = sign_in(member)

    answer = browser.post(
        f"/acme/files/{attachment.pk}/rename/", {"name": "Final.pdf", "version": 1}, follow=True
    )
    refused = browser.post(f"/acme/files/{attachment.pk}/rename/", {"name": "Final.html", "version": 2})

    assert "Final.pdf is saved." in answer.content.decode()
    assert refused.status_code == 422
    assert "The name must end in .pdf." in refused.content.decode()


def test_the_api_renames_and_changes_nothing_else(attachment, member):
    browser, path = sign_in(member), f"/acme/api/v1/files/{attachment.pk}/"
    tag = browser.get(path)["ETag"]

    def patch(body):
        return browser.patch(path, body, content_type="application/json", headers={"If-Match": tag})

    assert patch({"size": 1}).status_code == 400
    assert patch({"project": attachment.project.key}).status_code == 400
    assert patch({"file": "x"}).status_code == 400
    assert patch({"name": "Final.pdf"}).json()["name"] == "Final.pdf"
