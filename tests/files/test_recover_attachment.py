"""Taking a file back out of the trash."""

import pytest
from django.core.exceptions import ValidationError

from files.actions import recover_attachment, trash_attachment
from files.models import Attachment
from projects.actions import trash_project
from tests.conftest import sign_in
from tests.files.samples import PDF


def test_it_is_back_as_it_was(attachment, member):
    trash_attachment(attachment, by=member)

    recover_attachment(Attachment.everything.get(), by=member)

    assert Attachment.objects.get().file.open("rb").read() == PDF


def test_its_project_comes_first(attachment, project, member, manager):
    trash_attachment(attachment, by=member)
    trash_project(project, by=manager)

    with pytest.raises(ValidationError, match="Take the project back first"):
        recover_attachment(Attachment.everything.get(), by=member)


@pytest.mark.parametrize("path", ["/acme/files/{}/recover/", "/acme/api/v1/files/{}/recover/"])
def test_page_and_api_take_it_back(attachment, member, path):
    trash_attachment(attachment, by=member)

    answer = sign_in(member).post(path.format(attachment.pk))

    assert answer.status_code in (200, 302)
    assert Attachment.objects.exists()
