"""The first two locks: nothing without a scope, nothing of another organization."""

import pytest
from django.db import DataError, ProgrammingError, connection, transaction

from clients.actions import add_client, add_contact
from clients.models import Client, Contact
from tenancy.scope import OutsideScope, current, scope

EVALUATIONS = {
    "iteration": lambda rows: list(rows),
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.exists(),
    "get": lambda rows: rows.get(pk=1),
    "first": lambda rows: rows.first(),
    "aggregate": lambda rows: rows.aggregate(),
    "values": lambda rows: list(rows.values("pk")),
    "iterator": lambda rows: list(rows.iterator()),
    "update": lambda rows: rows.update(name="x"),
    "delete": lambda rows: rows.delete(),
    "in_bulk": lambda rows: rows.in_bulk(),
    "earliest": lambda rows: rows.earliest("pk"),
    "bulk_create": lambda rows: rows.bulk_create([Client(name="x")]),
    "bulk_update": lambda rows: rows.bulk_update([Client(pk=1, name="x")], ["name"]),
    "create": lambda rows: rows.create(name="x"),
    "get_or_create": lambda rows: rows.get_or_create(name="x"),
    "union": lambda rows: list(rows.union(Client.objects.all())),
}


@pytest.mark.parametrize(
    "evaluate", [pytest.param(way, id=name) for name, way in EVALUATIONS.items() if name != "aggregate"]
)
def test_outside_a_scope_nothing_is_answered(acme, evaluate):
    rows = Client.objects.all()

    with pytest.raises(OutsideScope):
        evaluate(rows)


def test_rows_of_another_organization_do_not_exist(organization, client, other):
    with scope(other):
        assert not Client.objects.filter(pk=client.pk).exists()
        assert Client.objects.update(name="mine now") == 0

    client.refresh_from_db()
    assert client.name == "Northwind"


def test_raw_sql_without_a_where_sees_one_organization(organization, client, other):
    with scope(other), connection.cursor() as cursor:
        add_client("Foreign", by=None)
        cursor.execute("SELECT name FROM clients_client")
        assert cursor.fetchall() == [("Foreign",)]


def test_raw_sql_outside_a_scope_fails_loudly(acme):
    with pytest.raises((DataError, ProgrammingError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT name FROM clients_client")


def test_a_row_cannot_be_written_into_another_organization(organization, client, other):
    with scope(other), pytest.raises(OutsideScope):
        client.save()


def test_the_database_refuses_it_as_well(organization, client, other):
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE clients_client SET organization_id = %s", [other.pk])


def test_a_reference_cannot_lead_to_another_organization(organization, client, other, manager):
    with scope(other):
        foreign = add_client("Foreign", by=None)

    with pytest.raises(Exception, match="clients_contact_client_id_in_organization"), transaction.atomic():
        Contact.objects.bulk_create([Contact(client_id=foreign.pk, name="x", email="x@x.test")])
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_scopes_nest_and_come_back(organization, client, other):
    with scope(other):
        assert current() == other

    assert current() == organization
    assert Client.objects.count() == 1


def test_an_error_inside_leaves_the_outer_scope_as_it_was(organization, client, other):
    with pytest.raises(RuntimeError), scope(other):
        add_client("Foreign", by=None)
        raise RuntimeError

    assert Client.objects.count() == 1
    with scope(other):
        assert Client.objects.count() == 0


def test_contacts_of_a_client_are_narrowed_too(organization, client, manager, other):
    contact = add_contact(client, name="Carla", email="c@n.test", by=manager)
    with scope(other):
        assert not client.contacts.filter(pk=contact.pk).exists()
