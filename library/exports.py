"""Columns of the list of templates."""

from operator import attrgetter

from django.utils.translation import gettext_lazy as _

from accounts.models import Language
from library.models import ProjectTemplate
from tenancy.exports import Columns

TEMPLATES: Columns = [
    (_("Name"), attrgetter("name")),
    (_("Summary"), attrgetter("summary")),
    (_("Language"), lambda one: Language(one.language).label),
    (_("Ready-made"), lambda one: not isinstance(one, ProjectTemplate)),
    (_("Goals"), lambda one: len(one.blueprint.goals)),
    (_("Deliverables"), lambda one: len(one.blueprint.deliverables)),
    (_("Lines of the plan"), lambda one: len(one.blueprint.plan)),
    (_("Working days"), lambda one: one.blueprint.last_day),
]
