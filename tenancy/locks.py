"""Whether the database's locks are as they should be: row-level security, references, the application's own role."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from tenancy.models import Owned

# Tables that belong to no organization, each with the reason.
GLOBAL = {
    "accounts_user": "people are the same in every organization they belong to",
    "accounts_user_groups": "Django's; unused",
    "accounts_user_user_permissions": "Django's; unused",
    "account_emailaddress": "a person's addresses",
    "account_emailconfirmation": "proves a person's address",
    "auth_group": "Django's; unused",
    "auth_group_permissions": "Django's; unused",
    "auth_permission": "Django's; unused",
    "django_admin_log": "Django's; the admin records events instead",
    "django_content_type": "names of models",
    "django_migrations": "which migrations have run",
    "django_session": "sessions, found by a random key",
    "usersessions_usersession": "where somebody is signed in; a person's, in every organization",
    "mfa_authenticator": "a person's second factors, the same in every organization they belong to",
    "tenancy_organization": "the organizations themselves: an address is looked up before a scope is open",
}
# Functions that may answer across organizations, each with the decision that says why.
ACROSS = {
    "accord_organizations_of": "docs/adr/0003: to which organizations one person belongs",
    "accord_chain_event": "docs/adr/0011: a trigger; ties an event to the last of its own organization",
    "accord_work": "docs/adr/0015: what waits and has failed, in counts, for whoever runs the installation",
    "accord_forget": "docs/adr/0011: forgets parts of an event of the current organization",
}
ROLE = """
    SELECT rolsuper OR rolbypassrls,
           EXISTS (SELECT 1 FROM pg_class WHERE relowner = pg_roles.oid AND relkind IN ('r', 'p'))
    FROM pg_roles WHERE rolname = current_user
"""
TABLES = """
    SELECT relname, relrowsecurity, relforcerowsecurity,
           EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'organization_id'
                   AND NOT attisdropped AND attnotnull AND NOT atthasdef),
           has_table_privilege(pg_class.oid, 'TRUNCATE'),
           ARRAY(SELECT concat_ws(' ', polname, polpermissive, polcmd, polroles, pg_get_expr(polqual, polrelid), '/',
                                  pg_get_expr(polwithcheck, polrelid))
                 FROM pg_policy WHERE polrelid = pg_class.oid)
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname
"""
REFERENCES = """
    SELECT conname, conrelid::regclass::text, confrelid::regclass::text,
           ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY (conkey))
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY conname
"""
UNIQUES = """
    SELECT indexrelid::regclass::text, indrelid::regclass::text,
           ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = indrelid AND attnum = ANY (indkey))
    FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
    WHERE indisunique AND NOT indisprimary AND relnamespace = 'public'::regnamespace ORDER BY 1
"""
SIDE_DOORS = """
    SELECT relname, 'the view ' || relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND (relkind = 'm'
           OR relkind = 'v' AND NOT coalesce(reloptions, '{}') && ARRAY['security_invoker=true', 'security_invoker=on'])
    UNION ALL
    SELECT proname, 'the function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
"""
OWN = "(organization_id = (current_setting('accord.organization'::text))::bigint)"  # tenancy.fences.POLICY, as PostgreSQL tells it
EXPECTED = f"own_organization t * {{0}} {OWN} / {OWN}"


@dataclass(frozen=True)
class Table:
    """A table as the catalogue describes it; `is_owned`: it has an `organization_id` that is never null."""

    name: str
    is_secured: bool
    is_forced: bool
    is_owned: bool
    may_truncate: bool
    policies: list[str]


def faults() -> list[str]:
    """Every lock that does not hold, as a sentence for whoever runs the installation; empty when all hold."""
    tables = [Table(*row) for row in ask(TABLES)]
    owned = {table.name for table in tables if table.is_owned}
    return [
        *faults_of_role(),
        *(fault for table in tables for fault in faults_of_table(table)),
        *(f"{name} is no table" for name in owned_tables() - {table.name for table in tables}),
        *faults_of_references(owned),
        *faults_of_uniques(owned),
        *(f"{name} sees every organization's rows" for key, name in ask(SIDE_DOORS) if key not in ACROSS),
    ]


def verify_role() -> None:
    """Raise ImproperlyConfigured when the database role could look over the fence: a web does not start then."""
    if found := list(faults_of_role()):
        raise ImproperlyConfigured(
            f"DATABASE_URL names a role that may not serve anybody: {'; '.join(found)}. "
            "Use the application's role; only migrate runs as the owner."
        )


def faults_of_role() -> Iterator[str]:
    """The application's role: whoever passes row-level security by, or owns a table, may not serve anybody."""
    (passes_by, owns), *_ = ask(ROLE)
    if passes_by:
        yield "the application's role passes row-level security by"
    if owns:
        yield "the application's role owns tables, and could lift their row-level security"


def faults_of_table(table: Table) -> Iterator[str]:
    if table.name in GLOBAL:
        return
    if not table.is_owned:
        yield f"{table.name} says of no row whose it is, and nobody has said that it is everybody's"
        return
    if not (table.is_secured and table.is_forced):
        yield f"{table.name} is without forced row-level security"
    if table.policies != [EXPECTED]:
        yield f"{table.name} has other policies than its organization's: {table.policies}"
    if table.may_truncate:
        yield f"{table.name} could be emptied for everybody by the application's role"


def faults_of_references(owned: set[str]) -> Iterator[str]:
    for name, source, target, columns in ask(REFERENCES):
        if source in owned and target in owned and "organization_id" not in columns:
            yield f"{name} leads from {source} to {target} without saying in which organization"


def faults_of_uniques(owned: set[str]) -> Iterator[str]:
    for name, table, columns in ask(UNIQUES):
        if table in owned and "organization_id" not in columns:
            yield f"{name} tells of {table} what another organization has"


def owned_tables() -> set[str]:
    return {model._meta.db_table for model in apps.get_models() if issubclass(model, Owned)}


def ask(question: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall()
