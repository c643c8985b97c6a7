"""A real browser on a whole site with the demonstration."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from launch.paths import ROOT
from launch.site import Site
from tests.browser.links import BEGIN


def manage(site: Site, *words: str) -> str:
    """Run a management command as the site would."""
    command = [sys.executable, "manage.py", *words]
    env = {**os.environ, **site.settings}
    return subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="session")
def site(running_site: Site) -> Site:
    manage(running_site, "compile_translations")
    manage(running_site, "demo")
    return running_site


@pytest.fixture(scope="session")
def links(site: Site) -> dict[str, dict[str, Any]]:
    """Keys and tokens of demonstration rows, by organization."""
    told = manage(site, "shell", "--no-imports", "-c", "from tests.browser.links import tell; tell()")
    return json.loads(told.partition(BEGIN)[2])


@pytest.fixture(scope="module")
def chromium(chromium_path: str) -> Iterator[Browser]:
    """For one file: Playwright's event loop must not stay behind in the tests that follow."""
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-blink-features=AutomationControlled"]
        browser = playwright.chromium.launch(executable_path=chromium_path, args=flags)
        yield browser
        browser.close()
