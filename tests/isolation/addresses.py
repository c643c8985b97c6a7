"""Every address of the resolver, with what stands for its arguments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern
from django.utils.regex_helper import normalize

from tests.isolation.world import MISSING, NOT_THERE, World

# What the arguments of a route stand for; the first beginning that fits is taken. `key` is always a project's.
# A route whose arguments stand for nothing here fails the run.
NOUNS: list[tuple[str, dict[str, str]]] = [
    ("{organization}/clients/{client_pk}/contacts/", {"client_pk": "client", "pk": "contact"}),
    ("{organization}/clients/", {"pk": "client"}),
    ("{organization}/projects/trashed/", {"pk": "project"}),
    ("{organization}/projects/{key}/needs/", {"pk": "need"}),
    ("{organization}/api/v1/needs/", {"pk": "need"}),
    ("{organization}/api/v1/scope-readings/", {"pk": "row:tracing.scopereading"}),
    ("{organization}/projects/{key}/phases/conditions/", {"pk": "condition"}),
    ("{organization}/projects/{key}/phases/", {"pk": "phase"}),
    ("{organization}/projects/{key}/goals/", {"pk": "goal", "measurement": "row:projects.measurement"}),
    ("{organization}/projects/{key}/shares/", {"pk": "share"}),
    ("{organization}/projects/{key}/scope/deliverables/", {"pk": "deliverable"}),
    ("{organization}/projects/{key}/scope/criteria/", {"pk": "criterion"}),
    ("{organization}/projects/{key}/scope/items/", {"pk": "scope item"}),
    ("{organization}/projects/{key}/scope/rounds/", {"pk": "round"}),
    ("{organization}/projects/{key}/scope/signatures/", {"pk": "row:projects.signature"}),
    ("{organization}/sign/", {"token": "sign token"}),
    ("{organization}/projects/{key}/plan/", {"pk": "task"}),
    ("{organization}/projects/{key}/deliverables/", {"pk": "deliverable", "submission": "submission"}),
    ("{organization}/logo/", {"address": "logo"}),
    ("{organization}/files/", {"pk": "attachment"}),
    ("{organization}/api/v1/files/", {"pk": "attachment"}),
    ("{organization}/library/", {"pk": "project template"}),
    ("{organization}/api/v1/templates/", {"pk": "project template"}),
    ("{organization}/imports/", {"pk": "import"}),
    ("{organization}/exports/", {"pk": "export"}),
    ("{organization}/audit/", {"pk": "row:activity.event"}),
    ("{organization}/api/v1/audit/", {"pk": "row:activity.event"}),
    ("{organization}/surveys/about/", {"pk": "task"}),
    ("{organization}/surveys/", {"pk": "survey"}),
    ("{organization}/reminders/outbox/", {"pk": "mail"}),
    ("{organization}/reminders/", {"pk": "reminder"}),
    ("{organization}/answer/", {"token": "answer token"}),
    ("{organization}/accept/", {"token": "accept token", "pk": "attachment"}),
    ("{organization}/enter/", {"token": "enter token"}),
    ("{organization}/join/", {"token": "join token"}),
    ("{organization}/portal/as/", {"contact": "contact"}),
    ("{organization}/members/invitations/", {"pk": "invitation"}),
    ("{organization}/members/", {"pk": "member"}),
    ("{organization}/settings/visits/", {"pk": "row:members.operatorvisit"}),
    ("{organization}/tokens/", {"pk": "api token"}),
    ("operators/unfinished-work/", {"slug": "address"}),
    ("{organization}/api/v1/members/", {"pk": "member"}),
    ("{organization}/api/v1/tokens/", {"pk": "api token"}),
    ("{organization}/api/v1/clients/", {"pk": "client"}),
    ("{organization}/api/v1/contacts/", {"pk": "contact"}),
    ("{organization}/api/v1/projects/", {"share": "share"}),
    ("{organization}/api/v1/goals/", {"pk": "goal"}),
    ("{organization}/api/v1/scope-items/", {"pk": "scope item"}),
    ("{organization}/api/v1/deliverables/", {"pk": "deliverable"}),
    ("{organization}/api/v1/criteria/", {"pk": "criterion"}),
    ("{organization}/api/v1/scope-versions/", {"pk": "row:projects.scopeversion"}),
    ("{organization}/api/v1/changes/", {"pk": "row:projects.changerequest"}),
    ("{organization}/api/v1/phases/", {"pk": "phase"}),
    ("{organization}/api/v1/phase-conditions/", {"pk": "condition"}),
    ("{organization}/api/v1/tasks/", {"pk": "task"}),
    ("{organization}/api/v1/imports/", {"pk": "import"}),
    ("{organization}/api/v1/submissions/", {"pk": "submission"}),
    ("{organization}/api/v1/surveys/", {"pk": "survey"}),
    ("{organization}/api/v1/answers/", {"pk": "answer"}),
    ("{organization}/api/v1/reminders/", {"pk": "reminder"}),
    ("{organization}/api/v1/mails/", {"pk": "mail"}),
]
# Arguments that name nothing of an organization, with a value that reaches the view. Versions and changes are counted in
# their project: every project has a first one.
PLAIN = {
    "app_label": "clients", "url": "nowhere", "uidb36": "1", "name": "letter", "language": "en", "number": "1",
    "ready": "website",
}  # fmt: skip
# Whoever holds the link may come in: the link is the permission, so it shows what it is about.
LINKS = (
    "{organization}/accept/",
    "{organization}/answer/",
    "{organization}/enter/",
    "{organization}/join/",
    "{organization}/logo/",
    "{organization}/sign/",
)
# The portal's entrance is there for everybody: that an organization exists is no secret there.
PUBLIC = (*LINKS, "{organization}/portal/", "{organization}/sign-in/", "{organization}/wish/")
KINDS = ("own", "sibling", "foreign", "missing")


@dataclass(frozen=True)
class Address:
    """A route of the resolver, such as `{organization}/clients/{pk}/`."""

    route: str
    view: Any
    model: str = ""

    @property
    def arguments(self) -> list[str]:
        return re.findall(r"{(\w+)}", self.route)

    @property
    def objects(self) -> list[str]:
        """The arguments that name something of an organization."""
        if not self.route.startswith(("{organization}/", "operators/")):
            return []
        return [name for name in self.arguments if name not in PLAIN and name != "organization"]

    @property
    def is_link(self) -> bool:
        return self.route.startswith(LINKS)

    @property
    def is_public(self) -> bool:
        return self.route.startswith(PUBLIC)

    def kinds(self) -> list[str]:
        """Whose objects stand in the address; two names for those that mix two."""
        if not self.objects:
            return ["own"]
        return [*KINDS, *(["own foreign", "own missing"] if len(self.objects) > 1 else [])]

    def path(self, world: World, kind: str, slug: str = "mine") -> str:
        first, last = kind.split()[0], kind.split()[-1]
        filled = {name: PLAIN.get(name, "1") for name in self.arguments} | {"organization": slug}
        for number, name in enumerate(self.objects, 1):
            whose = last if number == len(self.objects) else first
            filled[name] = str(self.value(world, name, whose))
        return "/" + self.route.format(**filled)

    def value(self, world: World, name: str, kind: str) -> Any:
        noun = self.noun(name)
        if kind == "missing":
            return NOT_THERE.get(name, MISSING)
        if noun.startswith("row:"):
            return world.objects[kind]["rows"].get(noun.removeprefix("row:"), MISSING)
        if noun == "address":
            return (world.theirs if kind == "foreign" else world.mine).slug
        if noun == "organization":
            return (world.theirs if kind == "foreign" else world.mine).pk
        if noun == "user":
            return world.people["foreign owner" if kind == "foreign" else "owner"].pk
        if noun == "type":
            return ContentType.objects.get(app_label="clients", model="client").pk
        return world.objects[kind][noun]

    def noun(self, name: str) -> str:
        if self.model:
            return {"tenancy.organization": "organization", "accounts.user": "user"}.get(
                self.model, f"row:{self.model}"
            )
        if name == "key" and self.route.startswith("{organization}"):
            return "key"
        if name in {"content_type_id", "object_id"}:
            return "type" if name == "content_type_id" else "client"
        for beginning, nouns in NOUNS:
            if self.route.startswith(beginning) and name in nouns:
                return nouns[name]
        raise AssertionError(f"{self.route}: say in tests/isolation/addresses.py what {name} stands for.")


def addresses(found: Any = None, route: str = "") -> Iterator[Address]:
    for pattern in (found or get_resolver()).url_patterns:
        here = route + spelled(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, here)
        else:
            yield address(pattern, here)


def address(pattern: URLPattern, route: str) -> Address:
    """The organization's admin is reached below the organization: see `tenancy.middleware.enter_admin`."""
    match = re.match(r"(?:admin|operators)/(\w+)/(\w+)/{object_id}/", route)
    model = ".".join(match.groups()) if match else ""
    if route.startswith("admin/"):
        route = "{organization}/" + route
    return Address(route, pattern.callback, model)


def spelled(pattern: Any) -> str:
    """The pattern with its arguments in braces."""
    if isinstance(pattern, RegexPattern):
        return normalize(pattern.regex.pattern)[0][0].replace("%(", "{").replace(")s", "}")
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(pattern))


ADDRESSES = list(addresses())
