"""Forms about clients and their people."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import TIME_ZONES
from clients.models import Client, Contact
from core.forms import ProseInput
from tenancy.editing import EditForm


class ClientForm(EditForm):
    """A client; a name is enough."""

    class Meta:
        model = Client
        fields = ["name", "industry", "website", "language", "notes"]
        widgets = {"notes": ProseInput(attrs={"rows": 3})}


class ContactForm(EditForm):
    """A person at a client; name and address are enough."""

    time_zone = forms.ChoiceField(label=_("Time zone"), choices=TIME_ZONES)

    class Meta:
        model = Contact
        fields = ["name", "email", "title", "phone", "language", "time_zone"]
