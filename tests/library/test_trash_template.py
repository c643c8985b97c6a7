"""A template is thrown away and taken back."""

import pytest
from django.core.exceptions import ValidationError

from library.actions import keep_template, recover_template, trash_template
from library.models import ProjectTemplate


@pytest.fixture
def template(full, manager):
    return keep_template(full, name="Ours", by=manager)


def test_trash_template_and_recover_template(template, manager):
    trash_template(template, by=manager)
    assert not ProjectTemplate.objects.exists()

    recover_template(ProjectTemplate.everything.get(), by=manager)
    assert ProjectTemplate.objects.get().name == "Ours"


def test_it_does_not_come_back_beside_one_of_its_name(template, full, manager):
    trash_template(template, by=manager)
    keep_template(full, name="Ours", by=manager)

    with pytest.raises(ValidationError, match="a template with this name"):
        recover_template(ProjectTemplate.everything.filter(trashed_at__isnull=False).get(), by=manager)
