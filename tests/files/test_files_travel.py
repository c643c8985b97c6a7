"""Files leave with an organization and come in with it; a person's name leaves the name of a file."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage

from archives.actions import import_organization
from erasure.actions import erase_account
from files.actions import attach_file
from files.models import Attachment
from members.actions import set_logo
from members.models import Logo
from tenancy.models import Organization
from tenancy.scope import scope
from tests.archives.conftest import archive_of
from tests.archives.test_import_organization import changed, in_first_row
from tests.files.samples import GOOD, picture, upload

ATTACHMENTS = "tables/files.attachment.jsonl"


@pytest.fixture
def archive(acme, project, member, admin) -> io.BytesIO:
    for name in ("Offer.pdf", "scan.png", "项目计划书.pdf"):
        attach_file(project, file=upload(name, GOOD[name]), by=member)
    set_logo(file=upload("logo.png", picture()), by=admin)
    return archive_of(acme)


def facts(organization) -> list[tuple]:
    with scope(organization):
        rows = Attachment.objects.order_by("pk")
        return [(row.name, row.media_type, row.sha256, row.file.open("rb").read()) for row in rows]


def folder(organization) -> set[str]:
    place = str(organization.pk)
    return set(default_storage.listdir(place)[1]) if default_storage.exists(place) else set()


def test_they_come_in_equal_in_a_folder_of_their_own(acme, archive):
    copy = import_organization(archive, slug="copy", by=None)

    assert facts(copy) == facts(acme)
    assert len(folder(copy)) == 4
    assert not folder(copy) & folder(acme)
    with scope(copy):
        assert Logo.objects.get().image.open("rb").read()
        assert Organization.objects.get(slug="copy").logo


@pytest.mark.parametrize(
    "values", [{"media_type": "text/html"}, {"media_type": "image/svg+xml"}, {"name": "x" * 300}]
)
def test_an_archive_brings_no_kind_we_do_not_know(archive, values):
    with pytest.raises(ValidationError):
        import_organization(
            changed(archive, member=ATTACHMENTS, change=in_first_row(**values)), slug="copy", by=None
        )

    assert not Organization.objects.filter(slug="copy").exists()


def test_what_was_refused_leaves_no_file(archive):
    before = set(default_storage.listdir("")[0])

    with pytest.raises(ValidationError):
        import_organization(
            changed(archive, member=ATTACHMENTS, change=in_first_row(size=-1)), slug="copy", by=None
        )

    left = {
        name
        for place in set(default_storage.listdir("")[0]) - before
        for name in default_storage.listdir(place)[1]
    }
    assert left == set()


def test_who_attached_it_is_forgotten_and_the_file_stays(acme, project, member):
    attachment = attach_file(project, file=upload("CV of Mike Member.pdf", GOOD["Offer.pdf"]), by=member)

    erase_account(member, by=None)

    attachment = Attachment.objects.select_related("attached_by").get(pk=attachment.pk)
    assert attachment.name == "CV of ….pdf"
    assert str(attachment.attached_by) == "Erased person"
    assert attachment.file.open("rb").read() == GOOD["Offer.pdf"]
