"""Django's admin shows every table at the right site, so that it can be searched, and nothing that opens a door."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin.utils import flatten_fieldsets, label_for_field
from django.db.models import ForeignKey
from django.test import RequestFactory
from django.utils import translation

from accounts.models import User
from tenancy.admin import operator_site, organization_site
from tenancy.models import Organization, Owned

ROOT = Path(__file__).resolve().parents[2]
SHOWN = [
    (site, model, shown)
    for site in (operator_site, organization_site)
    for model, shown in site._registry.items()
]
# Tables nobody needs to look at, each with the reason.
NOT_SHOWN = {
    "tenancy.KeptAnswer": "answers of the API, whole: what they say is in its own row; gone after a day",
    "activity.AuditHead": "the end of the chain; the last event shows the same",
    "members.Logo": "a picture; it is on the settings page",
    "communication.ReminderRound": "one moment: how far reminders are planned",
    "integrations.PlanPiece": "bytes of a file on its way in; the import is shown",
    "archives.ExportPiece": "bytes of an archive; the export is shown, fetching it is written down",
}  # fmt: skip
# Whoever reads these comes in as somebody else, or knows what was forgotten: on no page, in no search, in no filter.
SECRETS = {
    "acceptance.Submission.nonce",
    "accounts.User.password",
    "activity.Event.salts",
    "activity.Event.seals",
    "clients.Contact.nonce",
    "communication.Mail.payload",
    "identity.IdentityProvider.sealed_secret",
    "members.ApiToken.digest",
    "members.Invitation.nonce",
    "mfa.Authenticator.data",
    "portal.EntryCode.nonce",
    "projects.Signature.nonce",
    "surveys.SurveyInvitation.nonce",
    "usersessions.UserSession.data",
    "usersessions.UserSession.session_key",
}
# What is called like a secret and is none.
NOT_SECRET = {
    "activity.AuditAnchor.hash": "the chain's; it stands in the log and on the audit's page, to be compared",
    "activity.Event.digest": "the chain's, as in the audit's CSV",
    "activity.Event.hash": "the chain's, as in the audit's CSV",
    "communication.Mail.key": "names the occasion",
    "projects.Project.key": "how everybody calls it",
    "projects.ScopeVersion.sha256": "of what was promised; it stands on the page and in the PDF",
    "projects.Signature.sha256": "of what was signed; it stands on the page and in the PDF",
    "files.Attachment.sha256": "of the file whoever may read this may fetch",
}
LIKE_A_SECRET = re.compile(
    r"password|nonce|digest|hash|sha\d|secret|salt|seal|token|payload|(^|_)(key|code|data|request|body)$"
)
SECRET_NAMES = {secret.rpartition(".")[2] for secret in SECRETS}
CHINESE = re.compile("[\u4e00-\u9fff]|SHA-256|ID|UID|WBS")


def own_models() -> list[Any]:
    return [model for model in apps.get_models() if (ROOT / model._meta.app_label).is_dir()]


def test_every_table_is_at_its_site_or_it_is_said_why_not():
    at = {
        site.name: {model for here, model, _ in SHOWN if here is site}
        for site in (operator_site, organization_site)
    }
    expected: dict[str, set[Any]] = {"admin": set(), "operators": set()}
    for model in own_models():
        if model._meta.label not in NOT_SHOWN:
            expected["admin" if issubclass(model, Owned) else "operators"].add(model)

    assert at["admin"] == expected["admin"]
    assert at["operators"] >= expected["operators"]
    assert not [model for model in at["operators"] if issubclass(model, Owned)]
    assert {model._meta.label for model in own_models()} >= NOT_SHOWN.keys()
    assert len(own_models()) > 30


@pytest.mark.parametrize("site, model, shown", SHOWN, ids=lambda one: str(getattr(one, "_meta", "")))
def test_a_list_can_be_read_searched_and_narrowed(site, model, shown):
    assert len(shown.list_display) > 1
    assert shown.search_fields
    assert shown.list_filter
    assert type(shown).__doc__


@pytest.mark.parametrize("site, model, shown", SHOWN, ids=lambda one: str(getattr(one, "_meta", "")))
def test_no_list_offers_all_people_or_organizations_to_choose_from(site, model, shown):
    """A filter over a reference lists whatever it could lead to: people of other organizations, or ten thousand tasks."""
    names = [one[0] if isinstance(one, tuple) else one for one in shown.list_filter]
    fields = [model._meta.get_field(name) for name in names if isinstance(name, str) and "__" not in name]
    plain = {one for one in shown.list_filter if isinstance(one, str)}

    assert [field.name for field in fields if isinstance(field, ForeignKey) and field.name in plain] == []
    assert {User, Organization}.isdisjoint(
        field.related_model for field in fields if isinstance(field, ForeignKey)
    )


def test_no_secret_is_shown_searched_or_narrowed_by():
    assert sorted(SECRETS & set(seen_fields())) == []


def test_what_is_called_like_a_secret_is_one_or_it_is_said_why_not():
    called = {
        f"{model._meta.label}.{field.name}"
        for _site, model, _shown in SHOWN
        for field in model._meta.concrete_fields
        if LIKE_A_SECRET.search(field.name)
    }

    assert called == SECRETS | NOT_SECRET.keys()


def seen_fields() -> Iterator[str]:
    """Every field of which a page of the admin tells anything, also by finding it or not."""
    request = RequestFactory().get("/")
    request.user = User(is_staff=True)
    for _site, model, shown in SHOWN:
        pages = flatten_fieldsets(shown.get_fieldsets(request, model()))
        filters = [one[0] if isinstance(one, tuple) else one for one in shown.list_filter]
        for name in {*pages, *shown.list_display, *shown.search_fields, *filters, shown.date_hierarchy}:
            if isinstance(name, str):
                yield field_at(model, name)


def field_at(model: Any, path: str) -> str:
    """`clients.Contact.name` for `contact__name`; a name that is no field's stays as it is."""
    first, _, rest = path.lstrip("^=@").partition("__")
    field = next((one for one in model._meta.get_fields() if one.name == first), None)
    if rest and field is not None and field.related_model:
        return field_at(field.related_model, rest)
    return f"{model._meta.label}.{first}"


