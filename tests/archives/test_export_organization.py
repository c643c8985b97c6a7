"""Everything an organization has, as one file."""

import io
import json
import zipfile
from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from activity.models import Event
from archives import actions, tasks
from archives.actions import expire_exports, export_organization, fetch_export, make_export
from archives.models import ExportPiece, OrganizationExport
from archives.reading import Archive
from archives.writing import write_archive
from clients.actions import add_client
from clients.models import Client
from members.models import ApiToken, Invitation
from surveys.models import SurveyInvitation
from tenancy.scope import scope
from tests.archives.canon import lines
from tests.archives.conftest import AT, archive_of
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db


def made(by):
    export = export_organization(by=by)
    make_export(export.pk, at=timezone.now())
    return OrganizationExport.objects.get(pk=export.pk)


def test_it_is_made_and_kept_for_a_week(organization, admin, client):
    export = made(admin)

    assert export.expires_at - export.finished_at == timedelta(days=7)
    content = b"".join(bytes(piece.content) for piece in ExportPiece.objects.all())
    assert len(content) == export.size
    assert Archive(io.BytesIO(content)).manifest["rows"]["clients.client"] == 1
    assert Event.objects.filter(kind="organization.exported", actor=admin).count() == 1


def test_one_at_a_time(organization, admin):
    export_organization(by=admin)

    with pytest.raises(ValidationError, match="already"):
        export_organization(by=admin)


def test_trouble_is_told_and_another_can_be_asked_for(organization, admin, monkeypatch):
    monkeypatch.setattr(actions, "write_archive", lambda *_, **__: 1 / 0)
    export = made(admin)

    assert (export.failed_at is not None, export.is_waiting) == (True, False)
    assert not ExportPiece.objects.exists()
    export_organization(by=admin)


def test_what_was_kept_goes(organization, admin):
    export = made(admin)
    expire_exports(at=export.expires_at - timedelta(seconds=1))
    assert ExportPiece.objects.exists()

    expire_exports(at=export.expires_at)
    assert not ExportPiece.objects.exists()


def test_what_nobody_finishes_has_failed(organization, admin):
    export = export_organization(by=admin)
    OrganizationExport.objects.update(asked_at=timezone.now() - timedelta(hours=3))
    expire_exports(at=timezone.now())

    assert OrganizationExport.objects.get(pk=export.pk).failed_at


def test_it_is_downloaded_by_admins_only(organization, admin, manager, other):
    export = made(admin)
    path = f"/acme/exports/{export.pk}/fetch/"
    answer: Any = sign_in(admin).get(path)

    assert answer["Content-Disposition"] == f'attachment; filename="{export.file_name}"'
    assert zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))).testzip() is None
    assert Event.objects.filter(kind="export.fetched", actor=admin).count() == 1
    assert sign_in(manager).get(path).status_code == 403
    assert sign_in(admin).get(path.replace("acme", "other")).status_code == 404


def test_a_week_later_it_is_gone(organization, admin):
    export = made(admin)
    OrganizationExport.objects.update(expires_at=timezone.now())

    assert sign_in(admin).get(f"/acme/exports/{export.pk}/fetch/").status_code == 404


def test_taking_it_away_is_written_down(organization, admin):
    fetch_export(made(admin), by=admin)

    assert str(Event.objects.filter(kind="export.fetched").get()).startswith("Ada Admin downloaded")


def test_the_page_shows_each_state(organization, admin, django_assert_num_queries):
    browser = sign_in(admin)
    assert "Nothing was exported yet" in browser.get("/acme/exports/").content.decode()

    assert browser.post("/acme/exports/make/").status_code == 302
    assert "Being made" in browser.get("/acme/exports/").content.decode()

    make_export(OrganizationExport.objects.get().pk, at=timezone.now())
    assert "Kept until" in browser.get("/acme/exports/", headers={"HX-Request": "true"}).content.decode()

    OrganizationExport.objects.update(expires_at=timezone.now())
    assert "No longer kept" in browser.get("/acme/exports/").content.decode()

    OrganizationExport.objects.update(finished_at=None, expires_at=None, failed_at=timezone.now())
    assert "Could not be made" in browser.get("/acme/exports/").content.decode()


def test_members_do_not_see_the_page(organization, manager):
    assert sign_in(manager).get("/acme/exports/").status_code == 403
    assert sign_in(manager).post("/acme/exports/make/").status_code == 403


def test_nothing_by_which_one_comes_in_is_exported(world):
    """Neither digests, nor nonces, nor passwords, nor anything of another organization."""
    with scope(world.mine):
        secrets = [
            *ApiToken.objects.values_list("digest", flat=True),
            *Invitation.objects.values_list("nonce", flat=True),
            *SurveyInvitation.objects.values_list("nonce", flat=True),
            world.people["owner"].password,
            "FORQXZ",
        ]
    with zipfile.ZipFile(archive_of(world.mine)) as archive:
        content = b"\n".join(archive.read(name) for name in archive.namelist()).decode(errors="replace")

    assert len(secrets) > 5
    assert [secret for secret in secrets if secret in content] == []
    assert "OWNQXZ" in content


def test_people_are_told_by_name_and_address_only(world):
    with zipfile.ZipFile(archive_of(world.mine)) as archive:
        assert {tuple(person) for person in lines(archive, "people.jsonl")} == {("id", "email", "name")}


def test_the_manifest_says_what_is_missing_and_why(world):
    with zipfile.ZipFile(archive_of(world.mine)) as archive:
        told = json.loads(archive.read("manifest.json"))

    assert (told["format"], told["version"], told["organization"]["slug"]) == (
        "accord organization",
        1,
        "mine",
    )
    assert told["made_at"] == AT.isoformat()
    assert "portal.entrycode" in told["left_out"]


def test_the_command_writes_a_file(acme, tmp_path, transactional_db, capsys):
    path = tmp_path / "acme.zip"
    call_command("export_organization", "acme", str(path))

    with path.open("rb") as file:
        assert Archive(file).manifest["organization"]["slug"] == "acme"
    with pytest.raises(CommandError, match="no organization"):
        call_command("export_organization", "nobody", str(tmp_path / "none.zip"))


@pytest.mark.django_db(transaction=True)
def test_the_worker_makes_it_from_one_moment(acme, founder, monkeypatch):
    """What is written meanwhile is not in it: whatever it refers to would be missing."""
    with scope(acme):
        export = export_organization(by=founder)

    def somebody_else():
        with scope(acme):
            add_client("Meanwhile", by=founder)
        connection.close()

    def meanwhile(*args, **kwargs):
        thread = Thread(target=somebody_else)
        thread.start()
        thread.join()
        told.append(genuine(*args, **kwargs).rows["clients.client"])
        return genuine(io.BytesIO(), **kwargs)

    told: list[int] = []
    genuine = write_archive
    monkeypatch.setattr(actions, "write_archive", meanwhile)
    tasks.make_one(acme.pk, export.pk)

    with scope(acme):
        assert Client.objects.count() == 1
        assert OrganizationExport.objects.ready().count() == 1
    assert told == [0]
    tasks.make_everything()
    tasks.expire_exports()
