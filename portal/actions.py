"""What client contacts can do at their door."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from activity.actions import record
from clients.models import Contact
from portal.models import TRIES, EntryCode
from tenancy.models import refuse
