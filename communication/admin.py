"""Communication's part of the administration."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from communication.actions import drop_reminder, edit_reminder, restore_reminder, retry_mail, set_reminder
from communication.forms import ReminderForm
from communication.models import Mail, Reminder, ReminderRule
from tenancy.admin import ActingAdmin, ReadingAdmin, organization_site
from tenancy.admin_verbs import admin_verb


@admin.register(Mail, site=organization_site)
class MailAdmin(ReadingAdmin):
    """The outbox."""

    has_history = True
    list_display = ["letter", "to_email", "queued_at", "sent_at", "dropped_at", "dead_at", "attempts"]
    list_filter = ["letter", "language", ("dead_at", admin.EmptyFieldListFilter), "queued_at"]
    search_fields = ["to_email", "to_name", "key"]
    exclude = ["payload"]
    actions = [
        admin_verb("communication.retry_mail", retry_mail, _("Try again"), among=lambda: Mail.objects.dead()),
    ]


@admin.register(Reminder, site=organization_site)
class ReminderAdmin(ReadingAdmin):
    """Who was told of which milestone, and what was missed: that has no mail."""

    list_display = ["day", "email", "task", "offset", "mail"]
    list_filter = ["day", ("mail", admin.EmptyFieldListFilter)]
    search_fields = ["email", "task__name"]
    list_select_related = ["task", "mail"]


@admin.register(ReminderRule, site=organization_site)
class ReminderRuleAdmin(ActingAdmin):
    """Who is reminded when."""

    form = ReminderForm
    has_history = True
    list_display = ["__str__", "audience", "dropped_at"]
    list_filter = ["audience", "when", ("dropped_at", admin.EmptyFieldListFilter)]
    search_fields = ["audience", "when"]
    actions = [
        admin_verb(
            "communication.drop_reminder", drop_reminder, _("Drop"), among=lambda: ReminderRule.objects.current()
        ),
        admin_verb(
            "communication.restore_reminder", restore_reminder, _("Restore"),
            among=lambda: ReminderRule.objects.exclude(dropped_at=None),
        ),
    ]  # fmt: skip

    def act_add(self, values: dict[str, Any], by: Any) -> ReminderRule:
        return set_reminder(**values, by=by)

    def act_edit(self, row: ReminderRule, values: dict[str, Any], by: Any) -> ReminderRule:
        return edit_reminder(row, **values, by=by)
