"""What a person can do to their own account beyond signing in."""

import logging
from functools import partial

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.mfa.base.internal.flows import delete_dangling_recovery_codes
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from accounts.factors import FACTORS
from accounts.models import User
from accounts.signals import factors_removed, sessions_ended

logger = logging.getLogger(__name__)


@transaction.atomic
def edit_preferences(user: User, **preferences: str) -> User:
    """Change one's own name, language, time zone or theme."""
    for field, value in preferences.items():
        setattr(user, field, value)
    user.full_clean(exclude=["password"])
    user.save(update_fields=list(preferences))
    return user


@transaction.atomic
def register_person(email: str, *, name: str, password: str | None = None, **fields: str) -> User:
    """Make an account whose address is proven by other means than our mail to it, such as an invitation or the demo."""
    user = User.objects.create_user(email, password, name=name, **fields)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@transaction.atomic
def bring_person(email: str, *, name: str, language: str) -> User:
    """Make an account for somebody an archive tells of: nobody has proven the address, and there is no password."""
    user = User.objects.create_user(email, None, name=name, language=language)
    user.full_clean(exclude=["password"])
    EmailAddress.objects.create(user=user, email=user.email, verified=False, primary=True)
    return user


def end_session(session: UserSession, *, by: User) -> None:
    """Sign one device out."""
    _end(session.user, UserSession.objects.filter(pk=session.pk), by=by)


def end_other_sessions(user: User, *, here: str | None, by: User) -> None:
    """Sign out every device of the user but the one whose session has the key `here`."""
    _end(user, UserSession.objects.filter(user=user).exclude(session_key=here), by=by)


def end_every_session(user: User, *, by: User) -> None:
    """Sign the user out everywhere."""
    _end(user, UserSession.objects.filter(user=user), by=by)


@transaction.atomic
def remove_factors(user: User, *, by: User) -> User:
    """Let somebody who lost their second factor in without it; they are mailed, and every session of theirs ends."""
    if user == by:
        raise ValidationError(_("Remove your own second factor in your account."), code="refused")
    factors = Authenticator.objects.filter(user=user, type__in=FACTORS)
    if not factors.delete()[0]:
        raise ValidationError(_("This person has no second factor."), code="refused")
    delete_dangling_recovery_codes(user)
    end_every_session(user, by=by)
    factors_removed.send(sender=User, user=user, by=by)
    logger.warning("user %s removed the second factor of user %s", by.pk, user.pk)
    transaction.on_commit(partial(tell_of_removed_factors, user), robust=True)
    return user


def tell_of_removed_factors(user: User) -> None:
    """Mail them in their language, as allauth does all that is about signing in."""
    address = EmailAddress.objects.get_primary_email(user) or user.email
    with translation.override(user.language):
        get_adapter().render_mail("mfa/email/factors_removed", address, {"user": user}).send()


@transaction.atomic
def _end(user: User, listed: models.QuerySet[UserSession], *, by: User) -> None:
    drop_sessions(listed)
    sessions_ended.send(sender=User, user=user, by=by)


def drop_sessions(listed: models.QuerySet[UserSession]) -> None:
    """Make them worthless, and forget them."""
    Session.objects.filter(pk__in=[*listed.values_list("session_key", flat=True)]).delete()
    listed.delete()


def forget_sessions() -> None:
    """Forget where somebody was signed in, once the session is over."""
    Session.objects.filter(expire_date__lte=timezone.now()).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("pk")).delete()
