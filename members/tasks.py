"""The workers' door to what is written down about signing in."""

from allauth.account.internal.userkit import filter_users_by_email
from celery import shared_task

from members.signals import note_everywhere


@shared_task
def note_failed_sign_in(login: str) -> None:
    for person in filter_users_by_email(login, for_login=True):
        note_everywhere(person, "sign_in.failed", by=None)
