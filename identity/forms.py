"""Forms about signing in through a provider."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from identity.models import IdentityProvider
from tenancy.editing import EditForm
from tenancy.models import Role

DOMAIN = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")


class WordsField(forms.CharField):
    """A list of words, typed with spaces or commas between them."""

    def to_python(self, value: Any) -> Any:
        return re.findall(r"[^\s,;]+", str(value or ""))

    def prepare_value(self, value: Any) -> Any:
        return " ".join(value) if isinstance(value, list) else value


class DomainsField(WordsField):
    """E-mail domains, without the @."""

    def to_python(self, value: Any) -> Any:
        domains = [word.lower().lstrip("@") for word in super().to_python(value)]
        for domain in domains:
            if not DOMAIN.fullmatch(domain):
                raise ValidationError(_("“%(domain)s” is not an e-mail domain."), params={"domain": domain})
        return domains


class RoleValuesField(forms.CharField):
    """`value = role` on each line, as {value: role}."""

    widget = forms.Textarea(attrs={"rows": 4, "placeholder": "accord-admins = admin"})

    def to_python(self, value: Any) -> Any:
        lines = [line for line in str(value or "").splitlines() if line.strip()]
        return dict(self.pair(line) for line in lines)

    def pair(self, line: str) -> tuple[str, str]:
        value, _sign, role = (part.strip() for part in line.rpartition("="))
        if not value or role not in Role.values:
            roles = ", ".join(Role.values)
            raise ValidationError(
                _("“%(line)s”: write value = role, where the role is one of %(roles)s."),
                params={"line": line, "roles": roles},
            )
        return value, role

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dict):
            return "\n".join(f"{one} = {role}" for one, role in value.items())
        return value


class ProviderForm(EditForm):
    """The provider's address, our account there, and whom it may bring."""

    issuer = forms.CharField(
        label=_("Issuer"), max_length=300,
        help_text=_("Such as https://login.example.com, as the provider writes it."),
    )  # fmt: skip
    secret = forms.CharField(
        label=_("Client secret"), strip=True,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Kept encrypted and never shown. Leave it empty to keep the present one."),
    )  # fmt: skip
    scopes = WordsField(label=_("Scopes"), initial="openid email profile")
    domains = DomainsField(
        label=_("E-mail domains"),
        help_text=_("The provider is believed about addresses in these domains only."),
    )
    role_values = RoleValuesField(
        label=_("Which value makes which role"), required=False,
        help_text=_("One “value = role” a line; the highest counts, at each sign-in. Roles: owner, admin, manager, member."),
    )  # fmt: skip

    class Meta:
        model = IdentityProvider
        fields = [
            "name", "issuer", "client_id", "secret", "scopes", "domains", "role_claim", "role_values", "default_role",
        ]  # fmt: skip
        help_texts = {
            "name": _("What the button says: “Sign in with …”."),
            "role_claim": _("Such as groups. Without one, people keep the role they have here."),
            "default_role": _("Whoever has none of these values."),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["secret"].required = not self.instance.pk


class FindingForm(forms.Form):
    """Somebody who does not know where their organization signs in."""

    who = forms.CharField(
        label=_("Your e-mail, or your organization's address"), max_length=254,
        help_text=_("The organization's address is the first part after the slash, such as north-bridge."),
    )  # fmt: skip
