"""What the letters about signing in say."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communication.letters import Letter, letter
from communication.models import Mail
from identity.queries import provider_or_none
from tenancy.links import outside
from tenancy.scope import current


@letter("sign_in", gettext_lazy("Where to sign in"))
def sign_in(mail: Mail) -> Letter | None:
    """Where the person's organization lets people in."""
    provider = provider_or_none()
    if provider is None:
        return None
    subject = _("Sign in to %(organization)s") % {"organization": current()}
    return Letter(subject, "sign_in", {"provider": provider, "url": outside("identity:sign_in")})
