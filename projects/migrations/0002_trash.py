import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clients", "0002_trash"),
        ("projects", "0001_begin"),
        ("tenancy", "0003_support_access"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="project",
            name="trashed_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="in the trash since"
            ),
        ),
        migrations.AddField(
            model_name="project",
            name="trashed_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="thrown away by",
            ),
        ),
        migrations.AddIndex(
            model_name="project",
            index=models.Index(
                condition=models.Q(("trashed_at__isnull", False)),
                fields=["organization"],
                name="project_in_trash",
            ),
        ),
    ]
