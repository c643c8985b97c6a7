"""Going back to being known by name only."""

from django.core.files.storage import default_storage

from members.actions import remove_logo, set_logo
from members.models import Logo
from tests.conftest import sign_in
from tests.files.samples import picture, upload


def test_it_is_gone_from_the_pages_and_the_disk(organization, admin, django_capture_on_commit_callbacks):
    set_logo(file=upload("l.png", picture()), by=admin)
    name = Logo.objects.get().image.name

    with django_capture_on_commit_callbacks(execute=True):
        remove_logo(by=admin)

    assert not Logo.objects.exists()
    assert not default_storage.exists(name)
    assert "/acme/logo/" not in sign_in(admin).get("/acme/").content.decode()


def test_the_page_removes_it(organization, admin):
    set_logo(file=upload("l.png", picture()), by=admin)

    answer = sign_in(admin).post("/acme/settings/logo/remove/", follow=True)

    assert "The logo is removed." in answer.content.decode()
