"""Rows that belong to an organization: the first lock, in Python."""

from collections.abc import Iterable
from functools import cache
from typing import Any, Self

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.db.models.expressions import Expression
from django.db.models.sql import Query
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenancy.scope import OutsideScope, current
from tenancy.trash import in_sight


class CurrentOrganization(Expression):
    """The organization of the scope in which the SQL is compiled, so that a query refuses when it is evaluated."""

    output_field = models.BigIntegerField()

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[int, ...]]:
        return "%s", (current().pk,)


class OwnedQuerySet(models.QuerySet):
    """Rows of the current organization."""

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        objs = list(objs)
        for row in objs:
            row.belong()
        return super().bulk_create(objs, *args, **kwargs)


class OwnedManager(models.Manager.from_queryset(OwnedQuerySet)):  # type: ignore[misc]
    """Narrows every query to the current organization, resolved as late as possible, and to what is not in the trash."""

    def get_queryset(self) -> OwnedQuerySet:
        rows: OwnedQuerySet = super().get_queryset()
        rows.query = (narrowed if apps.models_ready else narrowed.__wrapped__)(self.model).clone()
        return rows

    @classmethod
    def speaking(cls, queryset: type[models.QuerySet]) -> Any:
        """A manager that narrows and has the queryset's adjectives; `queryset` derives from OwnedQuerySet."""
        return cls.from_queryset(queryset)()


@cache
def narrowed(model: Any) -> Query:
    """What every query of the model begins with; built once, because it is a fifth of a page's work."""
    return OwnedQuerySet(model).filter(in_sight(model), organization_id=CurrentOrganization()).query


class EverythingManager(models.Manager.from_queryset(OwnedQuerySet)):  # type: ignore[misc]
    """The current organization's rows, those in the trash too: for exports, restoring and purging."""

    def get_queryset(self) -> OwnedQuerySet:
        return super().get_queryset().filter(organization_id=CurrentOrganization())


class OwnedForeignKey(models.ForeignKey):
    """A reference to another row of the same organization; the database checks both columns (see `tenancy.fences`)."""

    def __init__(self, *args: Any, **kwargs: Any):
        kwargs["db_constraint"] = False
        super().__init__(*args, **kwargs)


class Owned(models.Model):
    """A row of one organization, never of none."""

    organization = models.ForeignKey(
        "tenancy.Organization",
        models.CASCADE,
        editable=False,
        related_name="+",
        verbose_name=_("organization"),
    )

    objects: Any = OwnedManager()
    everything: Any = EverythingManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def belong(self) -> None:
        """Take the scope's organization; raises OutsideScope for a row of another."""
        if getattr(self, "organization_id", None) is None:
            self.organization = current()
        if self.organization_id != current().pk:
            raise OutsideScope("This row belongs to another organization.")

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.belong()
        super().save(*args, **kwargs)


class Conflict(Exception):
    """Somebody else has written since: `mine` and `theirs` map field names to values, `row` is as it is now."""

    def __init__(self, row: Any, *, mine: dict[str, Any], theirs: dict[str, Any]):
        super().__init__("Somebody else has changed this in the meantime.")
        self.row, self.mine, self.theirs = row, mine, theirs


class Revisable(Owned):
    """A row people edit: each revision counts `version` up, and an old version is refused."""

    version = models.PositiveIntegerField(_("version"), default=1)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    class Meta(Owned.Meta):
        abstract = True

    def revise(self, *, version: int, **changes: Any) -> dict[str, list[str]]:
        """Write the changes made to `version`; answers {field: [before, after]}; raises Conflict, ValidationError."""
        before = {name: getattr(self, name) for name in changes}
        for name, value in changes.items():
            setattr(self, name, value)
        self.full_clean()
        same = type(self).everything.filter(pk=self.pk, version=version)
        if not same.update(version=F("version") + 1, **changes):
            raise self._conflict(changes)
        self.version = version + 1
        return {
            name: [str(before[name]), str(changes[name])] for name in changes if before[name] != changes[name]
        }

    def _conflict(self, mine: dict[str, Any]) -> Conflict:
        row = type(self).everything.get(pk=self.pk)
        return Conflict(row, mine=mine, theirs={name: getattr(row, name) for name in mine})

    def added(self) -> Self:
        """Check every rule and insert."""
        self.belong()
        self.full_clean()
        self.save(force_insert=True)
        return self


def refuse(sentence: Any, *, field: str | None = None, **values: Any) -> ValidationError:
    """A refusal to raise: a sentence the client could read, on one field or on the whole."""
    refusal = ValidationError(sentence, code="refused", params=values)
    return ValidationError({field: refusal}) if field else refusal
