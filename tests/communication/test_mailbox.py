"""The mailbox of somebody's own machine."""

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection
from django.test import Client as Browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader():
    return Browser()


@pytest.fixture
def written(settings, tmp_path):
    settings.MAILBOX = tmp_path
    mail = EmailMultiAlternatives("Hello 方", "In plain words", to=["carla@northwind.test"])
    mail.attach_alternative('<html><head></head><body style="color:red">In colour</body></html>', "text/html")
    mail.connection = get_connection("core.mailbox.FileBackend")
    mail.send()
    return next(tmp_path.glob("*.eml")).stem


def test_the_latest_mail_is_open(reader, written):
    page = reader.get("/mailbox/")

    assert "Hello 方" in page.text
    assert "In plain words" in page.text
    assert f'src="/mailbox/{written}/body/"' in page.text
    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]


def test_the_mail_is_shown_as_it_is_and_can_do_nothing(reader, written):
    page = reader.get(f"/mailbox/{written}/body/")

    policy = page.headers["Content-Security-Policy"]
    assert 'style="color:red"' in page.text
    assert "default-src 'none'" in policy
    assert "style-src 'unsafe-inline'" in policy
    assert "sandbox allow-popups allow-top-navigation-by-user-activation" in policy
    assert page.headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("name", ["nothing", "..", "..%2F..%2Fruntime.env"])
def test_nothing_else_is_read(reader, written, name):
    assert reader.get(f"/mailbox/{name}/body/").status_code == 404


def test_an_empty_mailbox_says_so(reader, settings, tmp_path):
    settings.MAILBOX = tmp_path

    assert "No mail has been written yet." in reader.get("/mailbox/").text
