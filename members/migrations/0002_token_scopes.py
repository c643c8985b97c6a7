import django.contrib.postgres.fields
from django.db import migrations, models

import members.models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0001_begin"),
    ]

    operations = [
        migrations.AddField(
            model_name="apitoken",
            name="expires_at",
            field=models.DateTimeField(
                default=members.models.in_90_days, editable=False, verbose_name="valid until"
            ),
        ),
        migrations.AddField(
            model_name="apitoken",
            name="last_used_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="last used"),
        ),
        migrations.AddField(
            model_name="apitoken",
            name="scopes",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=40),
                default=["write"],
                size=None,
                verbose_name="scopes",
            ),
            preserve_default=False,
        ),
    ]
