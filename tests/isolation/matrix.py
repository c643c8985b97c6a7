"""The matrix: an address x method x role x object, and what no answer may say."""

import os
from collections.abc import Iterator

from tests.isolation.addresses import Address
from tests.isolation.looking import METHODS, Answer, look
from tests.isolation.world import World

# Whose marks a role may never read, whatever it asks.
UNSEEN = {
    "anonymous": ("own", "sibling", "foreign"),
    "contact": ("sibling", "foreign"),
    "sibling contact": ("own", "foreign"),
    "member": ("foreign",),
    "manager": ("foreign",),
    "admin": ("foreign",),
    "foreign admin": ("own", "sibling"),
    "operator": ("own", "sibling", "foreign"),
}
CONTACTS = {"contact": "sibling", "sibling contact": "own"}


def faults(world: World, address: Address) -> Iterator[str]:
    """Everything wrong with an address, told so that it can be asked again by hand."""
    for role in UNSEEN:
        for method in methods(role):
            answers = {kind: look(world, role, method, address.path(world, kind)) for kind in address.kinds()}
            for told in faults_of_role(address, role, answers):
                yield f"{role}: {method} {address.route}: {told}"
            for told in outside(world, address, role, method):
                yield f"{role}: {method} {address.route}: {told}"


def methods(role: str) -> tuple[str, ...]:
    """All of them for who has the most rights and who comes from elsewhere; `make matrix` asks all of everybody."""
    is_whole = os.environ.get("ACCORD_MATRIX") == "whole" or role in ("admin", "foreign admin")
    return METHODS if is_whole else ("GET", "POST")


def faults_of_role(address: Address, role: str, answers: dict[str, Answer]) -> Iterator[str]:
    for kind, answer in answers.items():
        if answer.status >= 500:
            yield f"{answer.status} for {kind}"
        if leaked := answer.marks(*unseen(address, role, kind)):
            yield f"{leaked} can be read, asked for {kind}"
    for hidden, missing in twins(address, role):
        if {hidden, missing} <= answers.keys() and answers[hidden] != answers[missing]:
            yield f"{hidden} answers other than {missing}: {difference(answers[hidden], answers[missing])}"


def unseen(address: Address, role: str, kind: str) -> tuple[str, ...]:
    """A link shows its holder what it is about."""
    return tuple(mark for mark in UNSEEN[role] if not (address.is_link and mark == kind))


def twins(address: Address, role: str) -> list[tuple[str, str]]:
    """What must answer alike: what is not theirs to see, and what is not there."""
    if role == "operator" and address.route.startswith("operators/"):
        return []  # Every organization is theirs to look after.
    pairs = [("foreign", "missing"), ("own foreign", "own missing")]
    if role in CONTACTS and not address.is_link:
        pairs.append((CONTACTS[role], "missing"))
    return pairs


def outside(world: World, address: Address, role: str, method: str) -> Iterator[str]:
    """Another organization's address, for whoever is not of it, is one of no organization at all."""
    if "organization" not in address.arguments or address.is_public or role in ("foreign admin", "operator"):
        return
    if method not in ("GET", "POST"):
        return
    kind = "foreign" if address.objects else "own"
    theirs, nowhere = (
        look(world, role, method, address.path(world, kind, slug)) for slug in ("theirs", "nowhere")
    )
    if leaked := theirs.marks("own", "sibling", "foreign"):
        yield f"{leaked} can be read in the other organization"
    if without_slug(theirs, "theirs") != without_slug(nowhere, "nowhere"):
        yield f"an organization that is there answers otherwise: {difference(theirs, nowhere)}"


def without_slug(answer: Answer, slug: str) -> tuple[int, str, str]:
    return answer.status, str(answer.headers).replace(slug, "·"), answer.body.replace(slug, "·")


def difference(one: Answer, other: Answer) -> str:
    if one.status != other.status:
        return f"{one.status} and {other.status}"
    for here, there in zip(one.body.splitlines(), other.body.splitlines(), strict=False):
        if here != there:
            return f"“{here.strip()[:120]}” and “{there.strip()[:120]}”"
    return f"{one.headers} and {other.headers}"
