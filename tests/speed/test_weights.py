"""What a browser needs for the first view of a page: HTML, styles and scripts, as small as they travel."""

import gzip
import re
from functools import cache
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders

from tests.isolation.addresses import Address
from tests.speed.conftest import Visits
from tests.speed.pages import READ

FIRST_VIEW, SCRIPTS, LIST = 150_000, 80_000, 15_000
NEEDED = re.compile(r"""["']/static/([^"']+\.(?:js|css))["']""")
# Pages of others, each with the reason why they weigh what they weigh.
OTHERS = {"{organization}/api/v1/docs/": "Swagger's own page, for people who write programs"}
PAGES = [address for address in READ if address.route not in OTHERS]


@cache
def packed(name: str) -> int:
    """Bytes of a static file as WhiteNoise serves it to a browser."""
    found = finders.find(name)
    assert found, f"{name} is nowhere"
    return len(brotli.compress(Path(found).read_bytes()))


def needed(html: bytes) -> set[str]:
    return set(NEEDED.findall(html.decode()))


@pytest.mark.parametrize("address", PAGES, ids=lambda address: address.route or "/")
def test_the_first_view_is_light(visits: Visits, address: Address):
    visit = visits[address.route][1]
    if not visit.is_page:
        return
    files = {name: packed(name) for name in needed(visit.body)}
    html = len(gzip.compress(visit.body, 6))

    assert sum(size for name, size in files.items() if name.endswith(".js")) <= SCRIPTS, files
    assert html <= LIST
    assert html + sum(files.values()) <= FIRST_VIEW, files


def test_a_page_needs_what_it_is_made_of(visits: Visits):
    files = needed(visits["{organization}/projects/{key}/plan/"][1].body)

    assert {"vendor/tabler/css/tabler.min.css", "js/gantt.js", "vendor/hotkey/index.js"} <= files
    assert any("htmx" in name for name in files)
