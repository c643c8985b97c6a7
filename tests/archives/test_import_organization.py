"""What was exported comes in again, equal, or not at all."""

import hashlib
import io
import json
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from accounts.actions import register_person
from accounts.models import User
from activity.audit import verify_audit
from activity.models import Event
from archives import reading
from archives.actions import import_organization
from archives.tables import tables
from communication.actions import queue_mail
from communication.models import Mail, Reminder
from projects.actions import trash_project
from projects.models import Project
from schedule.models import Task
from tenancy.models import Membership, Organization, Role
from tenancy.scope import scope
from tests.archives.canon import canonical, lines
from tests.archives.conftest import AT, archive_of
from tests.conftest import PASSWORD, sign_in

pytestmark = pytest.mark.django_db


def without_the_last_event(told):
    """What importing adds of its own."""
    *events, last = told["activity.event"]
    assert last["kind"] == "organization.imported"
    return {**told, "activity.event": events}


def test_an_organization_comes_in_equal(world, archive):
    copy = import_organization(archive, slug="copy", by=None)

    before, after = canonical(archive), without_the_last_event(canonical(archive_of(copy)))
    assert [name for name in before if not before[name]] == []
    for name in before:
        assert after[name] == before[name], name


def test_the_two_share_no_row(world, archive):
    copy = import_organization(archive, slug="copy", by=None)

    for table in tables().values():
        keys = []
        for organization in (world.mine, copy):
            with scope(organization):
                keys.append(set(table.model.everything.values_list("pk", flat=True)))
        assert not keys[0] & keys[1], table.name


def test_what_happened_is_a_chain_of_its_own(world, archive):
    copy = import_organization(archive, slug="copy", by=None)

    with scope(copy):
        audit = verify_audit()
        assert (audit.findings, audit.last.number) == ([], Event.objects.count())


def test_history_leads_to_the_same_things(world, archive):
    copy = import_organization(archive, slug="copy", by=None)

    with scope(copy):
        project = Project.objects.get(name="OWNQXZ project")
        assert "project.started" in {event.kind for event in Event.objects.about(project)}
        assert Event.objects.about(copy).exists()


def test_a_mail_goes_out_once(world):
    """One that waits stays where it was queued; of one that is over, the copy knows, but not to whom it would retry."""
    with scope(world.mine):
        waiting = Mail.objects.waiting()[0]
        task = Task.objects.order_by("pk")[0]
        Reminder(email="r@own.test", task=task, offset=0, day=AT.date(), mail=waiting).save()
        over = Mail.objects.sent().count()
    copy = import_organization(archive_of(world.mine), slug="copy", by=None)

    with scope(copy):
        assert Reminder.objects.get(email="r@own.test").mail is None
        assert (Mail.objects.waiting().count(), Mail.objects.count()) == (0, over)
        assert {(mail.key[:7], str(mail.payload)) for mail in Mail.objects.all()} == {("before:", "{}")}
        assert queue_mail("shared:1", letter="shared", to=world.people["owner"]).is_waiting


def test_a_copy_of_a_copy_is_equal_too(world, archive):
    copy = import_organization(archive, slug="copy", by=None)
    first = archive_of(copy)
    again = import_organization(first, slug="again", by=None)

    assert without_the_last_event(canonical(archive_of(again))) == canonical(first)


def test_the_trash_comes_along(world):
    with scope(world.mine):
        trash_project(Project.objects.get(name="OWNQXZ project"), by=world.people["owner"])
    copy = import_organization(archive_of(world.mine), slug="copy", by=None)

    with scope(copy):
        assert Project.everything.get(name="OWNQXZ project").trashed_by == world.people["owner"]
        assert not Project.objects.filter(name="OWNQXZ project").exists()


def test_people_are_known_by_their_address(world, archive):
    """Somebody who has left still is an account; somebody new gets one without a password."""
    people = {person["email"] for person in lines(zipfile.ZipFile(archive), "people.jsonl")}
    gone = world.people["member"]
    User.objects.filter(pk=gone.pk).update(email="elsewhere@own.test")
    copy = import_organization(archive, slug="copy", by=None)

    assert gone.email in people
    new = User.objects.get(email=gone.email)
    assert (new.pk != gone.pk, new.has_usable_password(), new.is_staff) == (True, False, False)
    with scope(copy):
        assert Membership.objects.get(user=new).role == Role.MEMBER
        assert Membership.objects.get(user=world.people["owner"]).role == Role.OWNER


def test_whoever_brings_it_owns_it(world, archive):
    newcomer = register_person("newcomer@else.test", name="Nora", password=PASSWORD)
    copy = import_organization(archive, slug="copy", by=newcomer)

    with scope(copy):
        assert Membership.objects.get(user=newcomer).role == Role.OWNER


def test_the_page_brings_it_in(world, archive):
    browser = sign_in(world.people["foreign owner"])
    archive.seek(0)
    archive.name = "mine.zip"
    answer = browser.post("/new/from-export/", {"slug": "copy", "file": archive})

    assert (answer.status_code, answer["Location"]) == (302, "/copy/")
    assert "OWNQXZ project" in browser.get("/copy/").content.decode()


def test_the_page_says_why_not(world, archive):
    browser = sign_in(world.people["foreign owner"])
    answer = browser.post("/new/from-export/", {"slug": "copy", "file": io.BytesIO(b"no archive")})

    assert answer.status_code == 422
    assert "not an export from Accord" in answer.content.decode()
    assert "Bring an organization in" in browser.get("/new/from-export/").content.decode()


