"""Fetching a file: as it is kept, to whoever may see its project, and never shown inside a page."""

from email.message import Message

import pytest
from django.core.files.storage import default_storage
from django.test import Client as Browser

from files.actions import attach_file, rename_attachment, trash_attachment
from files.models import Attachment
from projects.actions import trash_project
from tenancy.models import Membership
from tenancy.scope import scope
from tests.conftest import sign_in
from tests.files.hostile import NAMES
from tests.files.samples import GOOD, PDF, upload

STRICT = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cache-Control": "private, no-store",
}


def name_told(answer) -> str | None:
    told = Message()
    told["Content-Disposition"] = answer["Content-Disposition"]
    assert told.get_content_disposition() == "attachment"
    return told.get_filename()


@pytest.mark.parametrize("path", ["/acme/files/{}/", "/acme/api/v1/files/{}/content/"])
def test_it_is_handed_over_as_it_is_kept(attachment, member, path):
    answer = sign_in(member).get(path.format(attachment.pk))

    assert answer.getvalue() == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Length"] == str(len(PDF))
    assert {name: answer[name] for name in STRICT} == STRICT
    assert name_told(answer) == "Offer.pdf"


@pytest.mark.parametrize("name", GOOD)
def test_the_type_is_the_one_that_was_recognised(project, member, name):
    attachment = attach_file(project, file=upload(name, GOOD[name]), by=member)

    answer = sign_in(member).get(f"/acme/files/{attachment.pk}/")

    assert answer["Content-Type"] == attachment.media_type


@pytest.mark.parametrize("name", NAMES)
def test_no_name_splits_the_header(project, member, name):
    """Also one that came past us: with an export, or by the database."""
    attachment = attach_file(project, file=upload("plain.txt", b"x"), by=member)
    browser = sign_in(member)
    for called in (NAMES[name], name.replace("\0", "")[:200]):
        Attachment.objects.filter(pk=attachment.pk).update(name=called)

        answer = browser.get(f"/acme/files/{attachment.pk}/")

        assert answer.status_code == 200
        assert set(answer.headers) >= set(STRICT)
        assert "Set-Cookie" not in answer.headers
        assert not {"\r", "\n", "\0"} & set(answer["Content-Disposition"])
        assert answer["Content-Disposition"].startswith("attachment;")


def test_names_of_all_scripts_come_through(project, member):
    attachment = attach_file(project, file=upload("项目 “计划书”.pdf", PDF), by=member)

    answer = sign_in(member).get(f"/acme/files/{attachment.pk}/")

    assert "filename*=utf-8''" in answer["Content-Disposition"]
    assert name_told(answer) == "项目 “计划书”.pdf"


def test_only_reading(attachment, browser):
    assert browser.post(f"/acme/files/{attachment.pk}/").status_code == 405
    assert browser.head(f"/acme/files/{attachment.pk}/").status_code == 200


def test_what_is_not_ours_is_not_there(attachment, other):
    with scope(other):
        owner = Membership.objects.get().user
    for path in ("/acme/files/{}/", "/other/files/{}/", "/other/api/v1/files/{}/content/"):
        assert sign_in(owner).get(path.format(attachment.pk)).status_code == 404


def test_somebody_unknown_signs_in_first(attachment):
    assert Browser().get(f"/acme/files/{attachment.pk}/").status_code == 302


def test_what_is_in_the_trash_is_not_handed_over(attachment, member):
    trash_attachment(attachment, by=member)

    assert sign_in(member).get(f"/acme/files/{attachment.pk}/").status_code == 404


def test_with_its_project_it_is_out_of_sight(attachment, project, manager):
    trash_project(project, by=manager)

    assert not Attachment.objects.exists()
    assert sign_in(manager).get(f"/acme/files/{attachment.pk}/").status_code == 404


def test_a_file_lost_on_the_disk_is_not_found(attachment, browser):
    default_storage.delete(attachment.file.name)

    assert browser.get(f"/acme/files/{attachment.pk}/").status_code == 404


def test_the_name_is_the_present_one(attachment, member):
    renamed = rename_attachment(attachment, version=1, name="Final offer.pdf", by=member)

    assert name_told(sign_in(member).get(f"/acme/files/{renamed.pk}/")) == "Final offer.pdf"
