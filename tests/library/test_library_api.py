"""Project templates for programs."""

import pytest

from library.models import ProjectTemplate
from projects.models import Project
from tests.conftest import sign_in

HERE = "/acme/api/v1/templates/"
JSON = {"content_type": "application/json"}


@pytest.fixture
def browser(manager):
    return sign_in(manager)


def test_kept_read_changed_and_built(full, client, browser):
    kept = browser.post(HERE, {"project": full.key, "name": "Ours", "language": "en"}, **JSON)
    assert kept.status_code == 201, kept.text
    assert kept.json()["content"]["plan"][1]["name"] == "Design"

    one = f"{HERE}{kept.json()['id']}/"
    told = browser.get(one)
    changed = browser.patch(one, {"summary": "For shops"}, headers={"If-Match": told["ETag"]}, **JSON)
    assert changed.json()["summary"] == "For shops"

    sent = {"client": client.pk, "name": "Next", "starts_on": "2026-06-08", "parts": ["plan"]}
    built = browser.post(f"{one}build/", sent, headers={"If-Match": changed["ETag"]}, **JSON)
    assert built.status_code == 201, built.text
    assert Project.objects.get(key=built.json()["key"]).tasks.count() == 4


def test_those_that_come_along(client, browser):
    told = browser.get(f"{HERE}ready/").json()
    assert {"ready": "website", "language": "en"}.items() <= next(
        one for one in told if one["name"] == "Website"
    ).items()

    sent = {"client": client.pk, "name": "Site", "starts_on": "2026-06-08"}
    built = browser.post(f"{HERE}ready/website/en/build/", sent, **JSON)
    assert built.status_code == 201, built.text
    assert Project.objects.get(name="Site").deliverables.count() == 9
    assert browser.post(f"{HERE}ready/website/fr/build/", sent, **JSON).status_code == 404


def test_a_content_cannot_be_written(full, browser):
    sent = {"project": full.key, "name": "Ours", "language": "en", "content": {}}

    assert browser.post(HERE, sent, **JSON).status_code == 400
    assert not ProjectTemplate.objects.exists()
