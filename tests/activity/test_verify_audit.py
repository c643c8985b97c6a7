"""The chain of what happened: kept when events are committed, and every tampering found."""

import threading
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activity.actions import record
from activity.anchors import drop_anchor, keep_anchored
from activity.audit import chain_now, verify_audit
from activity.chain import GENESIS, link_of
from activity.models import AuditAnchor, AuditHead, Event
from activity.numbers import numbers_in, numbers_told
from clients.actions import add_client, edit_client
from tenancy.scope import scope
from tests.activity.tampering import Vandal

real = pytest.mark.django_db(transaction=True)
EVENTS = 8


@pytest.fixture
def chained(acme, founder):
    """An organization whose chain has eight events: one of its founding, seven of a client."""
    with scope(acme):
        client = add_client("Northwind", by=founder)
    for number in range(EVENTS - 2):
        with scope(acme):
            client = edit_client(client, version=client.version, industry=f"Trade {number}", by=founder)
    return acme


@pytest.fixture
def vandal(chained):
    return Vandal()


def findings(organization, *anchors) -> list[str]:
    with scope(organization):
        return verify_audit(anchors).findings


@real
def test_each_event_is_tied_to_the_one_before(chained):
    with scope(chained):
        events = list(Event.objects.order_by("number"))
        head = AuditHead.objects.get()

    assert [event.number for event in events] == list(range(1, EVENTS + 1))
    assert [event.previous for event in events] == [GENESIS, *(event.hash for event in events[:-1])]
    assert [event.hash for event in events] == [link_of(event) for event in events]
    assert (head.number, head.hash) == (EVENTS, events[-1].hash)
    assert findings(chained) == []


def test_organizations_have_chains_of_their_own(organization, other, client):
    chain_now()
    with scope(other):
        assert Event.objects.get().number == 1
    numbers = Event.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2]


def test_what_is_rolled_back_leaves_no_gap(organization, client, manager):
    with pytest.raises(RuntimeError), transaction.atomic():
        record(client, "client.edited", by=manager)
        chain_now()
        raise RuntimeError("it was not to be")
    record(client, "client.edited", by=manager)

    audit = verify_audit()

    assert (audit.findings, audit.last.number, audit.events) == ([], 3, 3)


ANOTHER = "encode(sha256(convert_to(concat_ws(chr(10), number, id, repeat('0', 64), digest), 'UTF8')), 'hex')"
TAMPERINGS = {
    "kind": "UPDATE activity_event SET kind = 'client.archived' WHERE number = 3",
    "actor": "UPDATE activity_event SET actor_id = NULL WHERE number = 3",
    "actor_name": "UPDATE activity_event SET actor_name = 'Somebody Else' WHERE number = 3",
    "no actor_name": "UPDATE activity_event SET actor_name = '' WHERE number = 3",
    "subject_type": "UPDATE activity_event SET subject_type = 'projects.project' WHERE number = 3",
    "subject_id": "UPDATE activity_event SET subject_id = subject_id + 1 WHERE number = 3",
    "subject_name": "UPDATE activity_event SET subject_name = 'Southwind' WHERE number = 3",
    "particulars": "UPDATE activity_event SET particulars = '{\"changed\": {}}' WHERE number = 3",
    "a particular more": "UPDATE activity_event SET particulars = particulars || '{\"more\": 1}' WHERE number = 3",
    "a particular less": "UPDATE activity_event SET particulars = '{}' WHERE number = 3",
    "at": "UPDATE activity_event SET at = at - interval '1 microsecond' WHERE number = 3",
    "salts": "UPDATE activity_event SET salts = salts || '{\"actor_name\": \"00\"}' WHERE number = 3",
    "a salt more": "UPDATE activity_event SET salts = salts || '{\"more\": \"00\"}' WHERE number = 3",
    "seals": "UPDATE activity_event SET seals = seals || '{\"actor_name\": \"00\"}' WHERE number = 3",
    "digest": "UPDATE activity_event SET digest = repeat('0', 64) WHERE number = 3",
    "number": "UPDATE activity_event SET number = 99 WHERE number = 3",
    "previous": "UPDATE activity_event SET previous = repeat('0', 64) WHERE number = 3",
    "hash": "UPDATE activity_event SET hash = repeat('0', 64) WHERE number = 3",
    "key": "UPDATE activity_event SET id = id + 1000 WHERE number = 3",
    "first deleted": "DELETE FROM activity_event WHERE number = 1",
    "middle deleted": "DELETE FROM activity_event WHERE number = 4",
    "last deleted": f"DELETE FROM activity_event WHERE number = {EVENTS}",
    "tail cut off": f"DELETE FROM activity_event WHERE number > {EVENTS - 3}",
    "everything deleted": "DELETE FROM activity_event",
    "swapped": "UPDATE activity_event SET number = -number WHERE number IN (3, 4);"
    "UPDATE activity_event SET number = 7 + number WHERE number < 0",
    "closed up": "DELETE FROM activity_event WHERE number = 4;"
    "UPDATE activity_event SET number = -number + 1 WHERE number > 4;"
    "UPDATE activity_event SET number = -number WHERE number < 0;"
    "UPDATE activity_audithead SET number = number - 1",
    "tied to another": f"UPDATE activity_event SET previous = repeat('0', 64), hash = {ANOTHER} WHERE number = {EVENTS};"
    f"UPDATE activity_audithead SET hash = (SELECT hash FROM activity_event WHERE number = {EVENTS})",
    "head deleted": "DELETE FROM activity_audithead",
    "head set back": "UPDATE activity_audithead SET number = number - 1",
    "other head": "UPDATE activity_audithead SET hash = repeat('0', 64)",
    "erased without an erasure": "UPDATE activity_event SET actor_name = '', salts = salts - 'actor_name' WHERE number = 3",
    "inserted": "INSERT INTO activity_event (organization_id, kind, actor_name, subject_type, subject_id, subject_name,"
    " particulars, at, seals, salts, digest, number, previous, hash) SELECT organization_id, kind, actor_name,"
    " subject_type, subject_id, subject_name, particulars, at, seals, salts, digest, NULL, '', ''"
    " FROM activity_event WHERE number = 3",
    "replayed": "INSERT INTO activity_event (organization_id, kind, actor_name, subject_type, subject_id, subject_name,"
    " particulars, at, seals, salts, digest, number, previous, hash) SELECT organization_id, kind, actor_name,"
    f" subject_type, subject_id, subject_name, particulars, at, seals, salts, digest, {EVENTS + 1}, previous, hash"
    " FROM activity_event WHERE number = 3",
}  # fmt: skip


