"""How a version of the scope is written down."""

from typing import Any

from projects.comparison import Items
from projects.models import Project, ScopeVersion
from projects.promises import digest
from tenancy.scope import current


def write_version(project: Project, items: Items, *, name: str, by: Any) -> ScopeVersion:
    """The next version, with its hash."""
    last = ScopeVersion.objects.filter(project=project).values_list("number", flat=True).first()
    number = (last or 0) + 1
    head = {
        "organization": current().name, "project": project.key, "name": project.name, "client": project.client.name,
        "currency": project.currency, "objective": project.objective, "background": project.background,
        "starts_on": project.starts_on.isoformat(), "due_on": project.due_on and project.due_on.isoformat(),
        "version": number, "title": name,
    }  # fmt: skip
    order = list(items)
    version = ScopeVersion(
        project=project, number=number, name=name, head=head, items=dict(items), order=order,
        sha256=digest(head, items, order), frozen_by=by,
    )  # fmt: skip
    version.belong()
    version.full_clean()
    version.save(force_insert=True)
    return version
