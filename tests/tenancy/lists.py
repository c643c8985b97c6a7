"""Every list that can be taken away as a file: where it is, how a row is added to it, how its file is read."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from python_calamine import load_workbook

from clients.actions import add_client, add_contact
from library.actions import keep_template
from phases.actions import add_phase
from projects.actions import add_need, set_goal, share_project, start_project
from schedule.actions import add_task
from surveys.actions import open_survey
from surveys.models import SurveyInvitation
from tenancy.models import Role
from tests.conftest import join

DAY = date(2026, 11, 2)


def taken(browser, path: str, **known) -> bytes:
    """The file."""
    answer = browser.get(path, **known)
    assert answer.status_code == 200, path
    return b"".join(answer.streaming_content)


def read(browser, path: str, **known) -> list[list[Any]]:
    """The rows of the file with its head; of a CSV file all is text."""
    file = taken(browser, path, **known)
    if path.partition("?")[0].endswith(".xlsx"):
        return load_workbook(io.BytesIO(file)).get_sheet_by_index(0).to_python()
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))


def column(rows: list[list[str]], title: str) -> list[str]:
    place = rows[0].index(title)
    return [row[place] for row in rows[1:]]


@dataclass(frozen=True)
class Desk:
    """What there is to add rows to."""

    project: Any
    client: Any
    manager: Any

    def add_client(self, name: str) -> None:
        add_client(name, by=self.manager)

    def add_contact(self, name: str) -> Any:
        number = self.client.contacts.count()
        return add_contact(self.client, name=name, email=f"person{number}@northwind.test", by=self.manager)

    def start_project(self, name: str) -> None:
        start_project(self.client, name=name, starts_on=DAY, by=self.manager)

    def set_goal(self, name: str) -> None:
        set_goal(self.project, metric=name, target=60, due_on=DAY, owner=self.manager, by=self.manager)

    def add_task(self, name: str) -> Any:
        return add_task(
            self.project, name=name, first_day=DAY, last_day=DAY, is_milestone=True, by=self.manager
        )

    def keep_template(self, name: str) -> None:
        keep_template(self.project, name=name, by=self.manager)

    def add_phase(self, name: str) -> None:
        add_phase(self.project, name=name, by=self.manager)

    def add_need(self, name: str) -> None:
        add_need(self.project, text=name, by=self.manager)

    def join(self, name: str) -> None:
        person = join(f"p{timezone.now().timestamp()} Person", Role.MEMBER, self.project.organization)
        type(person).objects.filter(pk=person.pk).update(name=name)

    def open_survey(self, name: str) -> Any:
        if not self.project.shares.exists():
            contact = self.client.contacts.first() or self.add_contact("Carla Client")
            share_project(self.project, email=contact.email, by=self.manager)
        return open_survey(self.add_task(name), at=timezone.now(), by=self.manager)

    def ask(self, name: str) -> None:
        SurveyInvitation(survey=self.survey, contact=self.add_contact(name)).save()

    @property
    def survey(self) -> Any:
        return self.project.surveys.first() or self.open_survey("Signed")


LISTS: dict[str, tuple[Callable[[Desk], str], str, Callable[[Desk, str], Any]]] = {
    "clients": (lambda desk: "clients/clients", "Name", Desk.add_client),
    "contacts": (lambda desk: f"clients/{desk.client.pk}/contacts", "Name", Desk.add_contact),
    "portfolio": (lambda desk: "portfolio", "Project", Desk.start_project),
    "goals": (lambda desk: f"projects/{desk.project.key}/goals", "Metric", Desk.set_goal),
    "plan": (lambda desk: f"projects/{desk.project.key}/plan", "Task", Desk.add_task),
    "phases": (lambda desk: f"projects/{desk.project.key}/phases/phases", "Phase", Desk.add_phase),
    "needs": (lambda desk: f"projects/{desk.project.key}/needs/needs", "Need", Desk.add_need),
    "trace": (lambda desk: f"projects/{desk.project.key}/trace/trace", "Need", Desk.add_need),
    "members": (lambda desk: "members/members", "Name", Desk.join),
    "surveys": (lambda desk: "surveys/surveys", "Milestone", Desk.open_survey),
    "answers": (lambda desk: f"surveys/{desk.survey.pk}/answers", "Name", Desk.ask),
}


def path_of(desk: Desk, listed: str, ending: str) -> str:
    return f"/acme/{LISTS[listed][0](desk)}.{ending}"
