"""The scope statement and the deliverables in the administration; they are edited on the project's scope page."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.actions import (
    recover_criterion,
    recover_deliverable,
    recover_scope_item,
    trash_criterion,
    trash_deliverable,
    trash_scope_item,
)
from projects.models import Criterion, Deliverable, ScopeItem
from tenancy.admin import ReadingAdmin, organization_site
from tenancy.admin_verbs import admin_verb


@admin.register(ScopeItem, site=organization_site)
class ScopeItemAdmin(ReadingAdmin):
    """What is in scope and what is not."""

    has_history = True
    list_display = ["text", "kind", "project", "created_at"]
    list_filter = ["kind", "created_at"]
    list_select_related = ["project"]
    search_fields = ["text", "project__name", "project__key"]
    actions = [
        admin_verb(
            "projects.trash_scope_item", trash_scope_item, _("Move to trash"),
            among=lambda: ScopeItem.objects.all(),
        ),
        admin_verb(
            "projects.recover_scope_item", recover_scope_item, _("Take back"),
            among=lambda: ScopeItem.everything.filter(trashed_at__isnull=False),
        ),
    ]  # fmt: skip


@admin.register(Deliverable, site=organization_site)
class DeliverableAdmin(ReadingAdmin):
    """What clients get."""

    has_history = True
    list_display = ["name", "project", "owner", "due_on", "price", "effort"]
    list_filter = ["due_on", "created_at"]
    list_select_related = ["project", "owner"]
    search_fields = ["name", "project__name", "project__key", "owner__name"]
    actions = [
        admin_verb(
            "projects.trash_deliverable", trash_deliverable, _("Move to trash"),
            among=lambda: Deliverable.objects.select_related("project"),
        ),
        admin_verb(
            "projects.recover_deliverable", recover_deliverable, _("Take back"),
            among=lambda: Deliverable.everything.filter(trashed_at__isnull=False),
        ),
    ]  # fmt: skip


@admin.register(Criterion, site=organization_site)
class CriterionAdmin(ReadingAdmin):
    """How deliverables are known to be right."""

    has_history = True
    list_display = ["text", "deliverable", "created_at"]
    list_filter = ["created_at"]
    list_select_related = ["deliverable"]
    search_fields = ["text", "deliverable__name", "deliverable__project__key"]
    actions = [
        admin_verb(
            "projects.trash_criterion", trash_criterion, _("Move to trash"),
            among=lambda: Criterion.objects.all(),
        ),
        admin_verb(
            "projects.recover_criterion", recover_criterion, _("Take back"),
            among=lambda: Criterion.everything.filter(trashed_at__isnull=False),
        ),
    ]  # fmt: skip
