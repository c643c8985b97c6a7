"""An organization's logo: drawn anew, beside its name, for whoever has a page on which it stands."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.test import Client as Browser
from PIL import Image

from activity.models import Event
from members.actions import set_logo
from members.models import Logo
from tenancy.models import Membership, Organization
from tenancy.scope import scope
from tests.conftest import sign_in
from tests.files.hostile import EXE, PAGE, POLYGLOTS, SVG, png
from tests.files.samples import PDF, picture, upload


def test_it_is_a_small_png(organization, admin):
    set_logo(file=upload("logo.jpg", picture("JPEG", (2000, 1000))), by=admin)

    image = Image.open(Logo.objects.get().image.open("rb"))
    assert (image.format, image.size) == ("PNG", (512, 256))
    assert str(Event.objects.filter(kind="logo.set").get()) == "Ada Admin set the logo"


def test_the_next_one_takes_its_place(organization, admin, django_capture_on_commit_callbacks):
    set_logo(file=upload("a.png", picture()), by=admin)
    before, address = Logo.objects.get().image.name, organization.logo

    with django_capture_on_commit_callbacks(execute=True):
        set_logo(file=upload("b.png", picture()), by=admin)

    assert Logo.objects.count() == 1
    assert Organization.objects.get(pk=organization.pk).logo not in ("", address)
    assert not default_storage.exists(before)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(SVG, "no picture"), (PAGE, "no picture"), (EXE, "no picture"), (PDF, "no picture"), (picture()[:50], "no picture"), (png(50_000, 50_000), "40 million")],
)  # fmt: skip
def test_what_is_no_picture_is_refused(organization, admin, content, sentence):
    with pytest.raises(ValidationError, match=sentence):
        set_logo(file=upload("logo.png", content), by=admin)

    assert not Logo.objects.exists()


@pytest.mark.parametrize("title", POLYGLOTS)
def test_only_the_pixels_are_kept(organization, admin, title):
    set_logo(file=upload(*POLYGLOTS[title]), by=admin)

    assert b"alert(" not in Logo.objects.get().image.open("rb").read()


def test_it_stands_on_every_page_and_can_be_looked_at(acme, admin, member):
    browser = sign_in(admin)

    page = browser.post(
        "/acme/settings/logo/", {"file": upload("l.png", picture())}, follow=True
    ).content.decode()

    address = Organization.objects.get(pk=acme.pk).logo
    assert f'src="/acme/logo/{address}/"' in page
    assert f'src="/acme/logo/{address}/"' in sign_in(member).get("/acme/").content.decode()
    assert f'src="/acme/logo/{address}/"' in Browser().get("/acme/enter/").content.decode()
    answer = sign_in(member).get(f"/acme/logo/{address}/")
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert Image.open(io.BytesIO(answer.getvalue())).size == (40, 30)


def test_a_guess_finds_nothing(acme, admin, other):
    assert Browser().get("/acme/logo//").status_code == 404
    sign_in(admin).post("/acme/settings/logo/", {"file": upload("l.png", picture())})
    address = Organization.objects.get(pk=acme.pk).logo

    assert Browser().get(f"/acme/logo/{address[:-1]}x/").status_code == 404
    assert Browser().get(f"/other/logo/{address}/").status_code == 404


def test_a_page_that_is_not_there_does_not_show_it(organization, admin, other):
    """To a stranger, an organization that is there is one that is not."""
    set_logo(file=upload("l.png", picture()), by=admin)
    with scope(other):
        stranger = Membership.objects.get().user

    answer = sign_in(stranger).get("/acme/clients/")

    assert answer.status_code == 404
    assert organization.logo not in answer.content.decode()


@pytest.mark.parametrize("path", ["/acme/settings/logo/", "/acme/settings/logo/remove/"])
def test_managers_may_not(acme, manager, path):
    assert sign_in(manager).post(path).status_code == 403
