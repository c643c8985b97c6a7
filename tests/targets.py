"""Where somebody might be led who follows a bent link, and how a browser understands it."""

import json
import subprocess

from launch.assets import node

HOME = "http://testserver"
SCHEMES = [
    "https://evil.test/", "http://evil.test", "HTTPS://EVIL.TEST/", "hTTp:evil.test", "http:evil.test", "https:evil.test",
    "https:/evil.test", "http:/\\evil.test", "https:\\\\evil.test", "https:///evil.test", "http:///evil.test/acme/",
    "https:////evil.test", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)",
    "\x01javascript:alert(1)", " javascript:alert(1)", "javascript://testserver/%0aalert(1)", "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=", "vbscript:msgbox(1)", "blob:http://testserver/x", "file:///etc/passwd", "ftp://testserver/",
    "mailto:x@evil.test", "ws://testserver/", "://evil.test", ":evil.test", "http://", "http:", "x:y",
]  # fmt: skip
SLASHES = [
    "//evil.test", "//evil.test/acme/", "///evil.test", "////evil.test", "/////evil.test//", "/\\evil.test", "\\\\evil.test", "\\/evil.test",
    "\\evil.test", "/\\/evil.test", "//\\evil.test", "/\t/evil.test", "\t//evil.test", "/\n/evil.test", "/\r\n/evil.test", " //evil.test", "\u00a0//evil.test",
    "\x0b//evil.test", "\x1f//evil.test", "\u2028//evil.test", "\ufeff//evil.test", "/\u200b/evil.test", "/\x00/evil.test", "//evil%2etest", "//evil。test",
    "//evil．test", "//ⓔⓥⓘⓛ.test", "//2130706433/", "//0x7f.1", "//[::1]/", "//[evil", "http://[", "http://[::1%25eth0]/", "https://[::ffff:1.2.3.4]/", "//evil.test:80", "//:80",
    "/acme/..//evil.test", "/..//evil.test", "/./\\evil.test", "/.//evil.test", "/%2e%2e//evil.test", "/.%2e//evil.test", "/%2e//evil.test",
]  # fmt: skip
NAMES = [
    "http://testserver@evil.test/", "http://testserver:80@evil.test/", "//testserver@evil.test", "http://testserver%40evil.test/", "http://evil.test@testserver/",
    "http://user:word@testserver/acme/", "http://testserver.evil.test/", "http://testserverevil.test/", "http://testserver:8080/", "http://testserver#@evil.test/x",
    "http://testserver\\@evil.test/", "http://testserver\\.evil.test/", "http://evil.test\\@testserver/", "http://evil.test#testserver", "http://evil.test?testserver",
    "http://testserver／evil.test/", "http://testserver%2f.evil.test/", "http://testserver\t.evil.test/", "http://localhost@evil.test/", "http://testserver//evil.test/",
    "http://testserver/\\evil.test", "http://testserver/..//evil.test", "http://ｔｅｓｔｓｅｒｖｅｒ.evil.test/", "http://testserver./x/\r\nSet-Cookie: a=b", "http:testserver", "http:/testserver//evil.test",
]  # fmt: skip
ODD = [
    "evil.test", "accounts:preferences", "evil", "acme/", "../../evil", "?next=//evil.test", "#//evil.test", "@evil.test", "/\r\nSet-Cookie: a=b",
    "/x\r\n\r\n<script>alert(1)</script>", "/x\nLocation: //evil.test", "/\u0085x", "/\x7f", "/\ufdd0", "/" + "a" * 3000, "//" + "a" * 3000, "/acme/../other/\\x", "/..", "/../", "/%2e%2e/other/", "",
]  # fmt: skip
ELSEWHERE = [*SCHEMES, *SLASHES, *NAMES, *ODD]
"""Not one of them is a page of ours that somebody could have come from."""

HARMLESS = [
    "/%2f%2fevil.test", "/%5c%5cevil.test", "/%09/evil.test", "/%0d%0aSet-Cookie:%20a=b", "/／／evil.test", "/evil.test", "/@evil.test", "/acme/?next=//evil.test",
    "/acme/#//evil.test", "/other/", "/other/clients/?q=1", "/acme/../other/clients/", "/acme/%2e%2e/other/", "/acme/.%2e/other/", "/ACME/", "/acme", "/acmeother/", "http://testserver/other/", "http://testserver",
]  # fmt: skip
"""They look like it, or stay on our host and lead out of one organization."""

TARGETS = [*ELSEWHERE, *HARMLESS]
LANDINGS = """
const asked = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const landing = ([base, to]) => { try { const url = new URL(to, base); return [url.origin, url.pathname]; } catch { return ['nowhere', '']; } };
console.log(JSON.stringify(asked.map(landing)));
"""


def landings(links: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Where a browser goes from a page by a link, as browsers read addresses (WHATWG): origin and path of each."""
    asked = json.dumps(links).encode()
    told = subprocess.run([node(), "-e", LANDINGS], input=asked, capture_output=True, check=True)
    return [(origin, path) for origin, path in json.loads(told.stdout)]


def strays(answers: list[tuple[str, str, str]], below: str = "/") -> list[tuple[str, str]]:
    """Of (page, target, address in the answer): the target and the address of those that lead away or out of `below`."""
    found = landings([(HOME + page, address) for page, _target, address in answers])
    return [
        (target, address)
        for (_page, target, address), (origin, path) in zip(answers, found, strict=True)
        if origin != HOME or not path.startswith(below) or "\r" in address or "\n" in address
    ]
