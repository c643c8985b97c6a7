import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import tenancy.rows
from tenancy.fences import Fence


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("tenancy", "0002_provider_required"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OrganizationExport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="asked"
                    ),
                ),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished")),
                ("failed_at", models.DateTimeField(blank=True, null=True, verbose_name="failed")),
                ("expires_at", models.DateTimeField(blank=True, null=True, verbose_name="kept until")),
                ("size", models.PositiveBigIntegerField(default=0, verbose_name="size in bytes")),
                ("rows", models.PositiveIntegerField(default=0, verbose_name="rows")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
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
                "verbose_name": "export of the organization",
                "verbose_name_plural": "exports of the organization",
                "ordering": ["-asked_at", "-pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="ExportPiece",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("content", models.BinaryField()),
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
                    "export",
                    tenancy.rows.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pieces",
                        to="archives.organizationexport",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.AddConstraint(
            model_name="organizationexport",
            constraint=models.UniqueConstraint(
                condition=models.Q(("failed_at", None), ("finished_at", None)),
                fields=("organization",),
                name="organization_has_one_export_under_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="organizationexport",
            constraint=models.CheckConstraint(
                condition=models.Q(("finished_at", None), ("failed_at", None), _connector="OR"),
                name="export_ends_one_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="exportpiece",
            constraint=models.UniqueConstraint(
                fields=("organization", "export", "number"), name="piece_of_export_has_its_own_number"
            ),
        ),
        Fence("OrganizationExport"),
        Fence("ExportPiece"),
    ]
