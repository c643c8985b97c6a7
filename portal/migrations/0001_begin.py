import secrets

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import portal.models
import tenancy.rows
from tenancy.fences import Fence


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("clients", "0001_begin"),
        ("tenancy", "0001_begin"),
    ]

    operations = [
        migrations.CreateModel(
            name="EntryCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "nonce",
                    models.CharField(default=secrets.token_urlsafe, editable=False, max_length=43),
                ),
                (
                    "sent_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        editable=False,
                        verbose_name="sent",
                    ),
                ),
                (
                    "expires_at",
                    models.DateTimeField(
                        default=portal.models.in_ten_minutes,
                        editable=False,
                        verbose_name="expires",
                    ),
                ),
                (
                    "attempts",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="tries"),
                ),
                (
                    "used_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="used"),
                ),
                (
                    "contact",
                    tenancy.rows.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="clients.contact",
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
                "verbose_name": "code",
                "verbose_name_plural": "codes",
                "ordering": ["-sent_at", "-pk"],
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(
                        fields=["organization", "contact", "-sent_at"],
                        name="entry_code_by_contact",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("attempts__lte", 5)),
                        name="entry_code_is_tried_five_times",
                    )
                ],
            },
        ),
        Fence("EntryCode"),
    ]
