from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tenancy", "0001_begin"),
    ]

    operations = [
        migrations.AddField(
            model_name="organization",
            name="provider_required",
            field=models.BooleanField(
                default=False, editable=False, verbose_name="only its identity provider lets in"
            ),
        ),
    ]
