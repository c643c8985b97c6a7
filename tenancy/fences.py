"""The second and third lock, in PostgreSQL: row-level security and references that carry the organization."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.migrations.operations.base import Operation

POLICY = "organization_id = current_setting('accord.organization')::bigint"


class Fence(Operation):
    """Forces row-level security on an owned table and ties its references to the organization."""

    reversible = True

    def __init__(self, model_name: str):
        self.model_name = model_name

    def deconstruct(self) -> tuple[str, list[str], dict[str, Any]]:
        return "Fence", [self.model_name], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Django's picture of the models does not change."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        model = to_state.apps.get_model(app_label, self.model_name)
        for statement in (*raise_fence(model._meta.db_table), *tie_references(model)):
            schema_editor.execute(statement)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        model = from_state.apps.get_model(app_label, self.model_name)
        for statement in (*untie_references(model), *lower_fence(model._meta.db_table)):
            schema_editor.execute(statement)

    def describe(self) -> str:
        return f"Fence {self.model_name}: its rows are seen by their organization only"


class Tie(Operation):
    """Ties one reference that was added to a fenced table later."""

    reversible = True

    def __init__(self, model_name: str, field_name: str):
        self.model_name, self.field_name = model_name, field_name

    def deconstruct(self) -> tuple[str, list[str], dict[str, Any]]:
        return "Tie", [self.model_name, self.field_name], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Django's picture of the models does not change."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        schema_editor.execute(tie(to_state.apps.get_model(app_label, self.model_name), self.field_name))

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        schema_editor.execute(untie(from_state.apps.get_model(app_label, self.model_name), self.field_name))


def raise_fence(table: str) -> Iterator[str]:
    yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
    yield f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY'
    yield f'CREATE POLICY own_organization ON "{table}" USING ({POLICY}) WITH CHECK ({POLICY})'
    yield f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_in_organization" UNIQUE (organization_id, id)'


def lower_fence(table: str) -> Iterator[str]:
    yield f'ALTER TABLE "{table}" DROP CONSTRAINT "{table}_in_organization"'
    yield f'DROP POLICY own_organization ON "{table}"'
    yield f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY'
    yield f'ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY'


def tie_references(model: type[models.Model]) -> Iterator[str]:
    return (tie(model, field.name) for field in owned_references(model))


def untie_references(model: type[models.Model]) -> Iterator[str]:
    return (untie(model, field.name) for field in owned_references(model))


def owned_references(model: Any) -> list[Any]:
    """The foreign keys of the model that lead to rows of an organization."""
    keys: list[Any] = [field for field in model._meta.get_fields() if isinstance(field, models.ForeignKey)]
    return [key for key in keys if not key.db_constraint]


def tie(model: Any, name: str) -> str:
    table, field = model._meta.db_table, model._meta.get_field(name)
    target = field.related_model._meta.db_table
    return (
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_{field.column}_in_organization" '
        f'FOREIGN KEY (organization_id, "{field.column}") REFERENCES "{target}" (organization_id, id) '
        "DEFERRABLE INITIALLY DEFERRED"
    )


def untie(model: Any, name: str) -> str:
    table, column = model._meta.db_table, model._meta.get_field(name).column
    return f'ALTER TABLE "{table}" DROP CONSTRAINT "{table}_{column}_in_organization"'
