"""Files that belong to no row are cleared away, a day later."""

import os
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from files.actions import clear_orphans, trash_attachment
from files.tasks import clear_orphans as sweep
from tenancy.scope import scope


@pytest.fixture
def orphan(attachment):
    name = default_storage.save(f"{attachment.organization_id}/orphan", ContentFile(b"x"))
    yesterday = (timezone.now() - timedelta(days=1, minutes=5)).timestamp()
    for kept in (name, attachment.file.name):
        os.utime(default_storage.path(kept), (yesterday, yesterday))
    return name


def test_what_belongs_to_none_is_gone(attachment, orphan):
    assert clear_orphans(at=timezone.now()) == 1

    assert not default_storage.exists(orphan)
    assert default_storage.exists(attachment.file.name)


def test_what_is_in_the_trash_stays(attachment, orphan, member):
    trash_attachment(attachment, by=member)

    clear_orphans(at=timezone.now())

    assert default_storage.exists(attachment.file.name)


def test_what_is_being_attached_right_now_stays(attachment, orphan):
    assert clear_orphans(at=timezone.now() - timedelta(hours=1)) == 0


def test_an_organization_looks_into_its_own_folder_only(attachment, orphan, other):
    with scope(other):
        assert clear_orphans(at=timezone.now()) == 0


def test_the_task_visits_everybody(acme, attachment, orphan, other):
    sweep()

    assert not default_storage.exists(orphan)
