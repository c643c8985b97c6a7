"""However large and odd a text is, reading it takes time in proportion to its length and no more."""

import ast
import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.test import Client as Browser
from django.urls import get_resolver
from rest_framework import serializers

from accounts.devices import named
from cockpit.queries import search
from communication.layout import addressed, one_line
from core.addresses import sound
from core.exports import harmless
from core.markdown import LONGEST, as_html
from core.outbound import Unreachable, call
from core.problems import BELOW_API
from core.redirects import safe_path
from files.names import clean_name
from integrations.msproject import values
from launch.paths import ROOT
from projects.keys import prefix
from tenancy.rest.versions import TAG, TAGS

SMALL, LARGE = 25_000, 100_000
GROWTH, SECONDS, NOTHING = 8, 1.0, 0.05
"""Four times the text may take eight times as long and a second at most; below the third it is not told apart from noise."""
SEEDS = [
    "a", "A1", "(", ")", "[", "[[]]", "{", "<", "<!--", "<a ", "</", "@", "a@", "@a.", ".", "a.", ".-", "-", "a-", "_", "%", "%0", "%%s", "/", "//", "\\", " ", "\t", "\n", "\r\n", " \n", ",", ", ", ";", ":", "a:", "0", "9",
    "0.", "1e", "-1", "=", "==", "=?", "= admin\n", '"', '""', '","', "W/\"\",", "'", "`", "``a", "*", "**a", "*_", "~~", "> ", "- ", "1. ", "#", "|", "|-", "![", "[a](", "[a]: ", "&", "&#", "&lt", "é", "云", "\u0300", "\u0327\u0301", "ﷺ", "ß", "İ",
    "😀", "\u200d", "\u202e", "xn--", "Version/", "Mozilla/5.0 (", "P1D", "T1", "PT1H", "true", "null", "\\u0000", "https://a.", "http://[", "javascript:", "2026-01-", "audit anchor organization=", "tables/a", "::", "fe80:", "127.", "_(", "_(\"", "../",
]  # fmt: skip
ENDS = ["", "!", "\n", "\u00a0"]
APPS = {Path(config.path).name for config in apps.get_app_configs() if Path(config.path).parent == ROOT}
TYPED = (models.CharField, models.TextField, models.URLField, models.GenericIPAddressField)
OWN_FILES = {"core/templatetags/look.py", "core/translations.py"}
"""They read files of this repository, not what somebody typed."""


