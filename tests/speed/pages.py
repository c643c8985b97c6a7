"""A visit to every address that is read, and what it cost."""

from dataclasses import dataclass
from http.cookies import SimpleCookie

from django.db import connection, reset_queries, transaction
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from tests.isolation.addresses import ADDRESSES, Address
from tests.isolation.world import World

# What a test's own transaction adds: outside one, the end of the transaction does it.
NESTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "RESET ROLE", "SELECT set_config('accord.organization', '',")
# Read by nobody all day, and written by somebody else.
ELSEWHERE = ("operators/", "{organization}/admin/", "accounts/", "mailbox/")
READ = [one for one in ADDRESSES if not one.route.startswith(ELSEWHERE)]


@dataclass(frozen=True)
class Visit:
    """What was answered, and the SQL it took."""

    status: int
    kind: str
    body: bytes
    statements: tuple[str, ...]

    @property
    def is_page(self) -> bool:
        return self.status == 200 and self.kind.startswith("text/html")


def visit(world: World, address: Address) -> Visit:
    """Read the address the second time: the first fills what a process keeps."""
    browser = Browser()
    browser.cookies = SimpleCookie(world.windows[visitor(address)].output(header="", sep=";"))
    for _ in range(2):
        reset_queries()  # Django keeps the last 9,000 only: a full log would capture nothing.
        with transaction.atomic(), CaptureQueriesContext(connection) as captured:
            response = browser.get(address.path(world, "own"))
            body = response.getvalue()
            transaction.set_rollback(True)
    asked = [query["sql"] for query in captured.captured_queries]
    statements = tuple(sql for sql in asked if not sql.startswith(NESTED))
    return Visit(response.status_code, response.headers.get("Content-Type", ""), body, statements)


def visitor(address: Address) -> str:
    """Who may see it with everything on it."""
    is_for_clients = "/portal/" in address.route and "/portal/as/" not in address.route
    return "contact" if is_for_clients else "admin"
