"""Files people attach to projects."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from files.kinds import BY_TYPE, CHOICES, Kind, kind_called
from files.names import LONGEST, clean_name
from projects.models import Project
from tenancy.links import inside
from tenancy.models import OwnedForeignKey, OwnedManager, OwnedQuerySet, Revisable, refuse
from tenancy.storage import private_name
from tenancy.trash import Trashable, in_trash_index


class AttachmentQuerySet(OwnedQuerySet):
    """Attachments."""

    def matching(self, words: str) -> "AttachmentQuerySet":
        """Whose name or bringer contains the words."""
        if not words:
            return self
        return self.filter(models.Q(name__icontains=words) | models.Q(attached_by__name__icontains=words))


class Attachment(Trashable, Revisable):
    """A file of a project, as it was recognised and is kept; it never changes, but for its name."""

    noun = "attachment"

    project = OwnedForeignKey(
        Project, models.CASCADE, related_name="attachments", verbose_name=_("project"), editable=False
    )
    name = models.CharField(_("name"), max_length=LONGEST)
    media_type = models.CharField(_("kind"), max_length=100, choices=CHOICES, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), editable=False)
    sha256 = models.CharField(_("SHA-256"), max_length=64, editable=False)
    attached_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name=_("attached by"), editable=False
    )
    file = models.FileField(_("file"), upload_to=private_name, editable=False)

    objects = OwnedManager.speaking(AttachmentQuerySet)

    class Meta(Revisable.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["-created_at", "-pk"]
        indexes = [in_trash_index("attachment_in_trash")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A name says what the file is, and nothing else."""
        if self.name != clean_name(self.name):
            raise refuse(_("A name has no line ends, slashes or other signs that steer."), field="name")
        if kind_called(self.name) != self.kind:
            raise refuse(
                _("The name must end in %(endings)s."), field="name", endings=", ".join(self.kind.endings)
            )

    def get_absolute_url(self) -> str:
        return inside("files:list", self.project.key)

    @property
    def kind(self) -> Kind:
        return BY_TYPE[self.media_type]
