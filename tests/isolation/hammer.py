"""Many threads, many organizations, and everything that can go wrong between them on connections that stay open."""

import random
import re
import threading
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, transaction
from django.http import HttpResponse
from django.test import Client as Browser
from django.test import override_settings

from accounts.actions import register_person
from accounts.models import User
from clients.actions import add_client
from clients.models import Client
from members.actions import found_organization
from tenancy.models import Organization
from tenancy.scope import scope
from tests.conftest import sign_in

MARK = re.compile(r"mark-(\w+)-")


class Trouble:
    """Middleware for the hammer: lets the view do its work, and then something breaks."""

    def __init__(self, get_response: Callable[..., HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        response = self.get_response(request)
        if "X-Trouble" in request.headers:
            raise RuntimeError("forced")
        return response


@dataclass(frozen=True)
class Firm:
    """An organization and a browser signed in there."""

    organization: Organization
    cookies: Any

    @property
    def slug(self) -> str:
        return self.organization.slug

    def a_name(self) -> str:
        return f"mark-{self.slug}-{uuid.uuid4().hex}"


def firms(number: int) -> list[Firm]:
    return [firm(f"firm{one}") for one in range(number)]


def firm(slug: str) -> Firm:
    owner = register_person(f"owner@{slug}.test", name=slug, password="irrelevant here")
    organization = found_organization(slug, slug=slug, language="en", time_zone="UTC", by=owner)
    with scope(organization):
        add_client(f"mark-{slug}-first", by=owner)
    return Firm(organization, sign_in(User.objects.get(pk=owner.pk)).cookies)


def hammer(known: list[Firm], *, threads: int, rounds: int, seed: int = 7) -> Counter[str]:
    """What happened: counts of acts, and of `wrong read`, `wrong write`, `left behind`, `unexpected answer`."""
    counts: Counter[str] = Counter()
    lock = threading.Lock()

    def work(number: int) -> None:
        mine = Counter[str]()
        chance = random.Random(seed * 1000 + number)
        for _ in range(rounds):
            act = chance.choice(ACTS)
            mine[act.__name__] += 1
            mine.update(act(chance.choice(known)))
            mine.update(what_was_left())
        connection.close()
        with lock:
            counts.update(mine)

    middleware = [*settings.MIDDLEWARE, f"{__name__}.Trouble"]
    with override_settings(MIDDLEWARE=middleware):
        running = [threading.Thread(target=work, args=[number]) for number in range(threads)]
        for thread in running:
            thread.start()
        for thread in running:
            thread.join()
    counts.update(wrong_writes(known))
    return counts


def browser(firm: Firm) -> Browser:
    made = Browser(raise_request_exception=False)
    made.cookies = firm.cookies
    return made


def read_page(firm: Firm) -> list[str]:
    answer = browser(firm).get(f"/{firm.slug}/clients/")
    strangers = set(MARK.findall(answer.text)) - {firm.slug}
    return ["wrong read"] * len(strangers) + ["unexpected answer"] * (answer.status_code != 200)


def read_rows(firm: Firm) -> list[str]:
    """Without any filter: only the database's lock stands."""
    with scope(firm.organization), connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT organization_id FROM clients_client")
        return ["wrong read" for (key,) in cursor.fetchall() if key != firm.organization.pk]


def write_page(firm: Firm) -> list[str]:
    answer = browser(firm).post(f"/{firm.slug}/clients/add/", {"name": firm.a_name(), "language": "en"})
    return ["unexpected answer"] * (answer.status_code != 302)


def break_after_writing(firm: Firm) -> list[str]:
    name = firm.a_name()
    values = {"name": name, "language": "en"}
    answer = browser(firm).post(f"/{firm.slug}/clients/add/", values, headers={"X-Trouble": "1"})
    with scope(firm.organization):
        half_done = Client.objects.filter(name=name).exists()
    return ["unexpected answer"] * (answer.status_code != 500) + ["half done"] * half_done


def roll_back(firm: Firm) -> list[str]:
    with transaction.atomic():
        with scope(firm.organization):
            add_client(firm.a_name(), by=None)
        transaction.set_rollback(True)
    return []


def run_out_of_time(firm: Firm) -> list[str]:
    try:
        with scope(firm.organization), connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 5; SELECT pg_sleep(1)")
    except OperationalError:
        return []
    return ["unexpected answer"]


def lose_the_connection(firm: Firm) -> list[str]:
    try:
        with scope(firm.organization), connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    except (OperationalError, InterfaceError):
        connection.close()
        return []
    return ["unexpected answer"]


ACTS = [
    read_page,
    read_page,
    read_rows,
    write_page,
    break_after_writing,
    roll_back,
    run_out_of_time,
    lose_the_connection,
]


def what_was_left() -> list[str]:
    """A setting still there on a connection that nobody uses."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('accord.organization', true), current_user")
        setting, role = cursor.fetchone()
    return ["left behind"] * (bool(setting) or role != settings.DATABASES["default"]["USER"])


def wrong_writes(known: list[Firm]) -> list[str]:
    """Rows that stand in an organization whose mark they do not carry."""
    wrong = []
    for each in known:
        with scope(each.organization):
            names = Client.objects.values_list("name", flat=True)
            wrong += ["wrong write" for name in names if MARK.findall(name) != [each.slug]]
    return wrong
