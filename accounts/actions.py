"""What a person can do to their own account beyond signing in."""

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.utils import timezone

from accounts.models import User
from accounts.signals import sessions_ended


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
