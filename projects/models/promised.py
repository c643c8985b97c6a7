"""What a version of the scope tells: each thing promised has a number of its own that it keeps for ever."""

from uuid import uuid4

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.utils.translation import gettext_lazy as _

from tenancy.models import Revisable


class Promised(Revisable):
    """A row that versions tell of; `key` stays the same wherever the organization moves."""

    uid = models.UUIDField(_("unchanging number"), default=uuid4, db_default=RandomUUID(), editable=False)

    class Meta(Revisable.Meta):
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["organization", "uid"], name="%(class)s_has_its_own_uid")
        ]

    @property
    def key(self) -> str:
        """Such as “deliverable:5f0c…”."""
        return f"{self._meta.model_name}:{self.uid}"
