"""How many SQL statements a page takes, sessions and permissions included."""

import json

from django.conf import settings
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from benchmarks.pages import Firm, Page

TRANSACTION = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


def count(page: Page, firm: Firm, headers: dict[str, str]) -> int:
    """Statements of the second time the page is asked for: the first fills caches of the process."""
    captured, browser = CaptureQueriesContext(connection), browser_with(headers)
    for _ in range(2):
        with captured:
            status = ask(browser, page, firm)
        if status != page.status:
            raise RuntimeError(f"{page.address(firm)} answers {status}.")
    return len([query for query in captured.captured_queries if is_question(query["sql"])])


def browser_with(headers: dict[str, str]) -> Browser:
    return Browser(headers={"host": settings.ALLOWED_HOSTS[0], **headers})


def is_question(sql: str) -> bool:
    """Neither the bounds of a transaction, nor a savepoint."""
    return not sql.startswith(TRANSACTION)


def ask(browser: Browser, page: Page, firm: Firm) -> int:
    """Ask for the page inside this process; answers the status."""
    if page.sent:
        body = json.dumps(page.sent(firm))
        return browser.post(page.address(firm), body, content_type="application/json").status_code
    return browser.get(page.address(firm)).status_code
