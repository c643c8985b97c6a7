import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0002_token_scopes"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="operatorvisit",
            options={
                "base_manager_name": "objects",
                "ordering": ["-asked_at", "-id"],
                "verbose_name": "visit of an operator",
                "verbose_name_plural": "visits of operators",
            },
        ),
        migrations.AddField(
            model_name="operatorvisit",
            name="asked_at",
            field=models.DateTimeField(
                default=django.utils.timezone.now, editable=False, verbose_name="asked"
            ),
        ),
        migrations.AddField(
            model_name="operatorvisit",
            name="ended_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ended"),
        ),
        migrations.AddField(
            model_name="operatorvisit",
            name="granted_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="agreed"),
        ),
        migrations.AddField(
            model_name="operatorvisit",
            name="refused_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="refused"),
        ),
        migrations.AlterField(
            model_name="operatorvisit",
            name="started_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="began"),
        ),
        migrations.RunSQL("UPDATE members_operatorvisit SET asked_at = started_at", migrations.RunSQL.noop),
    ]
