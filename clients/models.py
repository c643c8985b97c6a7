"""Clients and the people there."""

import secrets
from typing import Any

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.models import Language, validate_time_zone
from tenancy.links import inside
from tenancy.models import OwnedForeignKey, OwnedManager, OwnedQuerySet, Revisable, refuse
from tenancy.trash import Trashable, in_trash_index


class ArchivableQuerySet(OwnedQuerySet):
    """Rows that can be put away and taken out again."""

    def current(self) -> Any:
        return self.filter(archived_at=None)

    def archived(self) -> Any:
        return self.exclude(archived_at=None)


class ClientQuerySet(ArchivableQuerySet):
    """Clients."""

    def matching(self, words: str) -> "ClientQuerySet":
        """Whose name, industry or people contain the words."""
        if not words:
            return self
        person = Contact.objects.filter(client=models.OuterRef("pk")).matching(words)
        return self.filter(
            models.Q(name__icontains=words) | models.Q(industry__icontains=words) | models.Exists(person)
        )

    def counting_contacts(self) -> "ClientQuerySet":
        here = models.Q(contacts__archived_at=None)
        return self.annotate(contacts_count=models.Count("contacts", filter=here))


class Client(Trashable, Revisable):
    """A firm we work for."""

    noun = "client"

    name = models.CharField(_("name"), max_length=160)
    industry = models.CharField(_("industry"), max_length=80, blank=True)
    website = models.URLField(_("website"), blank=True)
    language = models.CharField(_("language"), max_length=10, choices=Language, default=Language.ENGLISH)
    notes = models.TextField(_("notes"), blank=True, help_text=_("For us only; clients never see it."))
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True, editable=False)

    objects = OwnedManager.speaking(ClientQuerySet)

    class Meta(Revisable.Meta):
        verbose_name = _("client")
        verbose_name_plural = _("clients")
        ordering = [Lower("name"), "pk"]
        indexes = [in_trash_index("client_in_trash")]
        constraints = [
            models.UniqueConstraint(
                "organization",
                Lower("name"),
                name="client_name_is_used_once",
                violation_error_message=_("There is a client of this name already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return inside("cockpit:client", self.pk)

    def clean(self) -> None:
        """A name is one client's, also one's that might come back from the trash."""
        same = Client.everything.filter(name__iexact=self.name, trashed_at__isnull=False)
        if same.exclude(pk=self.pk).exists():
            raise refuse(
                _("A client in the trash has this name. Take it back, or choose another name."), field="name"
            )


class ContactQuerySet(ArchivableQuerySet):
    """People at clients."""

    def matching(self, words: str) -> "ContactQuerySet":
        if not words:
            return self
        return self.filter(
            models.Q(name__icontains=words)
            | models.Q(email__icontains=words)
            | models.Q(title__icontains=words)
        )


class Contact(Revisable):
    """A person at a client: hears by mail, looks in through the portal, answers surveys."""

    client = OwnedForeignKey(Client, models.CASCADE, related_name="contacts", verbose_name=_("client"))
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"))
    title = models.CharField(_("job title"), max_length=80, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=10, choices=Language, default=Language.ENGLISH)
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="UTC", validators=[validate_time_zone]
    )
    nonce = models.CharField(max_length=43, default=secrets.token_urlsafe, editable=False)
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True, editable=False)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True, editable=False)

    objects = OwnedManager.speaking(ContactQuerySet)

    class Meta(Revisable.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = [Lower("name"), "pk"]
        constraints = [
            models.UniqueConstraint(
                "organization",
                "client",
                Lower("email"),
                name="contact_address_is_used_once",
                violation_error_message=_("This client has a contact with this address already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.erased_at:
            raise refuse(_("This person was erased. Nobody can undo that."))

    def get_absolute_url(self) -> str:
        return inside("clients:contact", self.client_id, self.pk)
