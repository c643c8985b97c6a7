from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tenancy", "0005_logo")]

    operations = [
        migrations.AddField(
            model_name="organization",
            name="factor_required",
            field=models.BooleanField(default=False, editable=False, verbose_name="asks for a second factor"),
        ),
    ]
