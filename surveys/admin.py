"""Surveys' part of the administration."""

from django.contrib import admin

from surveys.models import Answer, Survey, SurveyInvitation
from tenancy.admin import ReadingAdmin, organization_site


@admin.register(Survey, site=organization_site)
class SurveyAdmin(ReadingAdmin):
    """What clients are asked."""

    list_display = ["task", "project", "opened_at", "closes_on", "closed_at"]
    list_select_related = ["task", "project"]


@admin.register(SurveyInvitation, site=organization_site)
class SurveyInvitationAdmin(ReadingAdmin):
    """Who is asked."""

    list_display = ["survey", "contact", "invited_at", "skipped"]
    list_select_related = ["survey__task", "contact"]
    exclude = ["nonce"]


@admin.register(Answer, site=organization_site)
class AnswerAdmin(ReadingAdmin):
    """What they said."""

    list_display = ["invitation", "score", "comment", "answered_at"]
    list_filter = ["score"]
    list_select_related = ["invitation__contact", "invitation__survey__task"]
