"""What the database itself says about the tables of organizations."""

import pytest
from django.apps import apps
from django.db import connection

from tenancy.fences import owned_references
from tenancy.models import Owned
from tenancy.rows import OwnedForeignKey

pytestmark = pytest.mark.django_db
LOCK = "(organization_id = (current_setting('accord.organization'::text))::bigint)"


def owned_tables() -> list[str]:
    return sorted(model._meta.db_table for model in apps.get_models() if issubclass(model, Owned))


def ask(sql: str, *values) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def test_every_table_with_an_organization_is_owned():
    with_column = ask(
        "SELECT table_name FROM information_schema.columns WHERE column_name = 'organization_id' "
        "AND table_schema = 'public' ORDER BY 1"
    )

    assert [name for (name,) in with_column] == owned_tables()
    assert len(with_column) > 15


def test_the_organization_is_never_null():
    nullable = ask(
        "SELECT table_name FROM information_schema.columns WHERE column_name = 'organization_id' AND is_nullable = 'YES'"
    )

    assert nullable == []


def test_row_level_security_is_forced_by_one_loud_policy():
    rows = ask(
        "SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity, "
        "  (SELECT array_agg(qual || ' / ' || with_check || ' / ' || cmd) FROM pg_policies p WHERE p.tablename = c.relname) "
        "FROM pg_class c WHERE c.relname = ANY(%s) ORDER BY 1",
        owned_tables(),
    )

    assert rows == [(table, True, True, [f"{LOCK} / {LOCK} / ALL"]) for table in owned_tables()]


def test_every_owned_table_has_an_index_led_by_the_organization():
    led = ask(
        "SELECT DISTINCT t.relname FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid "
        "JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0] WHERE a.attname = 'organization_id'"
    )

    assert set(owned_tables()) <= {name for (name,) in led}


def test_references_between_owned_rows_carry_the_organization():
    keys = ask(
        "SELECT t.relname, pg_get_constraintdef(c.oid) FROM pg_constraint c "
        "JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class r ON r.oid = c.confrelid "
        "WHERE c.contype = 'f' AND t.relname = ANY(%s) AND r.relname = ANY(%s)",
        owned_tables(),
        owned_tables(),
    )
    wanted = sum(len(owned_references(model)) for model in apps.get_models() if issubclass(model, Owned))

    assert [key for key in keys if "FOREIGN KEY (organization_id, " not in key[1]] == []
    assert len(keys) == wanted


def test_every_model_reference_between_owned_rows_is_an_owned_one():
    plain = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if issubclass(model, Owned)
        for field in model._meta.get_fields()
        if field.many_to_one and field.concrete and issubclass(field.related_model, Owned)  # type: ignore[arg-type]
        and not isinstance(field, OwnedForeignKey)
    ]  # fmt: skip

    assert plain == []


def test_unique_constraints_of_owned_tables_begin_with_the_organization():
    uniques = ask(
        "SELECT t.relname, i.indexrelid::regclass::text, "
        "  (SELECT array_agg(a.attname ORDER BY k.n) FROM unnest(i.indkey::int[]) WITH ORDINALITY k(num, n) "
        "   JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.num) "
        "FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid "
        "WHERE i.indisunique AND NOT i.indisprimary AND t.relname = ANY(%s)",
        owned_tables(),
    )
    # One answer per invitation: the column is a key of the same organization already.
    known = {"surveys_answer_invitation_id_key"}

    assert [
        name for _, name, columns in uniques if "organization_id" not in columns and name not in known
    ] == []


def test_the_role_of_the_tests_is_bound_by_the_policies():
    assert ask("SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user") == [
        ("accord_app", False, False)
    ]


def test_functions_that_run_as_their_owner_say_where_they_look():
    definers = ask(
        "SELECT proname, proconfig FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace "
        "WHERE prosecdef AND n.nspname = 'public' ORDER BY 1"
    )
    names = ["accord_chain_event", "accord_forget", "accord_organizations_of", "accord_work"]

    assert definers == [(name, ["search_path=pg_catalog"]) for name in names]


@pytest.mark.parametrize(
    ("table", "allowed"),
    [("event", ["INSERT", "SELECT"]), ("auditanchor", ["INSERT", "SELECT"]), ("audithead", ["SELECT"])],
)
def test_what_happened_cannot_be_rewritten(table, allowed):
    rights = ask(
        "SELECT privilege_type FROM information_schema.table_privileges "
        "WHERE table_name = %s AND grantee = 'accord_app' ORDER BY 1",
        f"activity_{table}",
    )

    assert [right for (right,) in rights] == allowed


def test_the_portal_role_may_only_read():
    rights = ask(
        "SELECT DISTINCT privilege_type FROM information_schema.table_privileges WHERE grantee = 'accord_portal'"
    )

    assert rights in ([], [("SELECT",)])
