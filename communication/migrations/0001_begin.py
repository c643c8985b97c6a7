import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.db import migrations, models

import tenancy.rows
from tenancy.fences import Fence


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("schedule", "0001_begin"),
        ("tenancy", "0001_begin"),
    ]

    operations = [
        migrations.CreateModel(
            name="Mail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        help_text="Names the occasion, so that it is told once.", max_length=400
                    ),
                ),
                ("letter", models.CharField(max_length=60, verbose_name="letter")),
                ("payload", models.JSONField(default=dict)),
                ("to_email", models.EmailField(max_length=254, verbose_name="to")),
                ("to_name", models.CharField(blank=True, max_length=160, verbose_name="name")),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("zh-hans", "简体中文")],
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                ("time_zone", models.CharField(default="UTC", max_length=64, verbose_name="time zone")),
                ("queued_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="queued")),
                (
                    "not_before",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="not before"
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                ("dropped_at", models.DateTimeField(blank=True, null=True, verbose_name="no longer wanted")),
                (
                    "dropped_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("over", "what it was about is over"),
                            ("late", "its day had passed"),
                            ("answered", "it was answered already"),
                        ],
                        max_length=20,
                        verbose_name="not wanted, because",
                    ),
                ),
                ("dead_at", models.DateTimeField(blank=True, null=True, verbose_name="given up")),
                ("trouble", models.TextField(blank=True, verbose_name="trouble")),
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
                "verbose_name": "mail",
                "verbose_name_plural": "mails",
                "ordering": ["-queued_at", "-pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="to")),
                ("offset", models.SmallIntegerField(verbose_name="days after the milestone's date")),
                ("day", models.DateField(verbose_name="day")),
                (
                    "mail",
                    tenancy.rows.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="communication.mail",
                        verbose_name="mail",
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
                    "task",
                    tenancy.rows.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="schedule.task",
                        verbose_name="milestone",
                    ),
                ),
            ],
            options={
                "verbose_name": "reminder",
                "verbose_name_plural": "reminders",
                "ordering": ["-day", "email", "pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="ReminderRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("planned_until", models.DateTimeField(verbose_name="planned until")),
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
                "verbose_name": "round of reminders",
                "verbose_name_plural": "rounds of reminders",
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="ReminderRule",
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
                (
                    "when",
                    models.CharField(
                        choices=[
                            ("before", "days before"),
                            ("on", "on the day"),
                            ("overdue", "days overdue"),
                        ],
                        default="before",
                        max_length=8,
                        verbose_name="when",
                    ),
                ),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(365)],
                        verbose_name="days",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("manager", "the project manager"),
                            ("team", "the team"),
                            ("contacts", "the client's people it is shared with"),
                        ],
                        default="manager",
                        max_length=8,
                        verbose_name="to whom",
                    ),
                ),
                ("dropped_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                "verbose_name": "reminder rule",
                "verbose_name_plural": "reminder rules",
                "ordering": ["when", "-days", "audience"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.AddIndex(
            model_name="mail",
            index=models.Index(
                condition=models.Q(("dead_at", None), ("dropped_at", None), ("sent_at", None)),
                fields=["organization", "not_before"],
                name="mail_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="mail",
            constraint=models.UniqueConstraint(fields=("organization", "key"), name="occasion_is_told_once"),
        ),
        migrations.AddConstraint(
            model_name="mail",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("dropped_at", None), ("sent_at", None)),
                    models.Q(("dead_at", None), ("sent_at", None)),
                    models.Q(("dead_at", None), ("dropped_at", None)),
                    _connector="OR",
                ),
                name="mail_ends_in_one_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(
                fields=("organization", "email", "task", "offset", "day"), name="person_is_reminded_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="reminderround",
            constraint=models.UniqueConstraint(fields=("organization",), name="organization_has_one_round"),
        ),
        migrations.AddConstraint(
            model_name="reminderrule",
            constraint=models.UniqueConstraint(
                condition=models.Q(("dropped_at", None)),
                fields=("organization", "when", "days", "audience"),
                name="reminder_rule_is_set_once",
                violation_error_message="There is a rule like this already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminderrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("days", 0), ("when", "on")),
                    models.Q(models.Q(("when", "on"), _negated=True), ("days__gte", 1)),
                    _connector="OR",
                ),
                name="reminder_counts_days_unless_on_the_day",
                violation_error_message="Say how many days; on the day itself it is none.",
            ),
        ),
        Fence("Mail"),
        Fence("ReminderRule"),
        Fence("Reminder"),
        Fence("ReminderRound"),
    ]
