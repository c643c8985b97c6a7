"""The picture of an organization, and its address, which nobody guesses."""

import secrets
from typing import Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from core.pictures import PIXELS, BrokenPicture, TooManyPixels, as_logo
from members.models import Logo
from tenancy.models import Organization, refuse
from tenancy.purging import delete
from tenancy.scope import current


def drawn(file: Any) -> ContentFile:
    """The picture as it is kept: a small PNG; refused if it is none, or too large."""
    try:
        return ContentFile(as_logo(file), name="logo")
    except TooManyPixels:
        millions = PIXELS // 1_000_000
        raise refuse(
            _("The picture has more than %(most)s million pixels."), field="file", most=millions
        ) from None
    except BrokenPicture:
        raise refuse(_("This is no picture: choose a PNG, JPEG, WebP or GIF file."), field="file") from None


def keep(picture: ContentFile | None) -> None:
    """Put it in the place of the one there was; None leaves the place empty."""
    Organization.objects.select_for_update(no_key=True).get(pk=current().pk)
    delete(Logo.everything.all())
    if picture is not None:
        Logo(image=picture).save(force_insert=True)
    address = "" if picture is None else secrets.token_hex(16)
    Organization.objects.filter(pk=current().pk).update(logo=address)
    current().logo = address
