"""A password that others know is none."""

import hashlib
from pathlib import Path
from random import Random

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client as Browser

from accounts.models import User
from accounts.passwords import has_line, is_breached
from tests.conftest import PASSWORD, sign_in


@pytest.mark.parametrize("password", ["password123", "1234567890", "qwertyuiop", "iloveyou12", "letmein123!"])
def test_what_leaks_have_shown_is_refused(password):
    with pytest.raises(ValidationError) as refusal:
        validate_password(password)

    assert "password_is_known" in {error.code for error in refusal.value.error_list}


@pytest.mark.parametrize("password", ["a walk along the quay", "密码里有一座山和一条河", "x" * 5000])
def test_what_nobody_knows_is_taken(password):
    validate_password(password)


def test_what_is_only_short_is_not_called_a_leak(recwarn):
    with pytest.raises(ValidationError) as refusal:
        validate_password("zq7 ufo")

    assert {error.code for error in refusal.value.error_list} == {"password_too_short"}
    assert [str(one.message) for one in recwarn if "10 characters" in str(one.message)] == []


@pytest.fixture
def breached(tmp_path: Path) -> Path:
    """Some thousand hashes in order, as Have I Been Pwned's download has them."""
    chance = Random(1)
    words = [f"word {number}" for number in range(3000)]
    hashes = sorted(hashlib.sha1(word.encode()).hexdigest().upper() for word in words)
    path = tmp_path / "breached.txt"
    path.write_text(
        "".join(f"{one}:{chance.randrange(1, 10 ** chance.randrange(1, 8))}\r\n" for one in hashes)
    )
    return path


def test_every_line_of_the_download_is_found_and_nothing_else(breached):
    assert all(is_breached(f"word {number}", str(breached)) for number in range(3000))
    assert not any(is_breached(f"other {number}", str(breached)) for number in range(3000))


@pytest.mark.parametrize(
    ("lines", "is_there"), [("", False), ("A" * 40 + ":1", True), ("A" * 40 + ":1\n", True)]
)
def test_a_file_of_hardly_anything(tmp_path, lines, is_there):
    path = tmp_path / "few.txt"
    path.write_text(lines)

    assert has_line(path, "A" * 40) == is_there
    assert not has_line(path, "B" * 40)


def test_the_download_counts_where_it_is_named(breached, settings):
    validate_password("word 7 is not in it")
    settings.BREACHED_PASSWORDS = str(breached)
    breached.write_text(hashlib.sha1(b"a walk along the quay").hexdigest().upper() + ":3\n")

    with pytest.raises(ValidationError):
        validate_password("a walk along the quay")


def test_nobody_signs_up_with_one(db):
    said = {"email": "nora@new.test", "password1": "password123", "name": "Nora"}

    page = Browser().post("/accounts/signup/", said).text

    assert "known from a leak" in page
    assert not User.objects.exists()


def test_nobody_changes_to_one(member):
    words = {"oldpassword": PASSWORD, "password1": "iloveyou12", "password2": "iloveyou12"}

    page = sign_in(member).post("/accounts/password/change/", words).text

    assert "known from a leak" in page
    member.refresh_from_db()
    assert member.check_password(PASSWORD)
