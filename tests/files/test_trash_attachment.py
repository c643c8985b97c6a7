"""Throwing a file away: out of sight at once, kept for thirty days, then gone from the disk too."""

from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from activity.models import Event
from archives.actions import empty_trash
from files.actions import trash_attachment
from files.models import Attachment
from projects.actions import trash_project
from tenancy.trash import KEPT_FOR
from tests.conftest import sign_in

LATER = KEPT_FOR + timedelta(minutes=1)


def test_it_is_out_of_sight(attachment, member):
    trash_attachment(attachment, by=member)

    assert not Attachment.objects.exists()
    assert [event.kind for event in Event.objects.about(attachment)] == [
        "attachment.trashed",
        "attachment.added",
    ]
    assert default_storage.exists(attachment.file.name)


def test_the_page_offers_the_way_back(attachment, project, member):
    answer = sign_in(member).post(f"/acme/files/{attachment.pk}/trash/", follow=True)

    page = answer.content.decode()
    assert answer.redirect_chain == [(f"/acme/projects/{project.key}/files/", 302)]
    assert "Offer.pdf is in the trash." in page
    assert f'action="/acme/files/{attachment.pk}/recover/"' in page


def test_the_trash_lists_it(attachment, member):
    trash_attachment(attachment, by=member)

    assert "Offer.pdf" in sign_in(member).get("/acme/trash/").content.decode()


def test_after_thirty_days_it_is_gone_from_the_disk(attachment, member, django_capture_on_commit_callbacks):
    trash_attachment(attachment, by=member)

    with django_capture_on_commit_callbacks(execute=True):
        assert empty_trash(at=timezone.now() + LATER) == 1

    assert not Attachment.everything.exists()
    assert not default_storage.exists(attachment.file.name)
    assert "gone for good" in str(Event.objects.filter(kind="attachment.purged").get())


def test_a_project_takes_its_files_along(attachment, project, manager, django_capture_on_commit_callbacks):
    trash_project(project, by=manager)

    with django_capture_on_commit_callbacks(execute=True):
        empty_trash(at=timezone.now() + LATER)

    assert not Attachment.everything.exists()
    assert not default_storage.exists(attachment.file.name)


def test_in_the_api(attachment, member):
    browser = sign_in(member)

    answer = browser.post(f"/acme/api/v1/files/{attachment.pk}/trash/")

    assert answer.status_code == 200
    assert browser.get("/acme/api/v1/files/").json()["results"] == []
