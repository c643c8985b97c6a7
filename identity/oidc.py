"""OpenID Connect's authorization code flow, with PKCE, state and nonce: what is asked, and what of the answer is believed."""

import hmac
import logging
import secrets
from typing import Any
from urllib.parse import quote, urlencode

import jwt
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from django.core.cache import cache

from core.outbound import Unreachable, call_for_json, check_address
from identity.models import IdentityProvider

logger = logging.getLogger(__name__)
WELL_KNOWN = "/.well-known/openid-configuration"
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
LEEWAY = 60
REST = 30


class NotBelieved(Exception):
    """The answer does not prove who came; `str` is for the log, not for the person."""


def discover(issuer: str) -> dict[str, Any]:
    """The provider's own description; raises Unreachable."""
    found = call_for_json("GET", issuer.rstrip("/") + WELL_KNOWN)
    if found.get("issuer") != issuer:
        raise Unreachable(f"{issuer} says it is {found.get('issuer')}.")
    if not all(isinstance(found.get(name), str) for name in ENDPOINTS):
        raise Unreachable(f"{issuer} does not name its endpoints.")
    check_address(found["authorization_endpoint"])
    return found


def described(provider: IdentityProvider) -> dict[str, Any]:
    """The description of a provider; one that did not answer is left alone for a while, lest everybody wait for it."""
    key = f"identity:silent:{provider.pk}:{provider.version}"
    if cache.get(key):
        raise Unreachable(f"{provider.issuer} did not answer a moment ago.")
    try:
        return discover(provider.issuer)
    except Unreachable:
        cache.set(key, True, REST)
        raise


def begin(provider: IdentityProvider, back: str) -> tuple[str, dict[str, str]]:
    """Where to send the browser, and the errand to be remembered until it comes `back`; raises Unreachable."""
    found, pkce = described(provider), generate_code_challenge()
    errand = {"state": secrets.token_urlsafe(32), "nonce": secrets.token_urlsafe(32)}
    question = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": back,
        "scope": " ".join(provider.scopes),
        "code_challenge": pkce["code_challenge"],
        "code_challenge_method": pkce["code_challenge_method"],
        **errand,
    }
    joint = "&" if "?" in found["authorization_endpoint"] else "?"
    url = found["authorization_endpoint"] + joint + urlencode(question)
    return url, {**errand, "issuer": provider.issuer, "verifier": pkce["code_verifier"]}


def claims_of(
    provider: IdentityProvider, errand: dict[str, str], answer: dict[str, str], back: str
) -> dict[str, Any]:
    """Who came, proven; raises NotBelieved, Unreachable. `answer` is what the browser brought in its address."""
    if not errand or not hmac.compare_digest(answer.get("state", "").encode(), errand["state"].encode()):
        raise NotBelieved("the state is not the one of this browser")
    if errand["issuer"] != provider.issuer or answer.get("iss", provider.issuer) != provider.issuer:
        raise NotBelieved("another issuer answers")
    if not answer.get("code"):
        raise NotBelieved(f"no code: {answer.get('error')} {answer.get('error_description')}")
    found = described(provider)
    tokens = exchange(provider, found, answer["code"], errand["verifier"], back)
    claims = proven(provider, found, str(tokens.get("id_token", "")), errand["nonce"])
    return {**more_about(found, tokens, claims["sub"]), **claims}


def exchange(
    provider: IdentityProvider, found: dict[str, Any], code: str, verifier: str, back: str
) -> dict[str, Any]:
    """The tokens for the code; a code it does not know proves nothing."""
    body = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": verifier,
    }
    known = found.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    pair = None
    if "client_secret_basic" in known:
        pair = (quote(provider.client_id, safe=""), quote(provider.secret, safe=""))
    else:
        body |= {"client_id": provider.client_id, "client_secret": provider.secret}
    try:
        return call_for_json("POST", found["token_endpoint"], data=body, auth=pair)
    except Unreachable as trouble:
        if trouble.status in (400, 401):
            raise NotBelieved(str(trouble)) from trouble
        raise


def proven(provider: IdentityProvider, found: dict[str, Any], token: str, nonce: str) -> dict[str, Any]:
    """The claims of the ID token, its signature checked against the provider's keys whatever way it came."""
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            key_for(token, call_for_json("GET", found["jwks_uri"])),
            algorithms=ALGORITHMS,
            audience=provider.client_id,
            issuer=provider.issuer,
            leeway=LEEWAY,
            options={"require": ["exp", "iat", "iss", "aud", "sub", "nonce"]},
        )
    except jwt.PyJWTError as trouble:
        raise NotBelieved(f"the ID token: {trouble}") from trouble
    if not hmac.compare_digest(str(claims["nonce"]).encode(), nonce.encode()):
        raise NotBelieved("the nonce is not the one that was sent")
    if isinstance(claims["aud"], list) and claims.get("azp", provider.client_id) != provider.client_id:
        raise NotBelieved("the ID token was made for another client")
    return claims


def key_for(token: str, keys: dict[str, Any]) -> jwt.PyJWK:
    """The provider's key that the token names; the only one, if it names none."""
    name = jwt.get_unverified_header(token).get("kid")
    usable = [key for key in jwt.PyJWKSet.from_dict(keys).keys if key.public_key_use in (None, "sig")]
    fitting = [key for key in usable if key.key_id == name] if name else usable
    if len(fitting) != 1:
        raise jwt.InvalidKeyError("no such key")
    return fitting[0]


def more_about(found: dict[str, Any], tokens: dict[str, Any], subject: str) -> dict[str, Any]:
    """What the provider tells beside the ID token, if it is about the same person."""
    if not (url := found.get("userinfo_endpoint")) or not (token := tokens.get("access_token")):
        return {}
    told = call_for_json("GET", url, headers={"Authorization": f"Bearer {token}"})
    if told.get("sub") != subject:
        raise NotBelieved("the provider tells of somebody else than its ID token")
    return told