def test_nobody_unknown_brings_anything(client_of_nobody):
    assert client_of_nobody.get("/new/from-export/").status_code == 302


def test_an_address_is_taken_once(world, archive):
    refused(archive, "already exists", slug="mine")


def test_the_command_brings_it_in(world, archive, tmp_path, capsys):
    path = tmp_path / "mine.zip"
    path.write_bytes(archive.getvalue())
    call_command("import_organization", "copy", str(path))

    assert "/copy/" in capsys.readouterr().out
    with pytest.raises(CommandError, match="already exists"):
        call_command("import_organization", "copy", str(path))


def changed(archive, *, member=None, change=None, manifest=None, rehash=True, more=None, without=None):
    """The archive with one thing otherwise, its manifest made to fit unless told not to."""
    with zipfile.ZipFile(archive) as old:
        told = {info.filename: old.read(info) for info in old.infolist()}
    facts = json.loads(told.pop("manifest.json"))
    if member:
        told[member] = change(told[member])
    if without:
        del told[without]
    told |= more or {}
    for name, content in told.items() if rehash else ():
        facts["members"][name] = {
            "bytes": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
    if manifest:
        manifest(facts)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name, text in {**told, "manifest.json": json.dumps(facts).encode()}.items():
            new.writestr(name, text)
    return file


def refused(file, sentence, slug="copy"):
    """Not brought in, and nothing left behind."""
    before = (Organization.objects.count(), User.objects.count())
    with pytest.raises(ValidationError) as caught:
        import_organization(file, slug=slug, by=None)
    assert sentence in " ".join(caught.value.messages)
    assert (Organization.objects.count(), User.objects.count()) == before


PROJECTS = "tables/projects.project.jsonl"


def in_first_row(**values):
    def change(content):
        first, *rest = content.splitlines(keepends=True)
        row = json.loads(first) | values
        return json.dumps(row).encode() + b"\n" + b"".join(rest)

    return change


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"client": 987654321}, "leads to a row that is not there"),
        ({"surprise": 1}, "surprise?"),
        ({"name": "x" * 300}, "at most 200"),
        ({"name": None}, "nothing where something must be"),
        ({"name": ["a"]}, "a list where one value belongs"),
        ({"starts_on": "soon"}, "starts_on"),
        ({"key": "not a key"}, "A key looks like"),
        ({"id": "1"}, "this is no row"),
        ({"starts_on": "2027-01-01", "due_on": "2026-01-01"}, "do not fit together"),
        ({"objective": "\x00"}, "do not fit together"),
    ],
)
def test_a_row_that_cannot_be_is_refused(archive, values, sentence):
    refused(changed(archive, member=PROJECTS, change=in_first_row(**values)), sentence)


def test_a_script_does_not_come_in_as_a_website(archive):
    evil = in_first_row(website="javascript:alert(1)")
    refused(changed(archive, member="tables/clients.client.jsonl", change=evil), "website")


def test_two_rows_with_one_key_are_refused(archive):
    refused(changed(archive, member=PROJECTS, change=lambda rows: rows + rows), "damaged")


def test_an_archive_without_an_owner_needs_somebody(archive):
    rows = changed(
        archive,
        member="tables/tenancy.membership.jsonl",
        change=lambda rows: rows.replace(b'"role":"owner"', b'"role":"member"'),
    )
    refused(rows, "Nobody in the archive is an owner")


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ({"member": PROJECTS, "change": lambda rows: rows + b" ", "rehash": False}, "is damaged"),
        ({"without": PROJECTS}, "is incomplete"),
        ({"without": "people.jsonl"}, "is incomplete"),
        ({"more": {"../../etc/cron.d/evil": b"x"}}, "no export has"),
        ({"more": {"tables/auth.user.jsonl": b"x"}}, "no export has"),
        ({"manifest": lambda facts: facts.update(version=2)}, "newer Accord"),
        ({"manifest": lambda facts: facts.update(format="zip")}, "not an export"),
        ({"manifest": lambda facts: facts["rows"].update({"accounts.user": 1})}, "no export has"),
        ({"manifest": lambda facts: facts["organization"].update({"version": 7})}, "no export has"),
        ({"manifest": lambda facts: facts["organization"].update({"time_zone": "Mars"})}, "Mars"),
        ({"manifest": lambda facts: facts.update(members=[])}, "is damaged"),
    ],
)
def test_an_archive_that_is_not_what_was_written_is_refused(archive, how, sentence):
    refused(changed(archive, **how), sentence)


def test_a_cut_archive_is_refused(archive):
    refused(io.BytesIO(archive.getvalue()[:-200]), "not an export")


def test_a_flipped_byte_is_refused(archive):
    content = bytearray(archive.getvalue())
    with zipfile.ZipFile(archive) as opened:
        info = opened.getinfo(PROJECTS)
    content[info.header_offset + 80 + len(PROJECTS)] ^= 0xFF
    refused(io.BytesIO(bytes(content)), "is damaged")


def test_a_bomb_is_not_opened(archive, monkeypatch):
    monkeypatch.setattr(reading, "parsed", lambda text: pytest.fail("was read"))
    refused(changed(archive, more={PROJECTS: b"0" * 200 * 1024**2}), "more than an organization could hold")


def test_too_many_members_are_refused(archive, monkeypatch):
    monkeypatch.setattr(reading, "MOST_MEMBERS", 3)
    refused(archive, "more than an organization could hold")
