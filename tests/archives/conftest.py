"""An organization with a row in every table."""

import io
from datetime import UTC, datetime

import pytest
from django.test import Client as Browser

from archives.writing import write_archive
from communication.models import Mail
from tenancy.scope import scope
from tests.isolation.world import World, build

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def world(db) -> World:
    """One mail is sent, the other waits still."""
    world = build()
    with scope(world.mine):
        first = Mail.objects.order_by("pk").values_list("pk", flat=True)[:1]
        Mail.objects.filter(pk__in=list(first)).update(sent_at=AT)
    return world


@pytest.fixture
def archive(world) -> io.BytesIO:
    """The first organization of the world, as an export."""
    return archive_of(world.mine)


def archive_of(organization) -> io.BytesIO:
    file = io.BytesIO()
    with scope(organization):
        write_archive(file, at=AT)
    return file


@pytest.fixture
def client_of_nobody() -> Browser:
    """A browser in which nobody is signed in."""
    return Browser()