@pytest.mark.parametrize("site, model, shown", SHOWN, ids=lambda one: str(getattr(one, "_meta", "")))
def test_an_address_narrows_by_nothing_but_the_filters(site, model, shown):
    """`?digest__startswith=a` would tell a secret a letter at a time."""
    request = RequestFactory().get("/")
    filters = {str(one[0] if isinstance(one, tuple) else one).split("__")[0] for one in shown.list_filter}
    allowed = {
        field.name
        for field in model._meta.concrete_fields
        for lookup in ("startswith", "exact", "gte")
        if shown.lookup_allowed(f"{field.name}__{lookup}", "a", request)
    }

    assert allowed <= filters | {shown.date_hierarchy}
    assert not shown.lookup_allowed("organization__id", "2", request)


@pytest.mark.parametrize("site, model, shown", SHOWN, ids=lambda one: str(getattr(one, "_meta", "")))
def test_tables_and_columns_of_ours_are_called_something_in_chinese(site, model, shown):
    if model not in own_models():
        pytest.skip("what others wrote is theirs to translate")
    hidden = {"id", "organization", *(shown.exclude or ())}
    names = (
        {*(field.name for field in model._meta.concrete_fields), *shown.list_display} - hidden - {"__str__"}
    )
    with translation.override("zh-hans"):
        app = apps.get_app_config(model._meta.app_label).verbose_name
        said = [str(label_for_field(name, model, shown)) for name in sorted(names - SECRET_NAMES)]
        words = [str(app), str(model._meta.verbose_name), str(model._meta.verbose_name_plural), *said]

    assert [word for word in words if not CHINESE.search(word)] == []
