from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from activity.chain import GENESIS
from tenancy.fences import Fence

# The one change of an event there is: some of its parts are forgotten, with their salts.
FORGET = """
    CREATE FUNCTION accord_forget(event bigint, parts text[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
        UPDATE public.activity_event
        SET actor_name = CASE WHEN 'actor_name' = ANY (parts) THEN '' ELSE actor_name END,
            subject_name = CASE WHEN 'subject_name' = ANY (parts) THEN '' ELSE subject_name END,
            particulars = particulars - ARRAY(SELECT substr(part, 13) FROM unnest(parts) part
                                              WHERE starts_with(part, 'particulars.')),
            salts = salts - parts
        WHERE id = event AND organization_id = current_setting('accord.organization')::bigint
    $$;
    REVOKE ALL ON FUNCTION accord_forget(bigint, text[]) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION accord_forget(bigint, text[]) TO accord_app;
"""
RIGHTS = """
    REVOKE INSERT, UPDATE, DELETE ON activity_audithead FROM accord_app;
    REVOKE UPDATE, DELETE ON activity_auditanchor FROM accord_app;
"""


def key() -> tuple[str, models.Field]:
    return "id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def organization() -> tuple[str, models.Field]:
    return "organization", models.ForeignKey(
        editable=False,
        on_delete=django.db.models.deletion.CASCADE,
        related_name="+",
        to="tenancy.organization",
        verbose_name="organization",
    )


def hash_field(**options: Any) -> models.Field:
    return models.CharField(editable=False, max_length=64, **options)


OPTIONS = {"abstract": False, "base_manager_name": "objects"}


class Migration(migrations.Migration):
    dependencies = [("activity", "0001_begin"), ("tenancy", "0003_support_access")]

    operations = [
        migrations.AlterField(
            "event",
            "actor",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField("event", "seals", models.JSONField(default=dict, editable=False)),
        migrations.AddField("event", "salts", models.JSONField(default=dict, editable=False)),
        migrations.AddField("event", "digest", hash_field(default=""), preserve_default=False),
        migrations.AddField("event", "number", models.BigIntegerField(null=True, editable=False)),
        migrations.AddField("event", "previous", hash_field(default="")),
        migrations.AddField("event", "hash", hash_field(default="")),
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                key(),
                ("number", models.BigIntegerField(default=0)),
                ("hash", models.CharField(default=GENESIS, max_length=64)),
                organization(),
            ],
            options=OPTIONS,
        ),
        migrations.CreateModel(
            name="AuditAnchor",
            fields=[
                key(),
                ("number", models.BigIntegerField(verbose_name="up to number")),
                ("hash", models.CharField(max_length=64)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="checked")),
                ("trouble", models.TextField(blank=True, verbose_name="trouble")),
                organization(),
            ],
            options={
                **OPTIONS,
                "ordering": ["-id"],
                "verbose_name": "anchor of the audit",
                "verbose_name_plural": "anchors of the audit",
            },
        ),
        migrations.AddConstraint(
            "audithead",
            models.UniqueConstraint(fields=("organization",), name="organization_has_one_chain"),
        ),
        Fence("AuditHead"),
        Fence("AuditAnchor"),
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
        migrations.RunSQL(FORGET, "DROP FUNCTION accord_forget(bigint, text[])"),
    ]
