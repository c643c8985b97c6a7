"""Surveys' part of the administration."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from surveys.actions import close_survey
from surveys.models import Answer, Survey, SurveyInvitation
from tenancy.admin import ReadingAdmin, organization_site
from tenancy.admin_verbs import admin_verb


@admin.register(Survey, site=organization_site)
class SurveyAdmin(ReadingAdmin):
    """What clients are asked."""

    has_history = True
    list_display = ["task", "project", "opened_at", "closes_on", "closed_at"]
    list_filter = ["opened_at", "closes_on", ("closed_at", admin.EmptyFieldListFilter)]
    list_select_related = ["task", "project"]
    search_fields = ["task__name", "project__name", "project__key"]
    actions = [
        admin_verb(
            "surveys.close_survey", close_survey, _("Close the survey"), among=lambda: Survey.objects.all(),
            question=_("These surveys take no more answers. They can't be opened again."),
        ),
    ]  # fmt: skip


@admin.register(SurveyInvitation, site=organization_site)
class SurveyInvitationAdmin(ReadingAdmin):
    """Who is asked."""

    list_display = ["survey", "contact", "invited_at", "skipped"]
    list_filter = ["skipped", "invited_at"]
    list_select_related = ["survey__task", "contact"]
    search_fields = ["contact__name", "contact__email", "survey__task__name"]
    exclude = ["nonce"]


@admin.register(Answer, site=organization_site)
class AnswerAdmin(ReadingAdmin):
    """What they said."""

    list_display = ["invitation", "score", "comment", "answered_at"]
    list_filter = ["score", "answered_at"]
    list_select_related = ["invitation__contact", "invitation__survey__task"]
    search_fields = ["comment", "invitation__contact__name", "invitation__survey__task__name"]
