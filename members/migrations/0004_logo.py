import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import tenancy.storage
from tenancy.fences import Fence


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0003_visits_asked_for"),
        ("tenancy", "0005_logo"),
    ]

    operations = [
        migrations.CreateModel(
            name="Logo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("image", models.FileField(upload_to=tenancy.storage.private_name, verbose_name="picture")),
                (
                    "set_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="set"
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
                "verbose_name": "logo",
                "verbose_name_plural": "logos",
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("organization",), name="organization_has_one_logo")
                ],
            },
        ),
        Fence("Logo"),
    ]
