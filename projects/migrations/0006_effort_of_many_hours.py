from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("projects", "0005_deemed_after"),
    ]

    operations = [
        migrations.AlterField(
            model_name="deliverable",
            name="effort",
            field=models.DecimalField(
                blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="effort in hours"
            ),
        ),
    ]
