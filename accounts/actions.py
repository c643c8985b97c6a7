"""What a person can do to their own account beyond signing in."""

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import User


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
