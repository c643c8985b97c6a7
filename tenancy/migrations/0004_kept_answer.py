import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from tenancy.fences import Fence


class Migration(migrations.Migration):
    dependencies = [
        ("tenancy", "0003_support_access"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("holder", models.CharField(editable=False, max_length=40, verbose_name="whose")),
                ("key", models.CharField(editable=False, max_length=255, verbose_name="key")),
                ("request", models.CharField(editable=False, max_length=64, verbose_name="request")),
                ("status", models.PositiveSmallIntegerField(editable=False, verbose_name="status")),
                ("headers", models.JSONField(default=dict, editable=False, verbose_name="headers")),
                ("body", models.TextField(editable=False, verbose_name="body")),
                (
                    "kept_at",
                    models.DateTimeField(
                        db_index=True, default=django.utils.timezone.now, editable=False, verbose_name="kept"
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
                "verbose_name": "kept answer",
                "verbose_name_plural": "kept answers",
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "holder", "key"), name="answer_is_kept_once_for_a_key"
                    )
                ],
            },
        ),
        Fence("KeptAnswer"),
    ]
