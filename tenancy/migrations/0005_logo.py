from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tenancy", "0004_kept_answer"),
    ]

    operations = [
        migrations.AddField(
            model_name="organization",
            name="logo",
            field=models.CharField(
                blank=True, default="", editable=False, max_length=32, verbose_name="address of the logo"
            ),
        ),
    ]
