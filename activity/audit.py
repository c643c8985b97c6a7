"""Whether the chain holds: every row altered, removed, inserted, reordered or cut off is found and named."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import F, Subquery
from django.utils.translation import gettext as _

from activity.chain import GENESIS, digest_of, is_blank, link_of, parts_of, seal_of
from activity.models import AuditAnchor, AuditHead, Event
from activity.numbers import numbers_in

AT_ONCE = 2000
ERASING = ".erased"
FORGOTTEN = "forgotten"
LINE = "audit anchor organization={} number={} hash={}"
IN_A_LOG = re.compile(r"audit anchor organization=(\S+) number=(\d+) hash=([0-9a-f]{64})")


@dataclass(frozen=True)
class Link:
    """A place in the chain that somebody has written down: what it is compared with."""

    number: int
    hash: str


@dataclass
class Audit:
    """One look at an organization's chain; `findings` are sentences, `last` is where it ends."""

    findings: list[str] = field(default_factory=list)
    last: Link = Link(0, GENESIS)
    events: int = 0
    forgotten: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    excused: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    def find(self, sentence: str, **values: Any) -> None:
        self.findings.append(sentence % values)


def chain_now() -> None:
    """Have what this transaction has recorded chained already; from here on others wait for its end."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SET CONSTRAINTS event_is_chained IMMEDIATE; SET CONSTRAINTS event_is_chained DEFERRED"
        )


def verify_audit(anchors: Iterable[Link] = ()) -> Audit:
    """Look at every event of the current organization, beside the anchors it keeps and those that were brought."""
    chain_now()
    audit, known = Audit(), anchored(anchors)
    head = _head()
    for event in _events():
        audit.events += 1
        head = Link(event.head_number or 0, event.head_hash or "")  # as in the same snapshot
        _look_at_place(audit, event, known)
        _look_inside(audit, event)
        _note_erasure(audit, event)
    _look_at_end(audit, head, known)
    _look_at_forgotten(audit)
    return audit


def anchored(brought: Iterable[Link]) -> dict[int, set[str]]:
    """{number: the hashes it was known to have}; more than one is trouble by itself."""
    known: dict[int, set[str]] = defaultdict(set)
    kept = [Link(*row) for row in AuditAnchor.objects.filter(trouble="").values_list("number", "hash")]
    for link in (*kept, *brought):
        if link.number:
            known[link.number].add(link.hash)
    return known


def anchors_in(lines: Iterable[str], slug: str) -> Iterator[Link]:
    """The organization's anchors in a log."""
    for line in lines:
        if (found := IN_A_LOG.search(line)) and found[1] == slug:
            yield Link(int(found[2]), found[3])


def _head() -> Link:
    head = AuditHead.objects.first()
    return Link(head.number, head.hash) if head else Link(0, GENESIS)


def _events() -> Iterator[Any]:
    """In the order of the chain, each with the head that the same look at the database saw."""
    heads = AuditHead.objects.all()
    rows = Event.objects.order_by(F("number").asc(nulls_last=True), "pk").annotate(
        head_number=Subquery(heads.values("number")[:1]), head_hash=Subquery(heads.values("hash")[:1])
    )
    return rows.iterator(AT_ONCE)


def _look_at_place(audit: Audit, event: Any, known: dict[int, set[str]]) -> None:
    if event.number is None:
        audit.find(_("Event %(id)s was inserted outside the chain."), id=event.pk)
        return
    follows = event.number == audit.last.number + 1
    if not follows:
        first, last = audit.last.number + 1, event.number - 1
        audit.find(_("Events %(first)s to %(last)s were removed."), first=first, last=last)
    elif event.previous != audit.last.hash:
        audit.find(_("Event %(number)s does not follow the one before it."), number=event.number)
    if event.hash != link_of(event):
        audit.find(_("Event %(number)s was altered: its hash is another."), number=event.number)
    if known.get(event.number, {event.hash}) != {event.hash}:
        audit.find(_("Event %(number)s is not what an anchor remembers."), number=event.number)
    audit.last = Link(event.number, event.hash)


def _look_inside(audit: Audit, event: Any) -> None:
    if event.digest != digest_of(event):
        audit.find(_("Event %(number)s was altered."), number=event.number)
    parts = parts_of(event)
    if not parts.keys() | event.salts.keys() <= event.seals.keys():
        audit.find(_("Event %(number)s was altered: something was added."), number=event.number)
    for part, known in event.seals.items():
        if part not in event.salts and is_blank(part, parts):
            audit.forgotten[event.number].add(part)
        elif part not in parts or seal_of(event.salts.get(part, ""), parts[part]) != known:
            audit.find(_("Event %(number)s was altered: %(part)s."), number=event.number, part=part)


def _note_erasure(audit: Audit, event: Any) -> None:
    """An erasure's event says which parts of which events it took."""
    if event.kind.endswith(ERASING):
        for part, numbers in event.particulars.get(FORGOTTEN, {}).items():
            for number in numbers_in(numbers):
                audit.excused[number].add(part)


def _look_at_end(audit: Audit, head: Link, known: dict[int, set[str]]) -> None:
    if head.number > audit.last.number:
        first, last = audit.last.number + 1, head.number
        audit.find(_("Events %(first)s to %(last)s were cut off the end."), first=first, last=last)
    elif head != audit.last:
        audit.find(_("The chain does not end where it was left, at number %(number)s."), number=head.number)
    cut = max(known, default=0)
    if cut > max(audit.last.number, head.number):
        audit.find(_("An anchor remembers number %(number)s; the chain ends before it."), number=cut)


def _look_at_forgotten(audit: Audit) -> None:
    for number, parts in audit.forgotten.items():
        if rest := sorted(parts - audit.excused[number]):
            told = {"number": number, "parts": ", ".join(rest)}
            audit.find(_("Event %(number)s lost %(parts)s, and no erasure says so."), **told)
