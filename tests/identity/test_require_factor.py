"""Making a second factor necessary: no path leads around it."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail as outbox
from django.core.exceptions import ValidationError
from django.test import Client as Browser

from accounts.actions import register_person
from accounts.models import User
from activity.models import Event
from clients.models import Client
from identity.actions import require_factor, require_provider
from members.actions import invite_member, make_token
from members.queries import token_of
from tenancy.models import Membership, Organization, Role
from tenancy.scope import scope
from tests.conftest import PASSWORD, sign_in
from tests.identity.conftest import is_in, sign_in_as
from tests.identity.factors import (
    STEP,
    code_of,
    come_in,
    come_in_with_new_factor,
    enter_code,
    enter_password,
    give_factor,
    set_up,
)

pytestmark = pytest.mark.usefixtures("clock")
HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/acme/clients/"}
# Every kind of door of a member's session: what is asked for, and with which headers.
DOORS = {
    "a page": ("/acme/clients/", {}),
    "the front page": ("/acme/", {}),
    "a piece of a page": ("/acme/search/?q=north", HTMX),
    "the API": ("/acme/api/v1/clients/", {}),
    "the API's description": ("/acme/api/v1/schema/", {}),
    "the administration": ("/acme/admin/", {}),
    "a table of the administration": ("/acme/admin/clients/client/", {}),
    "the audit": ("/acme/audit/", {}),
    "the audit's file": ("/acme/audit/audit.csv", {}),
    "one's own tokens": ("/acme/tokens/", {}),
    "the portal as somebody": ("/acme/portal/as/{contact}/", {}),
}


def through(browser: Browser, door: str, contact) -> int:
    path, headers = DOORS[door]
    return browser.get(path.format(contact=contact.pk), headers=headers).status_code


@pytest.mark.parametrize("door", DOORS)
def test_no_door_opens_without_and_every_door_with(asking, admin, contact, door):
    without = through(sign_in(admin), door, contact)
    with_factor = through(come_in_with_new_factor(admin), door, contact)

    assert with_factor == 200
    assert without in ({403} if "API" in door else {200} if "piece" in door else {302})


def test_a_page_leads_to_where_one_shows_it(asking, manager):
    answer = sign_in(manager).get("/acme/clients/?q=1")

    assert answer.headers["Location"] == "/accounts/second-factor/?next=/acme/clients/%3Fq%3D1"


def test_a_piece_sends_the_whole_page_there(asking, manager):
    answer = sign_in(manager).get("/acme/search/?q=north", headers=HTMX)

    assert answer.headers["HX-Redirect"] == "/accounts/second-factor/?next=/acme/clients/"
    assert answer.content == b""


def test_a_verb_does_nothing(asking, manager, client):
    answer = sign_in(manager).post(f"/acme/clients/{client.pk}/archive/")

    assert answer.status_code == 302
    assert Client.objects.get(pk=client.pk).archived_at is None


def test_programs_read_why(asking, manager):
    answer = sign_in(manager).get("/acme/api/v1/clients/")

    assert answer.status_code == 403
    assert answer.json()["type"] == "urn:accord:problem:second_factor_required"


def test_a_token_counts_while_its_member_has_a_factor(asking, manager):
    membership = Membership.objects.get(user=manager)
    _token, secret = make_token(membership, name="Report", scopes=["clients:read"], by=manager)

    def ask():
        return Browser().get("/acme/api/v1/clients/", headers={"Authorization": f"Bearer {secret}"})

    without = ask()
    give_factor(manager)
    with_factor = ask()
    Authenticator.objects.all().delete()

    assert (without.status_code, with_factor.status_code, ask().status_code) == (403, 200, 403)
    assert without.json()["type"] == "urn:accord:problem:second_factor_required"


def code_in(message) -> str:
    return re.findall(r"^([A-Z0-9-]{6,})$", message.body, re.MULTILINE)[0]


def by_password(browser: Browser, person) -> None:
    enter_password(browser, person)


def by_code_in_a_mail(browser: Browser, person) -> None:
    browser.post("/accounts/login/code/", {"email": person.email})
    browser.post("/accounts/login/code/confirm/", {"code": code_in(outbox.outbox[-1])})


def by_new_password(browser: Browser, person) -> None:
    browser.post("/accounts/password/reset/", {"email": person.email})
    path = re.findall(r"/accounts/password/reset/key/\S+", str(outbox.outbox[-1].body))[0]
    form = browser.get(path).headers["Location"]
    browser.post(form, {"password1": "a new long phrase", "password2": "a new long phrase"})


def by_invitation(browser: Browser, person) -> None:
    enter_password(browser, person)
    invitation = invite_member(person.email, role=Role.MEMBER, by=Membership.objects.get(role="owner").user)
    browser.post(f"/acme/join/{token_of(invitation)}/")


WAYS = [by_password, by_code_in_a_mail, by_new_password]


@pytest.mark.parametrize("way", WAYS)
def test_no_way_of_signing_in_is_enough_for_who_has_none(asking, manager, way):
    browser = Browser()

    way(browser, manager)

    assert not is_in(browser)


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_signing_in_stops_for_the_factor(asking, manager, way):
    secret, browser = give_factor(manager), Browser()

    way(browser, manager)
    before = ("_auth_user_id" in browser.session, is_in(browser))
    if way is by_new_password:
        browser.post("/accounts/login/", {"login": manager.email, "password": "a new long phrase"})
    enter_code(browser, code_of(secret))

    assert before == (False, False)
    assert is_in(browser)


def test_who_is_invited_brings_one(asking):
    newcomer, browser = register_person("nina@acme.test", name="Nina", password=PASSWORD), Browser()

    by_invitation(browser, newcomer)

    assert Membership.objects.filter(user=newcomer).exists()
    assert not is_in(browser)


@pytest.mark.django_db(transaction=True)
def test_setting_one_up_is_enough_and_leads_back(acme, founder, manager):
    give_factor(founder)
    with scope(acme):
        require_factor(acme, by=founder)
    browser = sign_in(manager)
    asked = browser.get(browser.get("/acme/clients/").headers["Location"])
    set_up(browser)

    codes = browser.get("/accounts/2fa/recovery-codes/").text

    assert "Acme asks for a second factor" in asked.text
    assert "/accounts/2fa/totp/activate/" in asked.text
    onward = re.findall(r'"(/accounts/second-factor/[^"]*)"', codes)[0]
    assert browser.get(onward).headers["Location"] == "/acme/clients/"
    assert is_in(browser)


def test_who_has_one_shows_it_in_the_same_session(asking, manager):
    browser, secret = sign_in(manager), give_factor(manager)
    asked = browser.get("/accounts/second-factor/?next=/acme/clients/").text
    shown = browser.post("/accounts/2fa/reauthenticate/", {"code": code_of(secret), "next": "/acme/clients/"})

    assert "/accounts/2fa/reauthenticate/?next=/acme/clients/" in asked
    assert shown.headers["Location"] == "/acme/clients/"
    assert is_in(browser)


def test_a_password_shown_again_is_not_enough(asking, manager):
    browser = sign_in(manager)
    browser.post("/accounts/reauthenticate/", {"password": PASSWORD})

    assert not is_in(browser)


def test_a_removed_factor_counts_no_more(asking, manager):
    browser = come_in_with_new_factor(manager)
    Authenticator.objects.filter(user=manager).delete()

    assert not is_in(browser)


def test_one_persons_factor_is_not_anothers(asking, manager, member):
    browser = come_in_with_new_factor(manager)
    browser.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert not is_in(browser)


def test_the_organizations_own_provider_answers_for_its_factors(provider, asking, founder, manager):
    require_provider(provider, by=founder)
    browser = Browser()
    sign_in_as("mary", browser)

    assert is_in(browser)


def test_nobody_elses_organization_asks(asking, other):
    stranger = User.objects.get(email="stranger@other.test")

    assert sign_in(stranger).get("/other/").status_code == 200


def test_a_stranger_learns_nothing(asking, other):
    stranger = User.objects.get(email="stranger@other.test")

    assert sign_in(stranger).get("/acme/clients/").status_code == 404
    assert Browser().get("/acme/clients/").headers["Location"] == "/accounts/login/?next=/acme/clients/"


def test_the_page_leads_nowhere_else(manager):
    give_factor(manager)

    page = sign_in(manager).get("/accounts/second-factor/?next=https://evil.test/").text

    assert 'href="/accounts/2fa/reauthenticate/?next=/"' in page


def test_operators_always_need_one(operator, acme, settings):
    settings.DEMO = False
    secret, without = give_factor(operator), sign_in(operator)
    with_factor = come_in(operator, secret)

    turned_away = without.get("/operators/")

    assert turned_away.headers["Location"] == "/accounts/second-factor/?next=/operators/"
    assert without.get("/operators/unfinished-work/").status_code == 302
    assert with_factor.get("/operators/").status_code == 200
    for browser, count in ((without, 0), (with_factor, 1)):
        browser.post("/operators/visit/", {"organization": acme.pk, "reason": "Looking into ticket 4711"})
        assert browser.get("/acme/admin/").status_code == (200 if count else 302)
        with scope(acme):
            assert Event.objects.filter(kind="organization.visited").count() == count


def test_an_owner_without_one_does_not_lock_themselves_out(organization, founder):
    with pytest.raises(ValidationError, match="Set up a second factor of your own first"):
        require_factor(organization, by=founder)

    page = sign_in(founder).post("/acme/settings/sign-in/require-factor/")

    assert page.status_code == 422
    assert not Organization.objects.get(slug="acme").factor_required


def test_the_button_does_it(organization, founder, clock):
    browser = come_in(founder, give_factor(founder))
    clock.shift(STEP)

    answer = browser.post("/acme/settings/sign-in/require-factor/")

    assert answer.headers["Location"] == "/acme/settings/sign-in/"
    assert Organization.objects.get(slug="acme").factor_required
    assert str(Event.objects.get(kind="factor.required")) == (
        "Fiona Founder made a second factor necessary in Acme"
    )


def test_admins_may_not(organization, admin):
    assert sign_in(admin).post("/acme/settings/sign-in/require-factor/").status_code == 403
