"""One's own settings."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client as Browser

from accounts.actions import edit_preferences, register_person
from accounts.models import User
from tests.conftest import sign_in


@pytest.fixture
def person(db):
    return register_person("pat@acme.test", name="Pat")


def test_preferences_are_kept(person):
    edit_preferences(person, language="zh-hans", time_zone="Asia/Shanghai")

    assert User.objects.values_list("language", "time_zone").get() == ("zh-hans", "Asia/Shanghai")


def test_a_time_zone_must_exist(person):
    with pytest.raises(ValidationError, match="no time zone named"):
        edit_preferences(person, time_zone="Mars/Olympus")


def test_the_page_speaks_the_persons_language(person):
    edit_preferences(person, language="zh-hans")

    answer = sign_in(person).get("/accounts/preferences/")

    assert "个人设置" in answer.text
    assert answer.headers["Content-Language"] == "zh-hans"


def test_somebody_unknown_chooses_language_and_theme_for_the_browser(db):
    browser = Browser()

    browser.post("/accounts/language/", {"language": "zh-hans"})
    browser.post("/accounts/theme/", {"theme": "dark"})

    page = browser.get("/accounts/login/").text
    assert "登录" in page
    assert 'data-theme-choice="dark"' in page


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.test/", "//evil.test", "/\\evil.test", "javascript:alert(1)"]
)
def test_the_way_back_is_ours(db, elsewhere):
    answer = Browser().post("/accounts/language/", {"language": "en", "next": elsewhere})

    assert answer.headers["Location"] == "/"
