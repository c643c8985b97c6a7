"""The client's page that asks for a signature: looking changes nothing, a code confirms."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client as Browser

from portal.actions import confirm_signature, send_entry_code
from portal.models import EntryCode
from projects.actions import add_deliverable, ask_for_signatures, freeze_scope
from projects.models import Signature
from projects.queries import token_of_signature


@pytest.fixture
def signature(project, contact, manager):
    add_deliverable(project, name="Website", by=manager)
    version = freeze_scope(project, by=manager)
    laid = ask_for_signatures(version, contacts=[contact], expires_on=date(2099, 1, 1), by=manager)
    return laid.signatures.get()


@pytest.fixture
def link(signature) -> str:
    return f"/acme/sign/{token_of_signature(signature)}/"


def said(signature) -> tuple[str, str, str]:
    signature.refresh_from_db()
    return signature.decision, signature.name, signature.reason


def test_confirm_signature_with_a_wrong_code_signs_nothing(signature, contact):
    code = send_entry_code(contact, by=contact)

    with pytest.raises(ValidationError, match="isn't the code"):
        confirm_signature(signature, code=code, typed="nothing", name="Carla", by=contact)

    assert said(signature) == ("", "", "")


def test_looking_changes_nothing(signature, link):
    page = Browser().get(link)

    assert "Website" in page.text
    assert signature.round.version.sha256 in page.text
    assert not EntryCode.objects.exists()
    assert said(signature) == ("", "", "")


def test_two_clicks_and_a_code_sign(signature, link):
    window = Browser()
    asked = window.post(link, {"decision": "agreed", "name": "Carla Client", "reason": ""})
    assert "six digits" in asked.text
    digits = EntryCode.objects.get().digits

    window.post(link, {"decision": "agreed", "name": "Carla Client", "reason": "", "code": digits})

    assert said(signature) == ("agreed", "Carla Client", "")
    assert signature.address == "127.0.0.1"
    assert "You signed this" in window.get(link).text


def test_refusing_needs_a_reason(signature, link):
    window = Browser()
    answer = window.post(link, {"decision": "refused", "name": "Carla", "reason": ""})
    assert answer.status_code == 422
    assert not EntryCode.objects.exists()

    sent = {"decision": "refused", "name": "Carla", "reason": "Too dear"}
    window.post(link, sent)
    window.post(link, {**sent, "code": EntryCode.objects.get().digits})

    assert said(signature) == ("refused", "Carla", "Too dear")


def test_a_wrong_code_keeps_what_was_said(signature, link):
    window, sent = Browser(), {"decision": "refused", "name": "Carla", "reason": "Too dear"}
    window.post(link, sent)

    answer = window.post(link, {**sent, "code": "12"})

    assert answer.status_code == 422
    assert "Too dear" in answer.text
    assert said(signature) == ("", "", "")


def test_passed_on_to_a_colleague(signature, link):
    window = Browser()
    assert window.post(f"{link}forward/", {"email": "nobody"}).status_code == 422

    window.post(f"{link}forward/", {"email": "dora@northwind.test"})

    assert said(signature)[0] == "forwarded"
    assert Signature.objects.get(decision="").signer.email == "dora@northwind.test"
    assert "passed this on" in window.get(link).text


def test_a_link_nobody_has_sent_is_no_page(signature, link):
    assert Browser().get(f"/acme/sign/{signature.pk}-wrong/").status_code == 404
    assert Browser().get(link.replace("/sign/", "/sign/9")).status_code == 404


def test_exactly_this_version_on_paper(signature, link):
    paper = Browser().get(f"{link}scope.pdf")

    assert paper.content.startswith(b"%PDF")
