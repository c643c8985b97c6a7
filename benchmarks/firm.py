"""A firm for clients of the wire: whoever may sign in, and what can be counted there."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.test import Client as Browser

from accounts.actions import register_person
from accounts.models import User
from clients.actions import add_client, add_contact
from clients.models import Client
from communication.models import Mail
from members.actions import found_organization, make_token
from projects.actions import share_project, start_project
from tenancy.models import Membership, Organization
from tenancy.scope import scope

SIGNED_IN_BY = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass
class World:
    """The firm, its owner, and the two ways in."""

    organization: Organization
    owner: User
    cookie: dict[str, str]
    bearer: dict[str, str]

    @property
    def page(self) -> str:
        return f"/{self.organization.slug}/"

    def api(self, noun: str) -> str:
        return f"/{self.organization.slug}/api/v1/{noun}/"

    def clients(self) -> set[str]:
        with scope(self.organization):
            return set(Client.objects.values_list("name", flat=True))

    def forget_clients(self) -> None:
        with scope(self.organization):
            Client.objects.filter(name__startswith="Client ").delete()

    def queue(self, mails: int) -> None:
        """A project shared with so many people: one mail to each."""
        with scope(self.organization):
            client = add_client("Told", by=self.owner)
            project = start_project(client, name="Told", starts_on=date(2026, 1, 5), by=self.owner)
            for number in range(mails):
                contact = add_contact(
                    client, name=f"Person {number}", email=f"p{number}@told.example", by=self.owner
                )
                share_project(project, email=contact.email, by=self.owner)

    def sent(self) -> int:
        with scope(self.organization):
            return Mail.objects.sent().count()

    def held(self) -> int:
        """Mails that a worker has taken and not let go."""
        with scope(self.organization):
            return Mail.objects.waiting().exclude(lease_until=None).count()

    def files(self) -> int:
        """Messages in the mailbox."""
        return len(list(Path(settings.MAILBOX).glob("*.eml")))


def found() -> World:
    owner = register_person("owner@stop.example", name="Olga Owner")
    organization = found_organization("Stop", slug="stop", language="en", time_zone="UTC", by=owner)
    with scope(organization):
        membership = Membership.objects.get(user=owner)
        _, secret = make_token(membership, name="Hammer", scopes=["clients:read", "clients:write"], by=owner)
    browser = Browser()
    browser.force_login(owner, backend=SIGNED_IN_BY)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"Cookie": f"{name}={browser.cookies[name].value}"}
    return World(organization, owner, cookie, {"Authorization": f"Bearer {secret}"})
