"""A provider that lies, and one that is down."""

import socket
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from django.test import Client as Browser

from identity.actions import edit_provider, set_provider
from identity.models import IdentityProvider
from tests.identity.conftest import about, begin, come_back, is_in
from tests.identity.providers import STRANGERS_KEY, Liar

MARY = {"email": "mary@acme.test", "email_verified": True}


@pytest.fixture
def believed(organization, manager, founder, liar) -> Liar:
    """A provider Acme believes; so far it tells the truth about Mary."""
    liar.claims = dict(MARY)
    set_provider(**about(liar.issuer), by=founder)
    return liar


def visit(liar: Liar, **more) -> tuple[int, bool]:
    """(status, whether one is in) after a visit to the provider."""
    browser = Browser()
    address = liar.visited(begin(browser))
    answer = come_back(browser, address + "".join(f"&{name}={value}" for name, value in more.items()))
    return answer.status_code, is_in(browser)


def test_the_truth_is_believed(believed):
    assert visit(believed) == (302, True)


@pytest.mark.parametrize(
    "lie",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "another-client"},
        {"aud": ["accord", "another"], "azp": "another"},
        {"iss": "https://another.test"},
        {"exp": 1_600_000_000},
        {"exp": None},
        {"iat": 4_000_000_000, "exp": 4_100_000_000},
        {"sub": None},
        {"email_verified": False},
        {"email_verified": None},
        {"email_verified": "false"},
        {"email_verified": 1},
        {"email": "mary@evil.test"},
        {"email": "mary@sub.acme.test"},
        {"email": "mary@evil.test@acme.test."},
        {"email": ["mary@acme.test"]},
        {"email": None},
    ],
    ids=str,
)
def test_a_lie_in_the_claims_is_refused(believed, lie):
    believed.claims |= lie

    assert visit(believed) == (403, False)


def test_an_unsigned_token_is_refused(believed):
    believed.algorithm, believed.signs_with = "none", ""

    assert visit(believed) == (403, False)


def test_a_token_signed_with_somebody_elses_key_is_refused(believed):
    believed.signs_with = STRANGERS_KEY

    assert visit(believed) == (403, False)


def test_a_token_signed_with_the_public_key_as_a_password_is_refused(believed):
    believed.algorithm, believed.signs_with = "HS256", "x" * 64

    assert visit(believed) == (403, False)


def test_another_issuer_in_the_address_is_refused(believed):
    assert visit(believed, iss="https://another.test") == (403, False)


def test_what_is_told_about_somebody_else_is_refused(believed):
    believed.told = {"sub": "somebody-else", **MARY}

    assert visit(believed) == (403, False)


def test_the_id_token_counts_more_than_what_is_told_beside_it(believed):
    believed.claims = {"email": "mary@acme.test", "email_verified": False}
    believed.told = {"sub": "liar-1", **MARY}

    assert visit(believed) == (403, False)


def test_a_provider_that_is_somebody_else_now_is_not_gone_to(believed):
    believed.discovered = {"issuer": "https://another.test"}

    answer = Browser().get("/acme/sign-in/start/")

    assert answer.status_code == 422
    assert "does not answer at the moment" in answer.text


def test_a_provider_that_is_down_is_said_to_be_down(organization, manager, founder):
    liar = Liar()
    with liar.running():
        set_provider(**about(liar.issuer), by=founder)

    answer = Browser().get("/acme/sign-in/start/")

    assert answer.status_code == 422
    assert "Acme ID does not answer at the moment. Please try again in a few minutes." in answer.text


def test_a_provider_that_did_not_answer_is_left_alone_for_a_while(believed, founder):
    believed.discovered = {"issuer": "https://another.test"}
    down = Browser().get("/acme/sign-in/start/").status_code
    believed.discovered = {}

    again = Browser().get("/acme/sign-in/start/").status_code
    edit_provider(IdentityProvider.objects.get(), version=1, name="Mended", by=founder)

    assert (down, again) == (422, 422)
    assert Browser().get("/acme/sign-in/start/").status_code == 302


def test_an_invented_code_proves_nothing_and_silences_nobody(provider, manager):
    browser = Browser()
    state = parse_qs(urlsplit(begin(browser)).query)["state"][0]

    answer = browser.get("/acme/sign-in/back/", {"code": "invented", "state": state})

    assert answer.status_code == 403
    assert "did not sign you in" in answer.text
    assert begin(Browser())


def test_a_provider_that_goes_down_in_between_is_said_to_be_down(believed):
    browser = Browser()
    address = believed.visited(begin(browser))
    believed.discovered = {"token_endpoint": f"http://127.0.0.1:{free_port()}/token"}

    answer = come_back(browser, address)

    assert (answer.status_code, is_in(browser)) == (422, False)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_the_liar_can_lie():
    """What these tests rest on: the library would take an unsigned token if it were allowed to."""
    token = jwt.encode({"sub": "x"}, "", "none")

    assert jwt.decode(token, options={"verify_signature": False}) == {"sub": "x"}
