"""An invitation has one answer: said with the organization, so that the rule tells nothing across organizations."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("surveys", "0001_begin")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE surveys_answer DROP CONSTRAINT surveys_answer_invitation_id_key, "
            "ADD CONSTRAINT surveys_answer_invitation_id_key UNIQUE (organization_id, invitation_id)",
            "ALTER TABLE surveys_answer DROP CONSTRAINT surveys_answer_invitation_id_key, "
            "ADD CONSTRAINT surveys_answer_invitation_id_key UNIQUE (invitation_id)",
        )
    ]
