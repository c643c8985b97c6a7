from decimal import Decimal

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import tenancy.rows
from tenancy.fences import Fence


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("projects", "0001_begin"),
        ("tenancy", "0001_begin"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Calendar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("is_default", models.BooleanField(default=False, verbose_name="the project's own")),
                (
                    "minutes_per_day",
                    models.PositiveSmallIntegerField(
                        default=480, verbose_name="minutes a day of work counts"
                    ),
                ),
                (
                    "week",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="Per weekday, Monday is 0, its hours as pairs of minutes since midnight; a missing day is the base's.",
                        verbose_name="week",
                    ),
                ),
                (
                    "base",
                    tenancy.rows.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="schedule.calendar",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="tenancy.organization",
                        verbose_name="organization",
                    ),
                ),
                (
                    "project",
                    tenancy.rows.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendars",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "working calendar",
                "verbose_name_plural": "working calendars",
                "ordering": ["name", "pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="CalendarException",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                ("first_day", models.DateField(verbose_name="first day")),
                ("last_day", models.DateField(verbose_name="last day")),
                ("hours", models.JSONField(blank=True, default=list, verbose_name="working hours")),
                (
                    "calendar",
                    tenancy.rows.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exceptions",
                        to="schedule.calendar",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="tenancy.organization",
                        verbose_name="organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "exception of a calendar",
                "verbose_name_plural": "exceptions of calendars",
                "ordering": ["first_day", "pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="created"
                    ),
                ),
                ("position", models.PositiveIntegerField(verbose_name="row")),
                (
                    "uid",
                    models.PositiveIntegerField(
                        blank=True, editable=False, null=True, verbose_name="number in the file it came from"
                    ),
                ),
                ("outline", models.CharField(max_length=200, verbose_name="outline number")),
                ("level", models.PositiveSmallIntegerField(default=1, verbose_name="level")),
                ("name", models.CharField(max_length=400, verbose_name="name")),
                ("wbs", models.CharField(blank=True, max_length=100, verbose_name="code")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                ("start", models.DateTimeField(verbose_name="start")),
                ("finish", models.DateTimeField(verbose_name="finish")),
                (
                    "duration_minutes",
                    models.DecimalField(
                        decimal_places=1,
                        default=Decimal(0),
                        max_digits=11,
                        verbose_name="duration in working minutes",
                    ),
                ),
                (
                    "duration_is_elapsed",
                    models.BooleanField(
                        default=False, verbose_name="duration runs through nights and holidays"
                    ),
                ),
                ("is_estimated", models.BooleanField(default=False, verbose_name="duration is an estimate")),
                ("is_manual", models.BooleanField(default=False, verbose_name="dates are set by hand")),
                ("is_milestone", models.BooleanField(default=False, verbose_name="milestone")),
                ("is_summary", models.BooleanField(default=False, verbose_name="summary")),
                ("percent_complete", models.PositiveSmallIntegerField(default=0, verbose_name="% complete")),
                (
                    "constraint",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ALAP", "as late as possible"),
                            ("MSO", "must start on"),
                            ("MFO", "must finish on"),
                            ("SNET", "starts no earlier than"),
                            ("SNLT", "starts no later than"),
                            ("FNET", "finishes no earlier than"),
                            ("FNLT", "finishes no later than"),
                        ],
                        max_length=4,
                        verbose_name="constraint",
                    ),
                ),
                (
                    "constraint_date",
                    models.DateTimeField(blank=True, null=True, verbose_name="date of the constraint"),
                ),
                ("deadline", models.DateTimeField(blank=True, null=True, verbose_name="deadline")),
                ("actual_start", models.DateTimeField(blank=True, null=True, verbose_name="started")),
                ("actual_finish", models.DateTimeField(blank=True, null=True, verbose_name="finished")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done")),
                (
                    "calendar",
                    tenancy.rows.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="schedule.calendar",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="tenancy.organization",
                        verbose_name="organization",
                    ),
                ),
                (
                    "project",
                    tenancy.rows.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to="projects.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "task",
                "verbose_name_plural": "tasks",
                "ordering": ["project", "position"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Dependency",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("FS", "finish to start"),
                            ("SS", "start to start"),
                            ("FF", "finish to finish"),
                            ("SF", "start to finish"),
                        ],
                        default="FS",
                        max_length=2,
                        verbose_name="kind",
                    ),
                ),
                (
                    "lag_minutes",
                    models.DecimalField(
                        decimal_places=1, default=Decimal(0), max_digits=11, verbose_name="lag in minutes"
                    ),
                ),
                (
                    "lag_is_elapsed",
                    models.BooleanField(default=False, verbose_name="lag runs through nights and holidays"),
                ),
                (
                    "lag_percent",
                    models.IntegerField(
                        blank=True, null=True, verbose_name="lag in percent of the predecessor"
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="tenancy.organization",
                        verbose_name="organization",
                    ),
                ),
                (
                    "predecessor",
                    tenancy.rows.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="successors",
                        to="schedule.task",
                    ),
                ),
                (
                    "successor",
                    tenancy.rows.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="predecessors",
                        to="schedule.task",
                    ),
                ),
            ],
            options={
                "verbose_name": "dependency",
                "verbose_name_plural": "dependencies",
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="WorkWeek",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                ("first_day", models.DateField(verbose_name="first day")),
                ("last_day", models.DateField(verbose_name="last day")),
                ("week", models.JSONField(blank=True, default=dict, verbose_name="week")),
                (
                    "calendar",
                    tenancy.rows.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="work_weeks",
                        to="schedule.calendar",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="tenancy.organization",
                        verbose_name="organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "other week of a calendar",
                "verbose_name_plural": "other weeks of calendars",
                "ordering": ["first_day", "pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.AddConstraint(
            model_name="calendar",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_default", True)),
                fields=("organization", "project"),
                name="project_has_one_calendar_of_its_own",
            ),
        ),
        migrations.AddConstraint(
            model_name="calendar",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes_per_day__gte", 1), ("minutes_per_day__lte", 1440)),
                name="day_has_minutes_of_work",
            ),
        ),
        migrations.AddConstraint(
            model_name="calendarexception",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_day__gte", models.F("first_day"))),
                name="exception_ends_after_it_begins",
            ),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(fields=["organization", "project", "position"], name="task_by_row"),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(("done_on", None), ("is_milestone", True)),
                fields=["organization", "finish"],
                name="open_milestone_by_finish",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(("finish__gte", models.F("start"))),
                name="task_finishes_after_it_starts",
                violation_error_message="A task can't finish before it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(("percent_complete__lte", 100)), name="task_is_at_most_complete"
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(("duration_minutes__gte", 0)), name="task_takes_no_negative_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="dependency",
            constraint=models.UniqueConstraint(
                fields=("organization", "predecessor", "successor", "kind"),
                name="tasks_are_tied_once_per_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="dependency",
            constraint=models.CheckConstraint(
                condition=models.Q(("predecessor", models.F("successor")), _negated=True),
                name="task_does_not_wait_for_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="workweek",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_day__gte", models.F("first_day"))),
                name="work_week_ends_after_it_begins",
            ),
        ),
        Fence("Calendar"),
        Fence("CalendarException"),
        Fence("WorkWeek"),
        Fence("Task"),
        Fence("Dependency"),
    ]
