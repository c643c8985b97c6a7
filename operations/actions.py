"""What an operator can do about what has failed."""

from django.db import transaction

from accounts.models import User
from activity.actions import retry_reactions
from communication.actions import retry_mail
from communication.queries import mails
from tenancy.models import Organization
from tenancy.scope import scope


@transaction.atomic
def retry_failed(organization: Organization, *, by: User) -> int:
    """Try again every mail and every reaction that was given up, answer how many; the organization's audit tells of it."""
    with scope(organization):
        given_up = list(mails("dead"))
        for mail in given_up:
            retry_mail(mail, by=by)
        return len(given_up) + retry_reactions(by=by)
