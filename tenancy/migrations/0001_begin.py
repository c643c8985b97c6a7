import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import accounts.models
import tenancy.models
from tenancy.fences import Fence

# The one question that spans organizations: where somebody is a member. Runs as the owner, answers only keys.
ORGANIZATIONS_OF = """
    CREATE FUNCTION accord_organizations_of(person bigint) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
    AS 'SELECT organization_id FROM public.tenancy_membership WHERE user_id = person';
    REVOKE ALL ON FUNCTION accord_organizations_of(bigint) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION accord_organizations_of(bigint) TO accord_app, accord_portal;
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Organization",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "slug",
                    models.CharField(
                        max_length=40,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$", "Use small letters, digits and single hyphens."
                            ),
                            tenancy.models.validate_not_reserved,
                        ],
                        verbose_name="address",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("zh-hans", "简体中文")],
                        default="en",
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                (
                    "time_zone",
                    models.CharField(
                        default="UTC",
                        max_length=64,
                        validators=[accounts.models.validate_time_zone],
                        verbose_name="time zone",
                    ),
                ),
                (
                    "founded_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="founded"
                    ),
                ),
                (
                    "days_between_surveys",
                    models.PositiveSmallIntegerField(
                        default=14,
                        help_text="Nobody at a client is asked more often than this, whatever happens in their projects.",
                        verbose_name="days between surveys",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
            ],
            options={
                "verbose_name": "organization",
                "verbose_name_plural": "organizations",
                "ordering": [django.db.models.functions.text.Lower("name")],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("owner", "Owner"),
                            ("admin", "Admin"),
                            ("manager", "Project manager"),
                            ("member", "Team member"),
                        ],
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                (
                    "joined_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="joined"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
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
                "verbose_name": "member",
                "verbose_name_plural": "members",
                "ordering": ["user__name"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "user"), name="person_is_a_member_once"),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["owner", "admin", "manager", "member"])),
                        name="member_has_a_known_role",
                    ),
                ],
            },
        ),
        Fence("Membership"),
        migrations.RunSQL(ORGANIZATIONS_OF, "DROP FUNCTION accord_organizations_of(bigint)"),
    ]
