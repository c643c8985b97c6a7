"""A file that is there already."""

import pytest

from files.actions import attach_file
from tests.files.samples import PDF, upload


@pytest.fixture
def attachment(project, member):
    return attach_file(project, file=upload("Offer.pdf", PDF), by=member)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """A folder in which nothing is yet."""
    settings.MEDIA_ROOT = tmp_path
