import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from tenancy.fences import Fence


class Migration(migrations.Migration):
    initial = True

    dependencies = [
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
                        help_text="Names the occasion, so that it is told once.", max_length=200
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
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="not before"),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                ("dropped_at", models.DateTimeField(blank=True, null=True, verbose_name="no longer wanted")),
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
                "indexes": [
                    models.Index(
                        condition=models.Q(("dead_at", None), ("dropped_at", None), ("sent_at", None)),
                        fields=["organization", "not_before"],
                        name="mail_waiting",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "key"), name="occasion_is_told_once")
                ],
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
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dropped_at", None)),
                        fields=("organization", "when", "days", "audience"),
                        name="reminder_rule_is_set_once",
                        violation_error_message="There is a rule like this already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("days", 0), ("when", "on")),
                            models.Q(models.Q(("when", "on"), _negated=True), ("days__gte", 1)),
                            _connector="OR",
                        ),
                        name="reminder_counts_days_unless_on_the_day",
                        violation_error_message="Say how many days; on the day itself it is none.",
                    ),
                ],
            },
        ),
        Fence("Mail"),
        Fence("ReminderRule"),
    ]
