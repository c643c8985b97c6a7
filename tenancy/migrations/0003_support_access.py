from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tenancy", "0002_provider_required"),
    ]

    operations = [
        migrations.AddField(
            model_name="organization",
            name="support_access",
            field=models.CharField(
                choices=[
                    ("never", "Never"),
                    ("ask", "When an owner agrees"),
                    ("allowed", "When they say why"),
                ],
                default="allowed",
                help_text="Whoever runs the installation may look in for an hour, read only. The owners are told of each visit.",
                max_length=10,
                verbose_name="visits of operators",
            ),
        ),
    ]
