"""Ties what happened before there was a chain into it, in the order in which it happened."""

from typing import Any

from django.db import migrations

from activity.chain import GENESIS, link_of, seal

AT_ONCE = 1000
CHAINED = ["seals", "salts", "digest", "number", "previous", "hash"]


def chain_everything(apps: Any, schema_editor: Any) -> None:
    """As the owner, who sees every organization's rows."""
    event, head = apps.get_model("activity", "Event"), apps.get_model("activity", "AuditHead")
    for key in event.objects.order_by().values_list("organization_id", flat=True).distinct():
        head.objects.create(organization_id=key, **chain(event, key))


def chain(event: Any, organization_id: int) -> dict[str, Any]:
    """Chain one organization's events; answers its last link."""
    number, last, batch = 0, GENESIS, []
    for row in event.objects.filter(organization_id=organization_id).order_by("id").iterator(AT_ONCE):
        number += 1
        seal(row)
        row.number, row.previous = number, last
        row.hash = last = link_of(row)
        batch.append(row)
        if len(batch) == AT_ONCE:
            event.objects.bulk_update(batch, CHAINED)
            batch = []
    event.objects.bulk_update(batch, CHAINED)
    return {"number": number, "hash": last}


class Migration(migrations.Migration):
    dependencies = [("activity", "0002_chain")]

    operations = [migrations.RunPython(chain_everything, migrations.RunPython.noop)]
