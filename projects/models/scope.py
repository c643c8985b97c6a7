"""The scope statement: what is in, what is out, what is taken for granted, what binds."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models.projects import Project
from projects.models.promised import Promised
from tenancy.links import inside
from tenancy.models import OwnedForeignKey
from tenancy.trash import Trashable, in_trash_index


class ScopeItem(Trashable, Promised):
    """One sentence of the scope statement (PMBOK: project scope statement)."""

    noun = "scope_item"

    class Kind(models.TextChoices):
        """Which of the four lists it stands in."""

        INCLUDED = "included", _("In scope")
        EXCLUDED = "excluded", _("Out of scope")
        ASSUMPTION = "assumption", _("Assumption")
        CONSTRAINT = "constraint", _("Constraint")

    project = OwnedForeignKey(
        Project, models.CASCADE, related_name="scope_items", verbose_name=_("project"), editable=False
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.INCLUDED)
    text = models.TextField(_("text"), validators=[MaxLengthValidator(1000)])
    position = models.PositiveIntegerField(_("place"), default=0, editable=False)

    class Meta(Promised.Meta):
        verbose_name = _("scope item")
        verbose_name_plural = _("scope items")
        ordering = ["position", "pk"]
        indexes = [in_trash_index("scope_item_in_trash")]

    def __str__(self) -> str:
        return self.text[:80]

    def get_recover_url(self) -> str:
        return inside("projects:recover_scope_item", self.project.key, self.pk)

    def get_absolute_url(self) -> str:
        return inside("projects:edit_scope_item", self.project.key, self.pk)
