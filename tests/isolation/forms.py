"""Every form a person can find on the pages, with what a browser would send."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urljoin

from lxml import html

from tests.isolation.addresses import ADDRESSES
from tests.isolation.looking import Answer, look
from tests.isolation.world import MISSING, NOT_THERE, World

FORM = "application/x-www-form-urlencoded"


@dataclass
class Form:
    """A form as it stands on a page: where it goes, and the values in it."""

    action: str
    method: str
    values: dict[str, str] = field(default_factory=dict)
    typed: set[str] = field(default_factory=set)

    def send(self, world: World, role: str, values: dict[str, Any]) -> Answer:
        sent = urlencode(values)
        if self.method == "GET":
            return look(world, role, "GET", f"{self.action.partition('?')[0]}?{sent}")
        return look(world, role, "POST", self.action, sent, content_type=FORM)


def forms(world: World, role: str) -> dict[str, Form]:
    """{method and action: form} of everything the role finds on its own pages."""
    found: dict[str, Form] = {}
    for address in ADDRESSES:
        if "{organization}/" in address.route and "api/v1/" not in address.route:
            path = address.path(world, "own")
            for form in forms_on(look(world, role, "GET", path).body, path):
                found.setdefault(f"{form.method} {form.action} {sorted(form.values)}", form)
    return found


def forms_on(page: str, path: str) -> Iterator[Form]:
    if "<form" not in page:
        return
    for form in html.fromstring(page.replace("·", path)).forms:
        action = urljoin(path, form.action or path)
        if action.startswith(("/mine/", path)):
            values = {name: value or "" for name, value in form.fields.items() if name}
            yield Form(action, form.method, {name: str(value) for name, value in values.items()}, typed(form))


def typed(form: Any) -> set[str]:
    """The fields for words, in which a key is but a word."""
    words = form.xpath(
        ".//textarea | .//input[@type='text' or @type='email' or @type='search' or @type='url']"
    )
    return {one.name for one in words if one.name}


def strangers(world: World, *, is_word: bool = False) -> Iterator[tuple[Any, Any]]:
    """(something of the other organization, the same kind of thing that is nowhere); for words one will do."""
    foreign = world.objects["foreign"]
    if is_word:
        yield foreign["key"], NOT_THERE["key"]
        return
    for noun in ("client", "contact", "project", "goal", "task", "survey", "member", "api token"):
        yield foreign[noun], MISSING
    yield foreign["key"], NOT_THERE["key"]
    yield world.people["foreign admin"].pk, MISSING
