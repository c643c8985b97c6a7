import secrets

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import tenancy.rows
from tenancy.fences import Fence

# What was decided is kept. It goes with its deliverable, project or client, thirty days after that was thrown away.
KEPT = """
    CREATE FUNCTION accord_submission_goes(submission bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT NOT EXISTS (
            SELECT FROM acceptance_submission s JOIN projects_deliverable d ON d.id = s.deliverable_id
            JOIN projects_project p ON p.id = d.project_id JOIN clients_client c ON c.id = p.client_id
            WHERE s.id = submission AND s.outcome <> ''
                AND d.trashed_at IS NULL AND p.trashed_at IS NULL AND c.trashed_at IS NULL
        )
    $$;
    CREATE FUNCTION accord_keep_submission() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            IF NOT accord_submission_goes(OLD.id) THEN
                RAISE EXCEPTION 'A decided submission is never deleted.' USING ERRCODE = 'restrict_violation';
            END IF;
            RETURN OLD;
        END IF;
        IF OLD.outcome <> '' AND
            (NEW.id, NEW.organization_id, NEW.deliverable_id, NEW.number, NEW.contact_id, NEW.submitted_at,
             NEW.outcome, NEW.decided_at, NEW.deemed_on)
                IS DISTINCT FROM
            (OLD.id, OLD.organization_id, OLD.deliverable_id, OLD.number, OLD.contact_id, OLD.submitted_at,
             OLD.outcome, OLD.decided_at, OLD.deemed_on)
        THEN
            RAISE EXCEPTION 'A decided submission never changes.' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER submission_is_kept BEFORE UPDATE OR DELETE ON acceptance_submission
    FOR EACH ROW EXECUTE FUNCTION accord_keep_submission();

    CREATE FUNCTION accord_keep_verdict() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            IF NOT accord_submission_goes(OLD.submission_id) THEN
                RAISE EXCEPTION 'A verdict is never deleted.' USING ERRCODE = 'restrict_violation';
            END IF;
            RETURN OLD;
        END IF;
        IF (NEW.id, NEW.organization_id, NEW.submission_id, NEW.criterion, NEW.place, NEW.passed)
                IS DISTINCT FROM
           (OLD.id, OLD.organization_id, OLD.submission_id, OLD.criterion, OLD.place, OLD.passed)
        THEN
            RAISE EXCEPTION 'A verdict never changes.' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER verdict_is_kept BEFORE UPDATE OR DELETE ON acceptance_verdict
    FOR EACH ROW EXECUTE FUNCTION accord_keep_verdict();
"""
FREE = """
    DROP TRIGGER verdict_is_kept ON acceptance_verdict;
    DROP FUNCTION accord_keep_verdict();
    DROP TRIGGER submission_is_kept ON acceptance_submission;
    DROP FUNCTION accord_keep_submission();
    DROP FUNCTION accord_submission_goes(bigint);
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("clients", "0003_erased_contact"),
        ("files", "0001_begin"),
        ("projects", "0005_deemed_after"),
        ("tenancy", "0006_factor_required"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(2000)],
                        verbose_name="note",
                    ),
                ),
                (
                    "criteria",
                    models.JSONField(
                        blank=True, default=list, verbose_name="acceptance criteria as submitted"
                    ),
                ),
                (
                    "submitted_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="submitted"
                    ),
                ),
                ("nonce", models.CharField(default=secrets.token_urlsafe, editable=False, max_length=43)),
                ("deemed_on", models.DateField(blank=True, null=True, verbose_name="deemed accepted after")),
                (
                    "reminded_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="reminded"),
                ),
                (
                    "first_announced_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="first announced"),
                ),
                (
                    "last_announced_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="last announced"),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "accepted"),
                            ("rejected", "rejected"),
                            ("deemed", "deemed accepted"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                ("name", models.CharField(blank=True, max_length=160, verbose_name="decided by")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "address",
                    models.GenericIPAddressField(blank=True, null=True, verbose_name="network address"),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(2000)],
                        verbose_name="reason",
                    ),
                ),
                (
                    "contact",
                    tenancy.rows.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="submissions",
                        to="clients.contact",
                        verbose_name="contact asked",
                    ),
                ),
                (
                    "deliverable",
                    tenancy.rows.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="submissions",
                        to="projects.deliverable",
                        verbose_name="deliverable",
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
                (
                    "submitted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="submitted by",
                    ),
                ),
            ],
            options={
                "verbose_name": "submission",
                "verbose_name_plural": "submissions",
                "ordering": ["-submitted_at", "-pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "attachment",
                    tenancy.rows.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="files.attachment",
                        verbose_name="attachment",
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
                (
                    "submission",
                    tenancy.rows.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="acceptance.submission",
                        verbose_name="submission",
                    ),
                ),
            ],
            options={
                "verbose_name": "evidence",
                "verbose_name_plural": "pieces of evidence",
                "ordering": ["attachment__name", "pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("criterion", models.UUIDField(verbose_name="unchanging number of the criterion")),
                ("text", models.TextField(verbose_name="text")),
                ("place", models.PositiveSmallIntegerField(default=0, verbose_name="place")),
                ("passed", models.BooleanField(verbose_name="met")),
                (
                    "reason",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(2000)],
                        verbose_name="reason",
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
                (
                    "submission",
                    tenancy.rows.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="verdicts",
                        to="acceptance.submission",
                        verbose_name="submission",
                    ),
                ),
            ],
            options={
                "verbose_name": "verdict",
                "verbose_name_plural": "verdicts",
                "ordering": ["place", "pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.UniqueConstraint(
                fields=("organization", "deliverable", "number"), name="submission_has_its_own_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "")),
                fields=("organization", "deliverable"),
                name="deliverable_is_submitted_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("outcome", "")),
                    models.Q(models.Q(("outcome", ""), _negated=True), ("decided_at__isnull", False)),
                    _connector="OR",
                ),
                name="submission_is_decided_at_a_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.UniqueConstraint(
                fields=("organization", "submission", "attachment"), name="file_is_evidence_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.UniqueConstraint(
                fields=("organization", "submission", "criterion"), name="criterion_is_judged_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("passed", True), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="failed_criterion_has_a_reason",
            ),
        ),
        *(Fence(noun) for noun in ("Submission", "Verdict", "Evidence")),
        migrations.RunSQL(KEPT, FREE),
    ]
