"""Answers about mails and rules."""

from django.shortcuts import get_object_or_404

from communication.models import Mail, ReminderRule


def find_rule(pk: int) -> ReminderRule:
    return get_object_or_404(ReminderRule, pk=pk)


def find_mail(pk: int) -> Mail:
    return get_object_or_404(Mail, pk=pk)
