"""What the page about the API lets people type does what it says."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from clients.actions import add_client
from members.actions import make_token
from tenancy.models import Membership
from tenancy.scope import scope

PAPER = Path(__file__).resolve().parents[2] / "docs/api.md"
LINES = re.findall(r"^(curl .*)  # (\d+)$", PAPER.read_text(), re.MULTILINE)
STATUS = " -s -S -o /dev/null -w '%{http_code}'"


@pytest.mark.django_db(transaction=True)
def test_each_line_answers_as_it_says(acme, manager, live_server):
    with scope(acme):
        client = add_client("Northwind", by=manager)
        _token, secret = make_token(
            Membership.objects.get(user=manager), name="Paper", scopes=["write"], by=manager
        )
    told = {"API": f"{live_server.url}/acme/api/v1", "TOKEN": secret, "CLIENT": str(client.pk)}

    answered = [
        subprocess.run(
            ["bash", "-c", line + STATUS],
            env={**os.environ, **told},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for line, _status in LINES
    ]

    assert answered == [status for _line, status in LINES]
    assert len(LINES) >= 10
