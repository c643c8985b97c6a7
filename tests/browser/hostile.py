"""An organization in which every name and every text is a trap; made in a process of the site's own."""

import json
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.actions import register_person
from clients.actions import add_client, add_contact
from clients.models import Client
from cockpit.demo_loader import PASSWORD
from files.actions import attach_file
from files.models import Attachment
from members.actions import found_organization
from projects.actions import set_goal, share_project, start_project
from schedule.actions import lay_out_plan
from schedule.outline import Row
from tenancy.links import inside
from tenancy.scope import scope
from tests.files.hostile import POLYGLOTS
from tests.hostile import TEXTS, WRITTEN

BEGIN = "TRAPS"
OWNER = "owner@hostile.example"
NAME = '"><img src=x onerror=alert(1)>'
DAY = date(2026, 11, 2)
FORMS = 6
"""Ways in which each scheme is written; two of them are looked at."""


def stored(text: str) -> str:
    """As a database can keep it."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")


def tell() -> None:
    owner = register_person(OWNER, name=NAME, password=PASSWORD)
    organization = found_organization(NAME, slug="hostile", language="en", time_zone="UTC", by=owner)
    with scope(organization):
        print(BEGIN + json.dumps(made(owner)))  # noqa: T201


def made(owner: Any) -> dict[str, Any]:
    """Addresses: `prose` shows one text each, `pages` all names there are; `files` are handed over."""
    clients = [
        add_client(f"{stored(text)[:190]} {number}", notes=stored(text), industry=NAME, by=owner)
        for number, text in enumerate([*WRITTEN, *TEXTS[:: FORMS // 2]])
    ]
    first = Client.objects.order_by("pk")[0]
    contact = add_contact(first, name=NAME, email="carla@hostile.example", title=NAME, phone="+1", by=owner)
    project = start_project(first, name=NAME, objective=NAME, starts_on=DAY, by=owner)
    plan = [Row(1, stored(text)[:400], DAY, 1, 0, stored(text)) for text in WRITTEN]
    tasks = lay_out_plan(
        project, rows=[*plan, Row(1, NAME, DAY + timedelta(days=9), 0, 0, "")], links=[], by=owner
    )
    for text in WRITTEN[:40]:
        particulars = {"target": 1, "due_on": DAY, "owner": owner, "unit": '"><b onclick=1>'[:20]}
        set_goal(project, metric=stored(text)[:200], is_shared=True, by=owner, **particulars)
    share_project(project, email=contact.email, by=owner)
    files = [attached(project, text, owner) for text in WRITTEN[:40]]
    files += [
        attach_file(project, file=SimpleUploadedFile(name, content), by=owner)
        for name, content in POLYGLOTS.values()
    ]
    return {
        "prose": [one.get_absolute_url() for one in clients] + [one.get_absolute_url() for one in tasks[:30]],
        "pages": pages(project, contact, files),
        "files": [[inside("files:fetch", one.pk), one.name] for one in files[-len(POLYGLOTS) :]],
    }


def attached(project: Any, text: str, owner: Any) -> Any:
    """A file whose name has come past what cleans names."""
    attachment = attach_file(
        project, file=SimpleUploadedFile("a.txt", b"x"), name=f"{text}.txt"[-90:], by=owner
    )
    Attachment.objects.filter(pk=attachment.pk).update(name=stored(text)[:200])
    return attachment


def pages(project: Any, contact: Any, files: list[Any]) -> list[str]:
    lists = [f"{inside('clients:list')}?page={number}" for number in range(1, 8)]
    return [
        *lists,
        inside("cockpit:portfolio"),
        inside("cockpit:activity"),
        inside("cockpit:plan", project.key),
        inside("cockpit:project", project.key),
        inside("projects:edit", project.key),
        inside("projects:edit_goal", project.key, project.goals.all()[0].pk),
        inside("files:list", project.key),
        inside("files:rename", files[0].pk),
        inside("portal:preview", contact.pk, project.key),
        inside("members:settings"),
        "/hostile/admin/clients/client/",
        "/hostile/admin/files/attachment/",
        f"/hostile/admin/projects/project/{project.pk}/change/",
    ]
