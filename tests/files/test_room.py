"""Two who attach at once do not take the same room."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from clients.actions import add_client
from files.actions import attach_file
from files.models import Attachment
from projects.actions import start_project
from tenancy.scope import scope
from tests.files.samples import upload


@pytest.mark.django_db(transaction=True)
def test_the_last_room_is_taken_once(acme, founder, settings):
    settings.MOST_BYTES_OF_FILES = 100
    with scope(acme):
        client = add_client("Northwind", by=founder)
        project = start_project(client, name="Warehouse", starts_on=date(2026, 9, 1), by=founder)
    start = Barrier(4)

    def attach(number: int) -> bool:
        try:
            with scope(acme):
                start.wait(timeout=20)
                attach_file(project, file=upload(f"{number}.txt", b"x" * 60), by=founder)
        except ValidationError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as crowd:
        taken = list(crowd.map(attach, range(4)))

    with scope(acme):
        assert (sorted(taken), Attachment.objects.count()) == ([False, False, False, True], 1)
