import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import tenancy.rows
import tenancy.storage
from tenancy.fences import Fence


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("projects", "0002_trash"),
        ("tenancy", "0004_kept_answer"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "trashed_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="in the trash since"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="created"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "media_type",
                    models.CharField(
                        choices=[
                            ("application/pdf", "PDF"),
                            (
                                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                                "Word document",
                            ),
                            (
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                "Excel workbook",
                            ),
                            (
                                "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                                "PowerPoint presentation",
                            ),
                            ("application/vnd.oasis.opendocument.text", "OpenDocument text"),
                            ("application/vnd.oasis.opendocument.spreadsheet", "OpenDocument spreadsheet"),
                            ("application/vnd.oasis.opendocument.presentation", "OpenDocument presentation"),
                            ("application/vnd.ms-project", "Microsoft Project plan"),
                            ("text/plain", "Plain text"),
                            ("text/csv", "CSV table"),
                            ("image/png", "PNG picture"),
                            ("image/jpeg", "JPEG picture"),
                            ("image/webp", "WebP picture"),
                            ("image/gif", "GIF picture"),
                        ],
                        editable=False,
                        max_length=100,
                        verbose_name="kind",
                    ),
                ),
                ("size", models.PositiveBigIntegerField(editable=False, verbose_name="size in bytes")),
                ("sha256", models.CharField(editable=False, max_length=64, verbose_name="SHA-256")),
                (
                    "file",
                    models.FileField(
                        editable=False, upload_to=tenancy.storage.private_name, verbose_name="file"
                    ),
                ),
                (
                    "attached_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="attached by",
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
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="projects.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "trashed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="thrown away by",
                    ),
                ),
            ],
            options={
                "verbose_name": "attachment",
                "verbose_name_plural": "attachments",
                "ordering": ["-created_at", "-pk"],
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(
                        condition=models.Q(("trashed_at__isnull", False)),
                        fields=["organization"],
                        name="attachment_in_trash",
                    )
                ],
            },
        ),
        Fence("Attachment"),
    ]