def texts(size: int) -> Iterator[tuple[str, str]]:
    for seed in SEEDS:
        for end in ENDS:
            yield f"{seed!r}…{end!r}", seed * ((size - 1) // len(seed)) + end
    yield "nested", "[" * (size // 2) + "]" * (size // 2)
    yield "halves", "a" * (size // 2) + "." * (size // 2)


def took(read: Callable[[str], Any], text: str) -> float:
    began = time.process_time()
    with suppress(ValidationError, serializers.ValidationError, Unreachable):
        read(text)
    return time.process_time() - began


def slow(read: Callable[[str], Any]) -> list[str]:
    """The texts that take more than in proportion; who seems to is asked twice more."""
    known = dict(texts(SMALL))
    return [
        f"{name}: {time:.2f} s" for name, text in texts(LARGE) if (time := too_long(read, known[name], text))
    ]


def too_long(read: Callable[[str], Any], small: str, large: str) -> float:
    """Seconds, or 0 if it is all right."""
    if (best := took(read, large)) < NOTHING:
        return 0
    best = min(best, took(read, large), took(read, large))
    shorter = max(took(read, small), took(read, small))
    return best if best > SECONDS or (best > NOTHING and best > GROWTH * shorter) else 0


def below(kind: type) -> Iterator[type]:
    one: type
    for one in kind.__subclasses__():
        yield one
        yield from below(one)


def of_ours(kind: type) -> list[Any]:
    """Every class derived from it in an app of ours, or in allauth, whose pages are ours too; all addresses are imported."""
    list(get_resolver().url_patterns)
    return sorted(
        {one for one in below(kind) if one.__module__.split(".")[0] in {*APPS, "allauth"}}, key=repr
    )


def test_it_is_noticed():
    """Else it would prove nothing."""
    small, large = "a" * SMALL, "a" * LARGE
    bad = {
        "squared": lambda text: sum(range((len(text) // 20) ** 2 // 4)),
        "long": lambda text: sum(range(len(text) * 2000)),
    }

    assert all(too_long(read, small, large) for read in bad.values())
    assert not too_long(len, small, large)


FORM_FIELDS = [
    (f"{form.__module__}.{form.__qualname__}.{name}", field)
    for form in of_ours(forms.BaseForm)
    for name, field in {**form.base_fields, **getattr(form, "declared_fields", {})}.items()
    if not isinstance(field, (forms.FileField, forms.ModelChoiceField, forms.ModelMultipleChoiceField))
]  # fmt: skip


def test_there_are_fields_to_ask():
    assert len(FORM_FIELDS) > 60


@pytest.mark.parametrize(
    "field", [field for _name, field in FORM_FIELDS], ids=[name for name, _field in FORM_FIELDS]
)
def test_fields_of_forms(organization, field):
    assert slow(field.clean) == []


MODEL_FIELDS = [
    field
    for model in apps.get_models()
    if model._meta.app_label in APPS
    for field in model._meta.get_fields()
    if isinstance(field, TYPED)
]


@pytest.mark.parametrize("field", MODEL_FIELDS, ids=str)
def test_fields_of_rows(field):
    assert slow(partial(take, field)) == []
    for check in field.validators:
        assert slow(partial(take_by, check)) == []


def take(field: Any, text: str) -> None:
    with suppress(ValidationError):
        field.clean(text, None)


def take_by(check: Any, text: str) -> None:
    """By one validator alone: a long text is refused by another before."""
    with suppress(ValidationError):
        check(text)


READERS: dict[str, Callable[[str], Any]] = {
    "prose": as_html,
    "a header": one_line,
    "a name with an address": lambda text: addressed(text, "a@b.test"),
    "an address in a header": sound,
    "a browser": named,
    "a cell": harmless,
    "a file's name": clean_name,
    "a key": prefix,
    "minutes": values.minutes,
    "a number": values.whole,
    "units": values.units,
    "an instant": values.instant,
    "a time": values.minute_of_day,
    "a path": BELOW_API.match,
    "tags": TAGS.fullmatch,
    "each tag": re.compile(TAG).findall,
    "a call": lambda text: call("GET", text),
    "a call to a host": lambda text: call("GET", f"https://{text}/"),
}


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS.keys())
def test_readers(reader):
    assert slow(reader) == []


def test_prose_that_is_read():
    """Only so much is read as Markdown, for it takes longer than in proportion."""
    assert [name for name, text in texts(LONGEST) if took(as_html, text) > SECONDS] == []


def test_where_to_go_next(rf):
    request = rf.get("/")

    assert slow(lambda text: safe_path(request, text)) == []


@pytest.mark.parametrize(
    "credential", ["[" * LARGE, '{"a":' * (LARGE // 5), "9" * LARGE, "1", '"x"', "[]", "{}", "null", ""]
)
def test_a_passkey_that_is_none_is_no_error_of_ours(db, credential):
    browser = Browser()
    browser.get("/accounts/2fa/webauthn/login/", headers={"Accept": "application/json"})

    answer = browser.post("/accounts/2fa/webauthn/login/", {"credential": credential})

    assert answer.status_code < 500


def test_searching(project):
    assert slow(search) == []


def patterns() -> Iterator[tuple[str, Callable[[str], Any]]]:
    """Our own regular expressions, each asked in the way in which the code asks it."""
    for file in sorted(
        path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts
    ):
        name, source = str(file.relative_to(ROOT)), file.read_text()
        if name in OWN_FILES or not re.search(r"\bre\.\w+\(", source):
            continue
        for asking in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
            yield from asked(name, asking, source)


def asked(name: str, call: ast.Call, source: str) -> Iterator[tuple[str, Callable[[str], Any]]]:
    called = ast.unparse(call.func)
    if not called.startswith("re.") or not call.args or not isinstance(call.args[0], ast.Constant):
        return
    written: Any = call.args[0].value
    if called == "re.compile":
        bound = re.search(
            rf"(\w+) = re\.compile\(\s*{re.escape(ast.get_source_segment(source, call.args[0]) or '')}",
            source,
        )
        ways = (
            set(re.findall(rf"\b{bound[1]}\.(match|fullmatch|search|findall|sub|finditer)\(", source))
            if bound
            else set()
        )
    else:
        ways = {called.removeprefix("re.")}
    pattern = re.compile(
        written, re.ASCII if isinstance(written, str) and "ASCII" in ast.unparse(call) else 0
    )
    for way in ways or {"match"}:
        yield f"{name}: {way} {written!r}", reading(pattern, way)


def reading(pattern: Any, way: str) -> Callable[[str], Any]:
    ask = getattr(pattern, {"finditer": "findall", "sub": "findall", "split": "findall"}.get(way, way))
    return (lambda text: ask(text.encode())) if isinstance(pattern.pattern, bytes) else ask


PATTERNS = dict(patterns())


def test_there_are_expressions_to_ask():
    assert len(PATTERNS) > 10


@pytest.mark.parametrize("read", PATTERNS.values(), ids=PATTERNS.keys())
def test_regular_expressions(read):
    assert slow(read) == []
