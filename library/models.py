"""Project templates: what a firm does more than once."""

import msgspec
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Language
from library.blueprint import Blueprint, read
from tenancy.links import inside
from tenancy.models import OwnedManager, OwnedQuerySet, Revisable, refuse
from tenancy.trash import Trashable, in_trash_index


class ProjectTemplateQuerySet(OwnedQuerySet):
    """Project templates."""

    def matching(self, words: str) -> "ProjectTemplateQuerySet":
        """Whose name or summary contains the words."""
        named = models.Q(name__icontains=words) | models.Q(summary__icontains=words)
        return self.filter(named) if words else self


class ProjectTemplate(Trashable, Revisable):
    """A project without its client, its people and its dates, to start others from; the content is a `Blueprint`."""

    noun = "project_template"

    name = models.CharField(_("name"), max_length=200)
    summary = models.CharField(
        _("summary"), max_length=500, blank=True, help_text=_("In a sentence: what it is good for.")
    )
    language = models.CharField(_("language"), max_length=10, choices=Language)
    content = models.JSONField(_("content"), editable=False)

    objects = OwnedManager.speaking(ProjectTemplateQuerySet)

    class Meta(Revisable.Meta):
        verbose_name = _("project template")
        verbose_name_plural = _("project templates")
        ordering = ["name", "pk"]
        indexes = [in_trash_index("project_template_in_trash")]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name", "language"],
                condition=models.Q(trashed_at=None),
                name="template_has_its_own_name",
                violation_error_message=_("There is a template with this name already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """The content is a blueprint."""
        try:
            read(self.content)
        except msgspec.ValidationError as error:
            raise refuse(_("This is not the content of a template: %(why)s."), why=str(error)) from None

    @property
    def blueprint(self) -> Blueprint:
        return read(self.content)

    def get_absolute_url(self) -> str:
        return inside("library:template", self.pk)

    def get_recover_url(self) -> str:
        return inside("library:recover", self.pk)

    def get_build_url(self) -> str:
        """Where a project starts from it."""
        return inside("library:build", self.pk)
