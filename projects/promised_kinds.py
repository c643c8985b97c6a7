"""What projects promise: the project itself, its scope statement, its goals, its deliverables and their criteria."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from projects import actions
from projects.kinds import Kind, Sort, Told, promise_of
from projects.models import Criterion, Deliverable, Goal, ScopeItem
from projects.queries import tree_of


def add_criterion(project: Any, *, deliverable: Deliverable, by: Any, **values: Any) -> Criterion:
    return actions.add_criterion(deliverable, by=by, **values)


promise_of(
    Kind(
        name="scopeitem",
        label=_("Scope statement"),
        title="text",
        told=(Told("kind", _("kind"), Sort.CHOICE, ScopeItem.Kind.choices), Told("text", _("text"))),
        model=ScopeItem,
        rows=lambda project: ScopeItem.objects.filter(project=project),
        add=actions.add_scope_item,
        alter=actions.edit_scope_item,
        remove=actions.trash_scope_item,
        restore=actions.recover_scope_item,
        split="kind",
    )
)
promise_of(
    Kind(
        name="goal",
        label=_("Goals"),
        title="metric",
        told=(
            Told("kind", _("kind"), Sort.CHOICE, Goal.Kind.choices),
            Told("metric", _("metric")),
            Told("unit", _("unit")),
            Told("baseline", _("baseline"), Sort.NUMBER),
            Told("target", _("target"), Sort.NUMBER),
            Told("due_on", _("due"), Sort.DAY),
        ),
        model=Goal,
        rows=lambda project: Goal.objects.current().filter(project=project),
        add=actions.set_goal,
        alter=actions.edit_goal,
        remove=actions.drop_goal,
        restore=actions.restore_goal,
    )
)
promise_of(
    Kind(
        name="deliverable",
        label=_("Deliverables"),
        title="name",
        told=(
            Told("name", _("name")),
            Told("description", _("description")),
            Told("parent", _("part of"), Sort.ITEM),
            Told("due_on", _("due"), Sort.DAY),
            Told("price", _("price"), Sort.MONEY),
            Told("effort", _("effort in hours"), Sort.NUMBER),
        ),
        model=Deliverable,
        rows=lambda project: [row for row, _number in tree_of(project)],
        add=actions.add_deliverable,
        alter=actions.edit_deliverable,
        remove=actions.trash_deliverable,
        restore=actions.recover_deliverable,
        part_of="parent",
    )
)
promise_of(
    Kind(
        name="criterion",
        label=_("Acceptance criteria"),
        title="text",
        told=(Told("text", _("text")), Told("deliverable", _("deliverable"), Sort.ITEM)),
        model=Criterion,
        rows=lambda project: Criterion.objects.filter(deliverable__project=project).select_related(
            "deliverable"
        ),
        add=add_criterion,
        alter=actions.edit_criterion,
        remove=actions.trash_criterion,
        restore=actions.recover_criterion,
        inside="deliverable",
    )
)
