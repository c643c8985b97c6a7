"""The trash: what people throw away is out of sight at once, with all that belongs to it, and gone after thirty days.

Nothing else is asked for: a row of a `Trashable` model vanishes from `objects` when it is thrown away, and so does every
row that refers to it, over however many references. `everything` is the manager that still has them.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenancy.links import inside

KEPT_FOR = timedelta(days=30)
Path = tuple[str, ...]


class Trashable(models.Model):
    """A row people may throw away, and take back for thirty days; beside `Revisable`, which counts it as an edit.

    `noun` is what its events are called by: “deliverable” of “deliverable.purged”.
    """

    noun: str

    trashed_at = models.DateTimeField(_("in the trash since"), null=True, blank=True, editable=False)
    trashed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("thrown away by"),
    )

    class Meta:
        abstract = True

    revise: Any

    def throw_away(self, *, by: Any) -> None:
        person = by if isinstance(by, apps.get_model(settings.AUTH_USER_MODEL)) else None
        self.revise(version=self.version, trashed_at=timezone.now(), trashed_by=person)  # type: ignore[attr-defined]

    def take_back(self) -> None:
        self.revise(version=self.version, trashed_at=None, trashed_by=None)  # type: ignore[attr-defined]

    def get_recover_url(self) -> str:
        """Where it is taken back."""
        return inside(f"{self._meta.app_label}:recover", self.pk)

    def days_left(self, *, at: datetime) -> int:
        """Days until it is gone for good, the one that has begun counted; 0 when it is due."""
        left = self.trashed_at + KEPT_FOR - at if self.trashed_at else KEPT_FOR
        return max(0, ceil(left / timedelta(days=1)))


def in_trash_index(name: str) -> models.Index:
    """By which the few rows in the trash are found: every query asks for them."""
    return models.Index(fields=["organization"], condition=Q(trashed_at__isnull=False), name=name)


def is_trashable(model: Any) -> bool:
    return issubclass(model, Trashable)


def in_sight(model: Any) -> Q:
    """What a row of the model must meet to be seen: neither it nor anything it belongs to is in the trash."""
    return Q(trashed_at=None) & whole_in_sight(model) if is_trashable(model) else whole_in_sight(model)


def whole_in_sight(model: Any) -> Q:
    """What a row of the model must meet for nothing it belongs to to be in the trash, whether it is there itself or not."""
    seen = Q()
    for path in paths(model):
        if not is_trashable(model) or goes_with(model, path):
            seen &= Q(_is_not_trashed(model, path))
    return seen


def goes_with(model: Any, path: Path) -> bool:
    """Whether a row is thrown away along with what it refers to; a project is not: its client can't be before it."""
    return bool(model._meta.get_field(path[0]).remote_field.on_delete is models.CASCADE)


def _is_not_trashed(model: Any, path: Path) -> Any:
    if len(path) > 1:
        return ~_is_trashed(model, path)
    return Among(*_key_and_trash(model, path[0]), template="(%(expressions)s)) IS NOT TRUE")


def _is_trashed(model: Any, path: Path) -> Any:
    if len(path) == 1:
        return Among(*_key_and_trash(model, path[0]))
    field = model._meta.get_field(path[0])
    target = field.related_model
    return Exists(
        target.everything.filter(_is_trashed(target, path[1:]), pk=OuterRef(field.attname)).order_by()
    )


def _key_and_trash(model: Any, name: str) -> tuple[F, ArraySubquery]:
    field = model._meta.get_field(name)
    trashed = field.related_model.everything.filter(trashed_at__isnull=False)
    return F(field.attname), ArraySubquery(trashed.order_by().values("pk"))


class Among(Func):
    """Whether a key is one of few: PostgreSQL looks them up once, and plans the rest as if nobody had asked."""

    template = "(%(expressions)s))"
    arg_joiner = " = ANY("
    output_field = models.BooleanField()


def paths(model: Any) -> Iterator[Path]:
    """How a row of the model leads to what could be in the trash: for each such model, the shortest ways."""
    ways: list[tuple[Any, Path]] = [(model, ())]
    reached: set[Any] = set()
    passed: set[Any] = {model}
    while ways:
        further = [(ref.related_model, (*way, ref.name)) for at, way in ways for ref in references(at)]
        yield from (way for target, way in further if is_trashable(target) and target not in reached)
        reached |= {target for target, _way in further if is_trashable(target)}
        ways = [(target, way) for target, way in further if not is_trashable(target) and target not in passed]
        passed |= {target for target, _way in ways}


def references(model: Any) -> list[Any]:
    """The fields of the model that lead to rows of an organization."""
    keys: list[Any] = [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    return [key for key in keys if not key.db_constraint]
