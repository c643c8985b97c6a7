"""When people work: calendars, days that differ, weeks that differ."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models import Project
from tenancy.models import Owned, OwnedForeignKey


class Calendar(Owned):
    """When people work: a week, and days that differ from it."""

    project = OwnedForeignKey(Project, models.CASCADE, related_name="calendars", verbose_name=_("project"))
    name = models.CharField(_("name"), max_length=200)
    base = OwnedForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("base calendar")
    )
    is_default = models.BooleanField(_("the project's own"), default=False)
    minutes_per_day = models.PositiveSmallIntegerField(_("minutes a day of work counts"), default=480)
    week = models.JSONField(
        _("week"),
        default=dict,
        blank=True,
        help_text=_(
            "Per weekday, Monday is 0, its hours as pairs of minutes since midnight; a missing day is the base's."
        ),
    )

    class Meta(Owned.Meta):
        verbose_name = _("working calendar")
        verbose_name_plural = _("working calendars")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "project"],
                condition=models.Q(is_default=True),
                name="project_has_one_calendar_of_its_own",
            ),
            models.CheckConstraint(
                condition=models.Q(minutes_per_day__gte=1, minutes_per_day__lte=1440),
                name="day_has_minutes_of_work",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CalendarException(Owned):
    """Days on which a calendar differs from its week: a holiday when no hours are given."""

    calendar = OwnedForeignKey(
        Calendar, models.CASCADE, related_name="exceptions", verbose_name=_("calendar")
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    hours = models.JSONField(_("working hours"), default=list, blank=True)

    class Meta(Owned.Meta):
        verbose_name = _("exception of a calendar")
        verbose_name_plural = _("exceptions of calendars")
        ordering = ["first_day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="exception_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.first_day}".strip()


class WorkWeek(Owned):
    """A week that holds in place of the calendar's own for a while."""

    calendar = OwnedForeignKey(
        Calendar, models.CASCADE, related_name="work_weeks", verbose_name=_("calendar")
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    week = models.JSONField(_("week"), default=dict, blank=True)

    class Meta(Owned.Meta):
        verbose_name = _("other week of a calendar")
        verbose_name_plural = _("other weeks of calendars")
        ordering = ["first_day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="work_week_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.first_day}".strip()
