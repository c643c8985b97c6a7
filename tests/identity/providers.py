"""Identity providers to test against: a certified one, run by Node, and one that lies as it is told."""

import json
import re
import secrets
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

import jwt
import requests
from cryptography.hazmat.primitives.asymmetric import rsa

from launch.assets import node

SCRIPT = Path(__file__).with_name("provider.mjs")
CLIENT = {"client_id": "accord", "client_secret": "kept by both sides & long enough"}


@contextmanager
def certified(people: dict[str, dict[str, Any]], redirect_uris: list[str]) -> Iterator[str]:
    """`oidc-provider` on a port of its own; gives its issuer. `people` maps a sign-in name to claims."""
    process = subprocess.Popen(
        [node(), SCRIPT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdin
    assert process.stdout
    try:
        told = {"redirect_uris": redirect_uris, "people": people, "clients": [CLIENT]}
        process.stdin.write(json.dumps(told) + "\n")
        process.stdin.flush()
        yield process.stdout.readline().strip()
    finally:
        process.stdin.close()
        process.wait(timeout=10)


def walk_through(url: str, name: str) -> str:
    """Sign in and consent on the provider's own pages, as a browser would; the address it sends the browser back to."""
    browser = requests.Session()
    page = browser.get(url)
    for form in ({"prompt": "login", "login": name, "password": "any"}, {"prompt": "consent"}):
        action = re.search(r'action="([^"]+)"', page.text)
        assert action, page.text
        page = browser.post(urljoin(page.url, action[1]), data=form, allow_redirects=False)
        while page.is_redirect:
            target = urljoin(page.url, page.headers["Location"])
            if "/sign-in/back/" in target:
                return target
            page = browser.get(target, allow_redirects=False)
    raise AssertionError(page.text)


KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
STRANGERS_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Liar:
    """A provider that signs whatever `claims`, `header` and `key` say; truthful until told otherwise."""

    def __init__(self) -> None:
        self.signs_with: Any = KEY
        self.algorithm = "RS256"
        self.claims: dict[str, Any] = {}
        self.told: dict[str, Any] = {}
        self.asked: dict[str, str] = {}
        self.discovered: dict[str, Any] = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(self))
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"

    @contextmanager
    def running(self) -> Iterator["Liar"]:
        thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self.server.shutdown()
            self.server.server_close()

    def visited(self, url: str, code: str = "code") -> str:
        """What the browser brings back: remembers the nonce it was asked with."""
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        return f"{self.asked['redirect_uri']}?code={code}&state={self.asked['state']}"

    def id_token(self) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer, "aud": self.asked["client_id"], "sub": "liar-1", "nonce": self.asked["nonce"],
            "iat": now, "exp": now + 300, **self.claims,
        }  # fmt: skip
        kept = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(kept, self.signs_with, self.algorithm, headers={"kid": "one"})

    def answer(self, path: str) -> dict[str, Any]:
        if path == "/keys":
            key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
            return {"keys": [{**key, "kid": "one", "use": "sig", "alg": "RS256"}]}
        if path == "/token":
            return {
                "access_token": secrets.token_urlsafe(),
                "token_type": "Bearer",
                "id_token": self.id_token(),
            }
        if path == "/me":
            return self.told
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/auth",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            **({"userinfo_endpoint": f"{self.issuer}/me"} if self.told else {}),
            **self.discovered,
        }


def handler_of(liar: Liar) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps(liar.answer(self.path)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.do_GET()

        def log_message(self, *_args: Any) -> None:
            """Says nothing."""

    return Handler