@real
@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_every_tampering_is_found(chained, vandal, tampering):
    vandal.do(*TAMPERINGS[tampering].split(";"))

    assert findings(chained) != []

    vandal.mend()
    assert findings(chained) == []


@real
def test_the_finding_says_which(chained, vandal):
    vandal.do("DELETE FROM activity_event WHERE number IN (2, 3)", TAMPERINGS["last deleted"])
    vandal.do("UPDATE activity_event SET subject_name = 'Southwind' WHERE number = 5")

    assert findings(chained) == [
        "Events 2 to 3 were removed.",
        "Event 5 was altered: subject_name.",
        f"Events {EVENTS} to {EVENTS} were cut off the end.",
    ]


@real
def test_whoever_cuts_and_sets_the_head_back_is_found_by_an_anchor_kept_elsewhere(
    chained, vandal, tmp_path, caplog
):
    with caplog.at_level("INFO"), scope(chained):
        drop_anchor()
    log = tmp_path / "kept.log"
    log.write_text("\n".join(entry.getMessage() for entry in caplog.records))
    vandal.do(
        f"DELETE FROM activity_event WHERE number = {EVENTS}",
        "DELETE FROM activity_auditanchor",
        "UPDATE activity_audithead SET number = e.number, hash = e.hash FROM activity_event e"
        f" WHERE e.number = {EVENTS - 1}",
    )
    told = StringIO()

    assert findings(chained) == []  # what the database alone can't tell
    with pytest.raises(CommandError, match="1 findings"):
        call_command("verify_audit", organization="acme", against=log, stdout=told)
    assert f"An anchor remembers number {EVENTS}; the chain ends before it." in told.getvalue()


@real
def test_a_chain_made_anew_is_found_by_the_anchor_in_the_database(chained, vandal):
    with scope(chained):
        drop_anchor()
    vandal.do("UPDATE activity_auditanchor SET hash = repeat('1', 64)")

    assert findings(chained) == [f"Event {EVENTS} is not what an anchor remembers."]


@real
def test_the_command_says_that_all_is_well(chained, other):
    told = StringIO()

    call_command("verify_audit", stdout=told)

    assert f"acme: intact; {EVENTS} events, 0 values erased; ends with " in told.getvalue()
    assert "other: intact; 1 events" in told.getvalue()
    with pytest.raises(CommandError, match="no such organization"):
        call_command("verify_audit", organization="nowhere")


COLUMNS = [
    "kind", "actor_name", "subject_type", "subject_name", "digest", "previous", "hash",
]  # fmt: skip


@real
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    number=st.integers(1, EVENTS),
    column=st.sampled_from(COLUMNS),
    place=st.integers(1, 60),
    put=st.sampled_from("abxyz0"),
)
def test_one_letter_anywhere_is_found(chained, vandal, number, column, place, put):
    wanted = f"overlay({column} placing '{put}' from least({place}, length({column})))"
    vandal.do(f"UPDATE activity_event SET {column} = {wanted} WHERE number = {number}")
    is_same = [
        row for row in vandal.rows("activity_event") if row not in vandal.saved["activity_event"]
    ] == []

    assert (findings(chained) == []) == is_same
    vandal.mend()


@given(st.sets(st.integers(1, 500)))
def test_numbers_come_back_as_they_were_told(numbers):
    assert set(numbers_in(numbers_told(numbers))) == numbers


def test_what_the_database_would_spell_otherwise_is_not_recorded(client, manager):
    with pytest.raises(ValueError, match="fractions"):
        record(client, "client.edited", by=manager, share=0.1)


def test_an_anchor_is_dropped_once_a_day(organization):
    keep_anchored()
    keep_anchored()

    assert AuditAnchor.objects.get().trouble == ""


@real
def test_many_writers_leave_one_chain(chained, founder):
    """Eight at once, each with the row of another in the other order: nobody waits in a circle."""
    troubles: list[Exception] = []

    def write() -> None:
        try:
            for _ in range(10):
                with scope(chained):
                    record(chained, "organization.edited", by=founder)
        except Exception as trouble:
            troubles.append(trouble)
        finally:
            connection.close()

    writers = [threading.Thread(target=write) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert troubles == []
    with scope(chained):
        audit = verify_audit()
    assert (audit.findings, audit.events) == ([], EVENTS + 80)


def test_recording_asks_the_database_once(client, manager, django_assert_num_queries):
    with django_assert_num_queries(3):  # the savepoint, the event, its release
        record(client, "client.restored", by=manager)
