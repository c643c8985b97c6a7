"""Columns of the list of members."""

from operator import attrgetter, methodcaller

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenancy.exports import Columns

MEMBERS: Columns = [
    (_("Name"), attrgetter("user.name")),
    (_("E-mail"), attrgetter("user.email")),
    (_("Role"), methodcaller("get_role_display")),
    (_("Joined"), lambda member: timezone.localdate(member.joined_at)),
]
