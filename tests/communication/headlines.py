"""Names and addresses that would like to be more than that in a mail."""

BREAKS = [
    "\r\n",
    "\n",
    "\r",
    "\n\r",
    "\r\n\r\n",
    "\x0b",
    "\x0c",
    "\x1c",
    "\x1d",
    "\x1e",
    "\x85",
    "\u2028",
    "\u2029",
    "\x00",
    "\r\n ",
    "\n\t",
    "\x1b",
    "\x07",
    "\x7f",
    "\ufeff",
    "\u200b",
]
INJECTED = [f"Ann{one}Bcc: spy@evil.test" for one in BREAKS]
BODIES = [
    "Ann\r\nSubject: other", "Ann\r\nTo: spy@evil.test", "Ann\r\nContent-Type: text/html\r\n\r\n<h1>x</h1>", "Ann\r\n.\r\nMAIL FROM:<spy@evil.test>", "Ann\n\n\n", "\r\n", "\n.\n", "%0d%0aBcc: spy@evil.test",
    "Ann\\r\\nBcc: spy@evil.test", "Ann\uff0d\u560d\u560aBcc: spy@evil.test", "X-Header: Ann", "Bcc: spy@evil.test", "Subject: Subject: Ann", "From Ann",
]  # fmt: skip
CODED = [
    "=?utf-8?q?Ann=0d=0aBcc:_spy=40evil.test?=", "=?utf-8?b?DQpCY2M6IHNweUBldmlsLnRlc3Q=?=", "=?utf-8?q?=22_=3Cspy=40evil.test=3E=2C?=", "=?utf-8?q?=3Cspy=40evil.test=3E?=", "=?iso-8859-1?q?=0a?=",
    "=?utf-8?q?Your_bank?=", "=?utf-8?q?a?= =?utf-8?q?b?=", "=?utf-7?q?+AAoA-?=", "=?x?y?z?=", "=?", "?=", "=?utf-8?q?" + "x" * 80, "=?utf-8*EN?Q?Ann?=", "=?utf-16?b?AAoADQ==?=", "云 =?utf-8?q?=0a?=",
]  # fmt: skip
HIDDEN = [
    "Ann\u202egro.knab", "\u2066Ann\u2069", "\u200eAnn\u200f", "A\u00adnn", "A\u2060nn", "Ann\u061c", "\u202a\u202b\u202c\u202d", "Ann\U000e0041", "A\u034fnn", "\u3164", "A\u0301" * 40, "👩\u200d🚀 Ann", "Аnn (Cyrillic)", "𝐀𝐧𝐧", "ｂａｎｋ．ｃｏｍ",
]  # fmt: skip
QUOTED = [
    'Ann "Z" Lee', '"', '""', '\\', '\\"', '"\\', "Ann\\", "O'Hara", "Lee, Ann", "Ann, spy@evil.test", "<spy@evil.test>", 'Ann" <spy@evil.test>, "', "Ann <spy@evil.test>", "a@b", "(Ann)", "Ann (", ")(", "Ann;", "group: a@evil.test, b@evil.test;",
    "<", ">", "<>", "[Ann]", "@", ":", ",", ".", "`", "Ann\t\tLee", "  Ann  ", "{{ 7|add:1 }}", "%s %(who)s %%", "{0}", "<script>alert(1)</script>", "&lt;b&gt;",
]  # fmt: skip
LONG = [
    "x" * 10_000,
    "x " * 5_000,
    "é" * 10_000,
    "x" * 160,
    "云" * 120,
    "x" * 120,
    "é " * 60,
    "," * 100,
    '"' * 100,
    "=?" * 60,
    "\n" * 100,
]
NAMES = [*INJECTED, *BODIES, *CODED, *HIDDEN, *QUOTED, *LONG]
"""For clients, contacts, projects, milestones, people, organizations."""

ADDRESSES = [
    *(f"ann{one}bcc@evil.test" for one in BREAKS), *(f"ann@evil.test{one}Bcc:spy@evil.test" for one in BREAKS[:13]), "ann@evil.test,spy@evil.test", "ann@evil.test;spy@evil.test", "ann@evil.test spy@evil.test",
    "ann@evil.test>", "<ann@evil.test>", "Ann <ann@evil.test>", "ann@evil.test> SIZE=1", "ann@evil.test>\r\nRCPT TO:<spy@evil.test", '"ann,spy@evil.test,"@evil.test', '"ann\r\n"@evil.test', '"ann\x0b"@evil.test', '"ann\x01"@evil.test',
    '"ann@spy.test> <"@evil.test', '"ann\\"@evil.test', '"ann lee"@evil.test', '"<spy@evil.test>"@evil.test', "(spy@evil.test)ann@evil.test", "ann(spy)@evil.test", "@relay.test:ann@evil.test", "ann%evil.test@relay.test", "ann!spy@evil.test", "=?utf-8?q?ann?=@evil.test",
    "=?utf-8?q?=0d=0a?=@evil.test", "ann@[127.0.0.1]", "ann@[IPv6:::1]", "ann@127.0.0.1", "ann@localhost", "ann@evil。test", "ann@ｅｖｉｌ.test", "ann@münchen.test", "ann@xn--mnchen-3ya.test", "änn@evil.test", "аnn@evil.test", "ann@еvil.test", "ann@evil.test.", "ann@.test", "ann@@evil.test",
    "ann@evil..test", ".ann@evil.test", "ann.@evil.test", "ann@evil\u200b.test", "ann\u202e@evil.test", "ann@evil.test\u2069", "a" * 65 + "@evil.test", "a" * 10_000 + "@evil.test", "ann@" + "e" * 64 + ".test", "ann@" + "evil." * 60 + "test", "ann+spy@evil.test", "ann&spy=a?b@evil.test", "ANN@EVIL.TEST", "o'hara@evil.test",
    "ann@evil.test?bcc=spy@evil.test", "ann@evil_x.test", "mailto:ann@evil.test", "ann", "@", "", " ann@evil.test ", "|/bin/sh@evil.test", "-oX@evil.test", "ann@evil.test/../x",
]  # fmt: skip
