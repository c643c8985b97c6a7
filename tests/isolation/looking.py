"""One look: a request as somebody, undone afterwards, and what its answer says."""

import re
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import quote

from django.db import transaction
from django.test import Client as Browser

from tests.isolation.world import MARKS, World

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
MOMENTS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(Z|[+-]\d\d:\d\d)?|accord_[\w-]{40,}")
SEAL = re.compile(r'(csrfmiddlewaretoken" value="|X-CSRFToken&quot;: &quot;|X-CSRFToken": ")[^"&]+')


@dataclass(frozen=True)
class Answer:
    """Status, headers and body, with what was asked for taken out, so that two can be compared to the byte."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: str

    def marks(self, *kinds: str) -> set[str]:
        """Whose marks can be read in it."""
        text = f"{self.headers} {self.body}".upper()
        return {kind for kind in kinds if MARKS[kind] in text}


# One for all: what stands between it and the views takes longer to set up than most answers do.
browser = Browser(raise_request_exception=False)


def look(world: World, role: str, method: str, path: str, data: Any = None, **more: Any) -> Answer:
    """Ask as that role, undo whatever it did, and answer with what was said."""
    browser.cookies = SimpleCookie(world.windows[role].output(header="", sep=";"))
    with transaction.atomic():
        response = browser.generic(method, path, data or "", **more)
        answer = plain(response, asked=words(path))
        transaction.set_rollback(True)
    return answer


def words(path: str) -> list[str]:
    """What the asker said: it may come back in a link or a form without telling anything."""
    known = path.partition("?")[0].split("/")
    parts = [part for part in known if len(part) > 1 and any(map(str.isdigit, part))]
    return sorted({path, *parts}, key=len, reverse=True)


def plain(response: Any, *, asked: list[str]) -> Answer:
    body = response.getvalue().decode(errors="replace")
    headers = "\n".join(
        f"{name}: {value}" for name, value in sorted(response.headers.items()) if name not in VOLATILE
    )
    cookies = ",".join(sorted(response.cookies))
    for word in asked:
        for spelling in {word, quote(word, safe=""), quote(word, safe="/")}:
            body, headers = forget(body, spelling), forget(headers, spelling)
    return Answer(
        response.status_code,
        (("all", headers), ("cookies", cookies)),
        MOMENTS.sub("·", SEAL.sub(r"\1", body)),
    )


VOLATILE = {"X-Request-ID", "Content-Length", "Expires", "Date"}


def forget(text: str, word: str) -> str:
    return re.sub(rf"(?<![0-9A-Za-z]){re.escape(word)}(?![0-9A-Za-z])", "·", text)
