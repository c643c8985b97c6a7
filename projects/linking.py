"""What belongs to what, as rows of a table of links."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from tenancy.models import refuse


def relink(links: Any, *, of: dict[str, Any], to: str, rows: Iterable[Any], project: Any) -> list[list[str]]:
    """Let `of` (one field and its row) be linked to exactly these rows of the project; answers the names before and after."""
    wanted = {row.pk: row for row in rows}
    if any(row.project_id != project.pk for row in wanted.values()):
        raise refuse(_("That belongs to another project."))
    now = list(links.objects.filter(**of).select_related(to))
    known = {getattr(one, f"{to}_id") for one in now}
    links.objects.filter(pk__in=[one.pk for one in now if getattr(one, f"{to}_id") not in wanted]).delete()
    for key, row in wanted.items():
        if key not in known:
            link = links(**of, **{to: row})
            link.belong()
            link.save(force_insert=True)
    return [sorted(str(getattr(one, to)) for one in now), sorted(map(str, wanted.values()))]
