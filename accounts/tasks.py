"""What is tidied up about people who sign in."""

from celery import shared_task

from accounts.actions import forget_sessions


@shared_task
def forget_ended_sessions() -> None:
    forget_sessions()
