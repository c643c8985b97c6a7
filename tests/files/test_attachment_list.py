"""The files of a project."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from files.actions import attach_file
from files.models import Attachment
from projects.actions import start_project
from tests.conftest import sign_in
from tests.files.samples import upload


def fill(project, by, count: int) -> None:
    for number in range(count):
        attach_file(project, file=upload(f"file {number:02}.txt", b"x" * (number + 1)), by=by)


def names_in(page: str) -> list[str]:
    known = sorted(Attachment.objects.values_list("name", flat=True), key=page.find)
    return [name for name in known if name in page]


@pytest.mark.parametrize(
    ("question", "first"),
    [("", "file 02.txt"), ("?sort=name", "file 00.txt"), ("?sort=-size", "file 02.txt"), ("?sort=size", "file 00.txt"), ("?sort=by", "file 02.txt"), ("?sort=nonsense", "file 02.txt")],
)  # fmt: skip
def test_it_is_sorted_as_asked(project, member, question, first):
    fill(project, member, 3)

    page = sign_in(member).get(f"/acme/projects/{project.key}/files/{question}").content.decode()

    assert names_in(page)[0] == first


@pytest.mark.parametrize(("words", "found"), [("01", 1), ("mike", 3), ("nothing", 0)])
def test_it_is_searched(project, member, words, found):
    fill(project, member, 3)

    answer = sign_in(member).get(
        f"/acme/projects/{project.key}/files/", {"q": words}, headers={"HX-Request": "true"}
    )

    assert len(names_in(answer.content.decode())) == found
    assert b"<html" not in answer.content


def test_an_empty_list_says_what_belongs_here(project, member):
    page = sign_in(member).get(f"/acme/projects/{project.key}/files/").content.decode()

    assert "No files yet" in page
    assert 'enctype="multipart/form-data"' in page


def test_the_projects_home_counts_them(project, member):
    browser = sign_in(member)
    assert '<span class="badge' not in browser.get(f"/acme/projects/{project.key}/").content.decode()

    fill(project, member, 3)

    assert (
        '<span class="badge bg-secondary-lt ms-2">3</span>'
        in browser.get(f"/acme/projects/{project.key}/").content.decode()
    )


@pytest.mark.parametrize("path", ["/acme/projects/{}/files/", "/acme/api/v1/files/?limit=50"])
def test_thirty_cost_as_many_questions_as_one(project, member, path):
    browser = sign_in(member)
    path = path.format(project.key)
    fill(project, member, 1)
    browser.get(path)

    with CaptureQueriesContext(connection) as one:
        browser.get(path)
    fill(project, member, 29)
    with CaptureQueriesContext(connection) as thirty:
        browser.get(path)

    assert len(thirty) == len(one)


def test_other_projects_files_are_not_among_them(project, client, attachment, manager, member):
    second = start_project(client, name="Second", starts_on=project.starts_on + timedelta(days=1), by=manager)

    assert "Offer.pdf" not in sign_in(member).get(f"/acme/projects/{second.key}/files/").content.decode()


def test_the_administration_shows_them(attachment, admin):
    browser = sign_in(admin)

    listed = browser.get(
        "/acme/admin/files/attachment/", {"q": "offer", "media_type__exact": "application/pdf"}
    )
    one = browser.get(f"/acme/admin/files/attachment/{attachment.pk}/change/")

    assert "Offer.pdf" in listed.content.decode()
    assert one.status_code == 200
    assert browser.post("/acme/admin/files/attachment/add/").status_code == 403
