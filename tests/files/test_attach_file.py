"""Attaching a file: what is kept, what it is known by, and what is refused."""

import hashlib
import io
import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from PIL import Image

from activity.models import Event
from files.actions import attach_file
from files.models import Attachment
from tenancy.scope import scope
from tests.conftest import sign_in
from tests.files.samples import GOOD, moving, picture, upload

GPS = 0x8825


@pytest.mark.parametrize("name", GOOD)
def test_every_kind_is_kept(project, member, name):
    attachment = attach_file(project, file=upload(name, GOOD[name]), by=member)

    kept = attachment.file.open("rb").read()
    assert attachment.name == name
    assert (attachment.size, attachment.sha256) == (len(kept), hashlib.sha256(kept).hexdigest())
    assert attachment.kind.form or kept == GOOD[name]
    folder, _slash, stored = str(attachment.file.name).partition("/")
    assert folder == str(attachment.organization_id)
    assert re.fullmatch("[0-9a-f]{32}", stored), "nothing of what somebody called it is on the disk"


def test_it_is_told(project, member):
    attachment = attach_file(project, file=upload("Offer.pdf", GOOD["Offer.pdf"]), by=member)

    assert str(Event.objects.about(attachment).get()) == "Mike Member attached Offer.pdf"


def photo(orientation: int = 6) -> bytes:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = orientation, "SecretCam"
    exif.get_ifd(GPS)[2] = (52.0, 30.0, 0.0)
    return picture("JPEG", (60, 20), exif=exif, comment=b"my house")


def test_a_photo_forgets_where_it_was_taken_and_stays_upright(project, member):
    raw = photo()
    assert b"SecretCam" in raw
    assert b"my house" in raw

    attachment = attach_file(project, file=upload("house.jpg", raw), by=member)

    kept = attachment.file.open("rb").read()
    image = Image.open(io.BytesIO(kept))
    assert image.size == (20, 60)
    assert dict(image.getexif()) == {}
    assert {word in kept for word in (b"SecretCam", b"my house", b"Exif")} == {False}


@pytest.mark.parametrize(("form", "name"), [("GIF", "a.gif"), ("WEBP", "a.webp"), ("PNG", "a.png")])
def test_what_moves_goes_on_moving(project, member, form, name):
    attachment = attach_file(project, file=upload(name, moving(form)), by=member)

    image: Any = Image.open(attachment.file.open("rb"))
    assert image.n_frames == 3
    image.seek(1)
    image.load()
    assert image.info["duration"] == 120


def test_there_is_no_room_beyond_the_quota(project, member, settings):
    settings.MOST_BYTES_OF_FILES = 100
    attach_file(project, file=upload("a.txt", b"x" * 60), by=member)

    with pytest.raises(ValidationError, match="files may take 100"):
        attach_file(project, file=upload("b.txt", b"y" * 60), by=member)

    assert [one.name for one in Attachment.objects.all()] == ["a.txt"]


def test_others_rooms_are_not_counted(project, member, other, settings):
    settings.MOST_BYTES_OF_FILES = 100
    attach_file(project, file=upload("a.txt", b"x" * 60), by=member)

    with scope(other):
        assert Attachment.everything.count() == 0


def test_nothing_stays_behind_when_it_fails(project, member, monkeypatch):
    monkeypatch.setattr("files.actions.record", lambda *args, **more: 1 / 0)
    before = kept_files(project)

    with pytest.raises(ZeroDivisionError):
        attach_file(project, file=upload("a.txt", b"x"), by=member)

    assert kept_files(project) == before


def kept_files(project) -> set[str]:
    folder = str(project.organization_id)
    return set(default_storage.listdir(folder)[1]) if default_storage.exists(folder) else set()


def test_the_page_attaches(project, member, acme):
    browser = sign_in(member)

    answer = browser.post(
        f"/acme/projects/{project.key}/files/attach/",
        {"file": upload("Offer.pdf", GOOD["Offer.pdf"])},
        follow=True,
    )

    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Offer.pdf is attached." in page
    assert "1 file; only your own people see it." in page
    assert f'action="/acme/files/{Attachment.objects.get().pk}/trash/"' in page


def test_the_page_says_why_not(project, member):
    answer = sign_in(member).post(
        f"/acme/projects/{project.key}/files/attach/", {"file": upload("run.exe", b"MZ\x90\0")}
    )

    assert answer.status_code == 422
    assert "Such a file can&#x27;t be attached. These can: .pdf, .docx" in answer.content.decode()
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    ("path", "status"), [("/acme/projects/{}/files/attach/", 422), ("/acme/api/v1/files/", 400)]
)
def test_what_is_too_large_is_said_to_be(project, member, settings, path, status):
    settings.LARGEST_UPLOAD = 1000

    answer = sign_in(member).post(
        path.format(project.key), {"project": project.key, "file": upload("a.txt", b"x" * 2000)}
    )

    assert answer.status_code == status
    assert "The file is larger than 1000" in answer.content.decode()


def test_it_is_in_the_api_too(project, member):
    browser = sign_in(member)

    answer = browser.post(
        "/acme/api/v1/files/", {"project": project.key, "file": upload("Offer.pdf", GOOD["Offer.pdf"])}
    )

    told = answer.json()
    assert answer.status_code == 201
    assert (told["name"], told["media_type"], told["project"]) == (
        "Offer.pdf",
        "application/pdf",
        project.key,
    )
    assert browser.get("/acme/api/v1/files/", {"q": "offer", "project": project.key}).json()["results"] == [
        told
    ]
    content = browser.get(f"/acme/api/v1/files/{told['id']}/content/")
    assert content.getvalue() == GOOD["Offer.pdf"]


def test_how_much_it_takes_is_counted_in_the_trash_too(project, member, settings):
    settings.MOST_BYTES_OF_FILES = 100
    attach_file(project, file=upload("a.txt", b"x" * 60), by=member).throw_away(by=member)

    with pytest.raises(ValidationError):
        attach_file(project, file=upload("b.txt", b"y" * 60), by=member)
