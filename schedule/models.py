"""The plan: tasks in an outline, what waits for what, and when people work."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from projects.models import Project
from tenancy.links import inside
from tenancy.models import Owned, OwnedForeignKey, OwnedManager, OwnedQuerySet, Revisable


class Calendar(Owned):
    """When people work: a week, and days that differ from it."""

    project = OwnedForeignKey(Project, models.CASCADE, related_name="calendars")
    name = models.CharField(_("name"), max_length=200)
    base = OwnedForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    week = models.JSONField(_("week"), default=dict, help_text=_("Working hours per weekday, Monday is 0."))

    class Meta(Owned.Meta):
        verbose_name = _("working calendar")
        verbose_name_plural = _("working calendars")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class CalendarException(Owned):
    """Days on which a calendar differs from its week: a holiday when no hours are given."""

    calendar = OwnedForeignKey(Calendar, models.CASCADE, related_name="exceptions")
    name = models.CharField(_("name"), max_length=200, blank=True)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    hours = models.JSONField(_("working hours"), default=list)

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
        return f"{self.name} {self.first_day}"


class TaskQuerySet(OwnedQuerySet):
    """Tasks."""

    def milestones(self) -> "TaskQuerySet":
        return self.filter(is_milestone=True, is_summary=False)

    def open(self) -> "TaskQuerySet":
        return self.filter(done_on=None)

    def done(self) -> "TaskQuerySet":
        return self.exclude(done_on=None)

    def overdue(self, *, on: date) -> "TaskQuerySet":
        return self.open().filter(finish__date__lt=on)


class Task(Revisable):
    """Something to do in a plan; without duration, a milestone; with tasks under it, a summary."""

    project = OwnedForeignKey(Project, models.CASCADE, related_name="tasks", verbose_name=_("project"))
    position = models.PositiveIntegerField(_("row"))
    outline = models.CharField(_("outline number"), max_length=80)
    level = models.PositiveSmallIntegerField(_("level"), default=1)
    name = models.CharField(_("name"), max_length=400)
    notes = models.TextField(_("notes"), blank=True)
    start = models.DateTimeField(_("start"))
    finish = models.DateTimeField(_("finish"))
    duration_minutes = models.PositiveIntegerField(_("duration in working minutes"), default=0)
    is_milestone = models.BooleanField(_("milestone"), default=False)
    is_summary = models.BooleanField(_("summary"), default=False)
    percent_complete = models.PositiveSmallIntegerField(_("% complete"), default=0)
    constraint = models.CharField(_("constraint"), max_length=4, blank=True)
    constraint_date = models.DateTimeField(_("date of the constraint"), null=True, blank=True)
    deadline = models.DateTimeField(_("deadline"), null=True, blank=True)
    calendar = OwnedForeignKey(Calendar, models.SET_NULL, null=True, blank=True, related_name="+")
    done_on = models.DateField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = OwnedManager.speaking(TaskQuerySet)

    class Meta(Revisable.Meta):
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = ["project", "position"]
        indexes = [
            models.Index(fields=["organization", "project", "position"], name="task_by_row"),
            models.Index(
                fields=["organization", "finish"], condition=models.Q(is_milestone=True, done_on=None),
                name="open_milestone_by_finish",
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
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return inside("schedule:task", self.project.key, self.pk)


class Dependency(Owned):
    """A task that waits for another: the kind says which ends are tied, the lag how far apart."""

    class Kind(models.TextChoices):
        """Which end of the predecessor holds which end of the successor."""

        FINISH_START = "FS", _("finish to start")
        START_START = "SS", _("start to start")
        FINISH_FINISH = "FF", _("finish to finish")
        START_FINISH = "SF", _("start to finish")

    predecessor = OwnedForeignKey(Task, models.CASCADE, related_name="successors")
    successor = OwnedForeignKey(Task, models.CASCADE, related_name="predecessors")
    kind = models.CharField(_("kind"), max_length=2, choices=Kind, default=Kind.FINISH_START)
    lag_minutes = models.IntegerField(_("lag in minutes"), default=0)
    lag_is_elapsed = models.BooleanField(_("lag runs through nights and holidays"), default=False)
    lag_percent = models.IntegerField(_("lag in percent of the predecessor"), null=True, blank=True)

    class Meta(Owned.Meta):
        verbose_name = _("dependency")
        verbose_name_plural = _("dependencies")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "predecessor", "successor", "kind"],
                name="tasks_are_tied_once_per_kind",
            ),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")), name="task_does_not_wait_for_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} {self.kind} {self.successor}"
