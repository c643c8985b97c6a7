"""Tasks in an outline."""

from datetime import date
from decimal import Decimal

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from projects.models import Project
from schedule.clock import beginning_of, clock
from schedule.models.calendars import Calendar
from tenancy.links import inside
from tenancy.models import OwnedForeignKey, OwnedManager, OwnedQuerySet, Revisable


class TaskQuerySet(OwnedQuerySet):
    """Tasks."""

    def milestones(self) -> "TaskQuerySet":
        return self.filter(is_milestone=True, is_summary=False)

    def open(self) -> "TaskQuerySet":
        return self.filter(done_on=None)

    def done(self) -> "TaskQuerySet":
        return self.exclude(done_on=None)

    def leaves(self) -> "TaskQuerySet":
        """What is done itself, not by what is under it."""
        return self.filter(is_summary=False)

    def overdue(self, *, on: date) -> "TaskQuerySet":
        return self.open().leaves().filter(finish__lt=beginning_of(on))


class Constraint(models.TextChoices):
    """What holds a task besides what it waits for."""

    AS_LATE_AS_POSSIBLE = "ALAP", _("as late as possible")
    START_ON = "MSO", _("must start on")
    FINISH_ON = "MFO", _("must finish on")
    START_NOT_BEFORE = "SNET", _("starts no earlier than")
    START_NOT_AFTER = "SNLT", _("starts no later than")
    FINISH_NOT_BEFORE = "FNET", _("finishes no earlier than")
    FINISH_NOT_AFTER = "FNLT", _("finishes no later than")


class Task(Revisable):
    """Something to do in a plan; without duration, a milestone; with tasks under it, a summary."""

    project = OwnedForeignKey(Project, models.CASCADE, related_name="tasks", verbose_name=_("project"))
    position = models.PositiveIntegerField(_("row"))
    uid = models.PositiveIntegerField(
        _("number in the file it came from"), null=True, blank=True, editable=False
    )
    outline = models.CharField(_("outline number"), max_length=200)
    level = models.PositiveSmallIntegerField(_("level"), default=1)
    name = models.CharField(_("name"), max_length=400)
    wbs = models.CharField(_("code"), max_length=100, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    start = models.DateTimeField(_("start"))
    finish = models.DateTimeField(_("finish"))
    duration_minutes = models.DecimalField(
        _("duration in working minutes"), max_digits=11, decimal_places=1, default=Decimal(0)
    )
    duration_is_elapsed = models.BooleanField(_("duration runs through nights and holidays"), default=False)
    is_estimated = models.BooleanField(_("duration is an estimate"), default=False)
    is_manual = models.BooleanField(_("dates are set by hand"), default=False)
    is_milestone = models.BooleanField(_("milestone"), default=False)
    is_summary = models.BooleanField(_("summary"), default=False)
    percent_complete = models.PositiveSmallIntegerField(_("% complete"), default=0)
    constraint = models.CharField(_("constraint"), max_length=4, choices=Constraint, blank=True)
    constraint_date = models.DateTimeField(_("date of the constraint"), null=True, blank=True)
    deadline = models.DateTimeField(_("deadline"), null=True, blank=True)
    calendar = OwnedForeignKey(
        Calendar, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("calendar")
    )
    actual_start = models.DateTimeField(_("started"), null=True, blank=True)
    actual_finish = models.DateTimeField(_("finished"), null=True, blank=True)
    done_on = models.DateField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("done by")
    )

    objects = OwnedManager.speaking(TaskQuerySet)

    class Meta(Revisable.Meta):
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = ["project_id", "position"]
        indexes = [
            models.Index(fields=["organization", "project", "position"], name="task_by_row"),
            models.Index(
                fields=["organization", "finish"], condition=models.Q(is_milestone=True, done_on=None),
                name="open_milestone_by_finish",
            ),
            models.Index(fields=["organization", "project", "finish"], name="task_by_finish"),
            models.Index(
                fields=["organization", "project", "finish"], condition=models.Q(is_milestone=True),
                name="milestone_by_project",
            ),
        ]  # fmt: skip
        constraints = [
            models.CheckConstraint(
                condition=models.Q(finish__gte=models.F("start")),
                name="task_finishes_after_it_starts",
                violation_error_message=_("A task can't finish before it starts."),
            ),
            models.CheckConstraint(
                condition=models.Q(percent_complete__lte=100), name="task_is_at_most_complete"
            ),
            models.CheckConstraint(
                condition=models.Q(duration_minutes__gte=0), name="task_takes_no_negative_time"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return inside("schedule:task", self.project.key, self.pk)

    @property
    def start_day(self) -> date:
        """The day it starts on, by the organization's clock: it does not shift with who reads it."""
        return timezone.localdate(self.start, clock())

    @property
    def finish_day(self) -> date:
        return timezone.localdate(self.finish, clock())

    def is_overdue(self, *, on: date) -> bool:
        return self.done_on is None and not self.is_summary and self.finish_day < on
