import secrets
import uuid

import django.contrib.postgres.functions
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import core.money
import tenancy.rows
from tenancy.fences import Fence

# A version is made by one change: said with the organization, so that the rule tells nothing across organizations.
ONE_CHANGE = """
    ALTER TABLE projects_changerequest DROP CONSTRAINT projects_changerequest_result_id_key,
    ADD CONSTRAINT projects_changerequest_result_id_key UNIQUE (organization_id, result_id);
"""
ANY_CHANGE = """
    ALTER TABLE projects_changerequest DROP CONSTRAINT projects_changerequest_result_id_key,
    ADD CONSTRAINT projects_changerequest_result_id_key UNIQUE (result_id);
"""
# A version is for ever. It goes with its project, thirty days after that was thrown away; when a person is erased, what
# named them goes and `redacted_at` says so, while number, moment and hash stay. A signature that was given is not taken back.
UNCHANGING = """
    CREATE FUNCTION accord_keep_scope_version() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            IF EXISTS (
                SELECT FROM projects_project p JOIN clients_client c ON c.id = p.client_id
                WHERE p.id = OLD.project_id AND p.trashed_at IS NULL AND c.trashed_at IS NULL
            ) THEN
                RAISE EXCEPTION 'A scope version is never deleted.' USING ERRCODE = 'restrict_violation';
            END IF;
            RETURN OLD;
        END IF;
        IF NEW.redacted_at IS NULL OR NEW.redacted_at IS NOT DISTINCT FROM OLD.redacted_at
            OR (NEW.id, NEW.organization_id, NEW.project_id, NEW.number, NEW.sha256, NEW.frozen_at, NEW.frozen_by_id, NEW."order")
                IS DISTINCT FROM
               (OLD.id, OLD.organization_id, OLD.project_id, OLD.number, OLD.sha256, OLD.frozen_at, OLD.frozen_by_id, OLD."order")
        THEN
            RAISE EXCEPTION 'A scope version never changes.' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER scope_version_is_kept BEFORE UPDATE OR DELETE ON projects_scopeversion
    FOR EACH ROW EXECUTE FUNCTION accord_keep_scope_version();

    CREATE FUNCTION accord_keep_signature() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.decision <> '' AND
            (NEW.id, NEW.organization_id, NEW.round_id, NEW.contact_id, NEW.user_id, NEW.decision, NEW.decided_at, NEW.sha256)
                IS DISTINCT FROM
            (OLD.id, OLD.organization_id, OLD.round_id, OLD.contact_id, OLD.user_id, OLD.decision, OLD.decided_at, OLD.sha256)
        THEN
            RAISE EXCEPTION 'A signature that was given never changes.' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER signature_is_kept BEFORE UPDATE ON projects_signature
    FOR EACH ROW EXECUTE FUNCTION accord_keep_signature();
"""
CHANGING = """
    DROP TRIGGER signature_is_kept ON projects_signature;
    DROP FUNCTION accord_keep_signature();
    DROP TRIGGER scope_version_is_kept ON projects_scopeversion;
    DROP FUNCTION accord_keep_scope_version();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("clients", "0003_erased_contact"),
        ("projects", "0003_words"),
        ("tenancy", "0006_factor_required"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ChangeRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "trashed_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="in the trash since"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="created"
                    ),
                ),
                ("number", models.PositiveIntegerField(editable=False, verbose_name="number")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "reason",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(5000)],
                        verbose_name="reason",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("manager", "Project manager"),
                            ("member", "Team member"),
                            ("client", "Client"),
                            ("meeting", "Meeting"),
                            ("mail", "E-mail"),
                            ("task", "Task"),
                        ],
                        default="manager",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="where it was said")),
                (
                    "triage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("inside", "Inside the scope"),
                            ("outside", "Outside the scope"),
                            ("unclear", "Unclear"),
                        ],
                        max_length=10,
                        verbose_name="triage",
                    ),
                ),
                ("parts", models.JSONField(blank=True, default=list, verbose_name="parts")),
                (
                    "risk",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(5000)],
                        verbose_name="effect on risk",
                    ),
                ),
                (
                    "quality",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(5000)],
                        verbose_name="effect on quality",
                    ),
                ),
                (
                    "approved_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="approved"),
                ),
                (
                    "declined_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="declined"),
                ),
                (
                    "decline_reason",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(5000)],
                        verbose_name="why it was declined",
                    ),
                ),
                (
                    "undone_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="undone"),
                ),
            ],
            options={
                "verbose_name": "change request",
                "verbose_name_plural": "change requests",
                "ordering": ["-number"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "trashed_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="in the trash since"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="created"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(),
                        default=uuid.uuid4,
                        editable=False,
                        verbose_name="unchanging number",
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        validators=[django.core.validators.MaxLengthValidator(1000)], verbose_name="text"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, editable=False, verbose_name="place")),
            ],
            options={
                "verbose_name": "acceptance criterion",
                "verbose_name_plural": "acceptance criteria",
                "ordering": ["position", "pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Deliverable",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "trashed_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="in the trash since"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="created"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(),
                        default=uuid.uuid4,
                        editable=False,
                        verbose_name="unchanging number",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, editable=False, verbose_name="place")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(5000)],
                        verbose_name="description",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                (
                    "price",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="price"
                    ),
                ),
                (
                    "effort",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=9, null=True, verbose_name="effort in hours"
                    ),
                ),
            ],
            options={
                "verbose_name": "deliverable",
                "verbose_name_plural": "deliverables",
                "ordering": ["position", "pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="ScopeItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "trashed_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="in the trash since"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="created"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(),
                        default=uuid.uuid4,
                        editable=False,
                        verbose_name="unchanging number",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("included", "In scope"),
                            ("excluded", "Out of scope"),
                            ("assumption", "Assumption"),
                            ("constraint", "Constraint"),
                        ],
                        default="included",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        validators=[django.core.validators.MaxLengthValidator(1000)], verbose_name="text"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, editable=False, verbose_name="place")),
            ],
            options={
                "verbose_name": "scope item",
                "verbose_name_plural": "scope items",
                "ordering": ["position", "pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="ScopeVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="version")),
                ("name", models.CharField(blank=True, max_length=100, verbose_name="name")),
                ("head", models.JSONField(verbose_name="head")),
                ("items", models.JSONField(blank=True, verbose_name="items")),
                ("order", models.JSONField(blank=True, verbose_name="order")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("frozen_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="frozen")),
                ("redacted_at", models.DateTimeField(blank=True, null=True, verbose_name="redacted")),
            ],
            options={
                "verbose_name": "scope version",
                "verbose_name_plural": "scope versions",
                "ordering": ["-number"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(default=0, verbose_name="place")),
                ("nonce", models.CharField(default=secrets.token_urlsafe, editable=False, max_length=43)),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[("agreed", "agreed"), ("refused", "refused"), ("forwarded", "forwarded")],
                        max_length=10,
                        verbose_name="decision",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                (
                    "reason",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(2000)],
                        verbose_name="reason",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=160, verbose_name="signed as")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "address",
                    models.GenericIPAddressField(blank=True, null=True, verbose_name="network address"),
                ),
                (
                    "sha256",
                    models.CharField(blank=True, max_length=64, verbose_name="SHA-256 of what was signed"),
                ),
            ],
            options={
                "verbose_name": "signature",
                "verbose_name_plural": "signatures",
                "ordering": ["place", "pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="SigningRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("in_order", models.BooleanField(default=False, verbose_name="one after the other")),
                (
                    "message",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(2000)],
                        verbose_name="message",
                    ),
                ),
                ("expires_on", models.DateField(verbose_name="open until")),
                (
                    "asked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="asked"
                    ),
                ),
                (
                    "signed_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="signed by all"),
                ),
                (
                    "refused_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="refused"),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn"),
                ),
            ],
            options={
                "verbose_name": "signing round",
                "verbose_name_plural": "signing rounds",
                "ordering": ["-asked_at", "-pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.AddField(
            model_name="goal",
            name="kind",
            field=models.CharField(
                choices=[("scope", "Scope"), ("time", "Time"), ("cost", "Cost"), ("quality", "Quality")],
                default="scope",
                max_length=10,
                verbose_name="kind",
            ),
        ),
        migrations.AddField(
            model_name="goal",
            name="uid",
            field=models.UUIDField(
                db_default=django.contrib.postgres.functions.RandomUUID(),
                default=uuid.uuid4,
                editable=False,
                verbose_name="unchanging number",
            ),
        ),
        migrations.AddField(
            model_name="project",
            name="background",
            field=models.TextField(
                blank=True, help_text="What led to it, and what it is part of.", verbose_name="background"
            ),
        ),
        migrations.AddField(
            model_name="project",
            name="currency",
            field=models.CharField(
                choices=core.money.currencies, default="CNY", max_length=3, verbose_name="currency"
            ),
        ),
        migrations.AddConstraint(
            model_name="goal",
            constraint=models.UniqueConstraint(fields=("organization", "uid"), name="goal_has_its_own_uid"),
        ),
        migrations.AddField(
            model_name="changerequest",
            name="approved_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="approved by",
            ),
        ),
        migrations.AddField(
            model_name="changerequest",
            name="organization",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="tenancy.organization",
                verbose_name="organization",
            ),
        ),
        migrations.AddField(
            model_name="changerequest",
            name="project",
            field=tenancy.rows.OwnedForeignKey(
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="changes",
                to="projects.project",
                verbose_name="project",
            ),
        ),
        migrations.AddField(
            model_name="changerequest",
            name="raised_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="raised by",
            ),
        ),
        migrations.AddField(
            model_name="changerequest",
            name="raised_for",
            field=tenancy.rows.OwnedForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="clients.contact",
                verbose_name="contact",
            ),
        ),
        migrations.AddField(
            model_name="changerequest",
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
        migrations.AddField(
            model_name="criterion",
            name="organization",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="tenancy.organization",
                verbose_name="organization",
            ),
        ),
        migrations.AddField(
            model_name="criterion",
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
        migrations.AddField(
            model_name="deliverable",
            name="organization",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="tenancy.organization",
                verbose_name="organization",
            ),
        ),
        migrations.AddField(
            model_name="deliverable",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="owner",
            ),
        ),
        migrations.AddField(
            model_name="deliverable",
            name="parent",
            field=tenancy.rows.OwnedForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="parts",
                to="projects.deliverable",
                verbose_name="part of",
            ),
        ),
        migrations.AddField(
            model_name="deliverable",
            name="project",
            field=tenancy.rows.OwnedForeignKey(
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="deliverables",
                to="projects.project",
                verbose_name="project",
            ),
        ),
        migrations.AddField(
            model_name="deliverable",
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
        migrations.AddField(
            model_name="criterion",
            name="deliverable",
            field=tenancy.rows.OwnedForeignKey(
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="criteria",
                to="projects.deliverable",
                verbose_name="deliverable",
            ),
        ),
        migrations.AddField(
            model_name="scopeitem",
            name="organization",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="tenancy.organization",
                verbose_name="organization",
            ),
        ),
        migrations.AddField(
            model_name="scopeitem",
            name="project",
            field=tenancy.rows.OwnedForeignKey(
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="scope_items",
                to="projects.project",
                verbose_name="project",
            ),
        ),
        migrations.AddField(
            model_name="scopeitem",
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
        migrations.AddField(
            model_name="scopeversion",
            name="frozen_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="frozen by",
            ),
        ),
        migrations.AddField(
            model_name="scopeversion",
            name="organization",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="tenancy.organization",
                verbose_name="organization",
            ),
        ),
        migrations.AddField(
            model_name="scopeversion",
            name="project",
            field=tenancy.rows.OwnedForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="scope_versions",
                to="projects.project",
                verbose_name="project",
            ),
        ),
        migrations.AddField(
            model_name="changerequest",
            name="result",
            field=models.OneToOneField(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="change",
                to="projects.scopeversion",
                verbose_name="scope version",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="contact",
            field=tenancy.rows.OwnedForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="signatures",
                to="clients.contact",
                verbose_name="contact",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="forwarded_from",
            field=tenancy.rows.OwnedForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="projects.signature",
                verbose_name="forwarded from",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="organization",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="tenancy.organization",
                verbose_name="organization",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="user",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="member",
            ),
        ),
        migrations.AddField(
            model_name="signinground",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="asked by",
            ),
        ),
        migrations.AddField(
            model_name="signinground",
            name="organization",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="tenancy.organization",
                verbose_name="organization",
            ),
        ),
        migrations.AddField(
            model_name="signinground",
            name="version",
            field=tenancy.rows.OwnedForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="rounds",
                to="projects.scopeversion",
                verbose_name="scope version",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="round",
            field=tenancy.rows.OwnedForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="signatures",
                to="projects.signinground",
                verbose_name="signing round",
            ),
        ),
        migrations.AddIndex(
            model_name="deliverable",
            index=models.Index(
                condition=models.Q(("trashed_at__isnull", False)),
                fields=["organization"],
                name="deliverable_in_trash",
            ),
        ),
        migrations.AddIndex(
            model_name="deliverable",
            index=models.Index(fields=["organization", "project", "position"], name="deliverable_by_place"),
        ),
        migrations.AddConstraint(
            model_name="deliverable",
            constraint=models.UniqueConstraint(
                fields=("organization", "uid"), name="deliverable_has_its_own_uid"
            ),
        ),
        migrations.AddConstraint(
            model_name="deliverable",
            constraint=models.CheckConstraint(
                condition=models.Q(("price", None), ("price__gte", 0), _connector="OR"),
                name="deliverable_costs_no_negative_price",
                violation_error_message="A price can't be negative.",
            ),
        ),
        migrations.AddConstraint(
            model_name="deliverable",
            constraint=models.CheckConstraint(
                condition=models.Q(("effort", None), ("effort__gte", 0), _connector="OR"),
                name="deliverable_takes_no_negative_effort",
                violation_error_message="An effort can't be negative.",
            ),
        ),
        migrations.AddIndex(
            model_name="criterion",
            index=models.Index(
                condition=models.Q(("trashed_at__isnull", False)),
                fields=["organization"],
                name="criterion_in_trash",
            ),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.UniqueConstraint(
                fields=("organization", "uid"), name="criterion_has_its_own_uid"
            ),
        ),
        migrations.AddIndex(
            model_name="scopeitem",
            index=models.Index(
                condition=models.Q(("trashed_at__isnull", False)),
                fields=["organization"],
                name="scope_item_in_trash",
            ),
        ),
        migrations.AddConstraint(
            model_name="scopeitem",
            constraint=models.UniqueConstraint(
                fields=("organization", "uid"), name="scopeitem_has_its_own_uid"
            ),
        ),
        migrations.AddConstraint(
            model_name="scopeversion",
            constraint=models.UniqueConstraint(
                fields=("organization", "project", "number"), name="scope_version_has_its_own_number"
            ),
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(
                condition=models.Q(("trashed_at__isnull", False)),
                fields=["organization"],
                name="change_request_in_trash",
            ),
        ),
        migrations.AddConstraint(
            model_name="changerequest",
            constraint=models.UniqueConstraint(
                fields=("organization", "project", "number"), name="change_request_has_its_own_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="changerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("approved_at", None), ("result", None)),
                    models.Q(("approved_at__isnull", False), ("result__isnull", False)),
                    _connector="OR",
                ),
                name="approved_change_makes_a_version",
            ),
        ),
        migrations.AddConstraint(
            model_name="changerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("approved_at", None), ("declined_at", None), _connector="OR"),
                name="change_is_not_both_approved_and_declined",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("contact", None), ("user__isnull", False)),
                    models.Q(("contact__isnull", False), ("user", None)),
                    _connector="OR",
                ),
                name="signature_is_of_one_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("decision", "")),
                    models.Q(models.Q(("decision", ""), _negated=True), ("decided_at__isnull", False)),
                    _connector="OR",
                ),
                name="signature_is_decided_at_a_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(
                fields=("organization", "round", "contact"), name="contact_signs_a_round_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(
                fields=("organization", "round", "user"), name="member_signs_a_round_once"
            ),
        ),
        *(
            Fence(noun)
            for noun in (
                "Deliverable",
                "Criterion",
                "ScopeItem",
                "ScopeVersion",
                "ChangeRequest",
                "SigningRound",
                "Signature",
            )
        ),
        migrations.RunSQL(ONE_CHANGE, ANY_CHANGE),
        migrations.RunSQL(UNCHANGING, CHANGING),
    ]
