"""Pages about project templates."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from activity.queries import history
from core.requests import Request
from core.toasts import toast
from library import actions, exports, queries
from library.blueprint import Blueprint, Part, chosen
from library.dated import dated
from library.days import WorkingDays
from library.forms import BuildForm, KeepForm, PreviewForm, ReplaceForm, TemplateForm
from library.models import ProjectTemplate
from library.reading import blueprint_of
from library.ready import Ready, find_ready
from projects.models import Project, ScopeItem
from projects.queries import find_project
from schedule.working import OFFICE_CALENDAR
from tenancy.doors import READING, door, verb
from tenancy.editing import Done, FormPage
from tenancy.exports import export
from tenancy.links import inside
from tenancy.scope import current


@door("library.view_templates", methods=READING)
def templates(request: Request) -> HttpResponse:
    """The library: the own templates, then those that come along."""
    words = request.GET.get("q", "").strip()
    language = request.GET.get("language", get_language() or "")
    piece = "#shelf" if request.htmx and not request.htmx.boosted else ""
    context = {
        "words": words, "language": language, "own": queries.templates(words),
        "ready": queries.ready_templates(words, language=language),
    }  # fmt: skip
    return render(request, f"library/list.html{piece}", context)


@door("library.view_templates", methods=READING)
def as_file(request: Request) -> Any:
    return export(
        request, _("templates"), exports.TEMPLATES, queries.library(request.GET.get("q", "").strip())
    )


@door("library.view_templates", queries.find_template, methods=READING)
def template(request: Request, template: ProjectTemplate) -> HttpResponse:
    """What it holds."""
    return render(
        request, "library/template.html", {**preview(request, template), "events": history(template)}
    )


@door("library.edit_template", queries.find_template)
def edit(request: Request, template: ProjectTemplate) -> HttpResponse:
    """What it is called."""

    def act(values: dict[str, Any]) -> Done:
        edited = actions.edit_template(queries.find_template(template.pk), **values, by=request.user)
        return Done(_("“%(name)s” is saved.") % {"name": edited}, edited.get_absolute_url())

    context = {"template": queries.find_template(template.pk)}
    return FormPage("library/edit.html", context).answer(
        request, TemplateForm(request.POST or None, instance=template), act
    )


@door("library.view_templates", find_ready, methods=READING)
def ready(request: Request, ready: Ready) -> HttpResponse:
    """What a template that comes along holds."""
    return render(request, "library/ready.html", preview(request, ready))


@verb("library.adopt_template", find_ready)
def adopt(request: Request, ready: Ready) -> HttpResponse:
    template = actions.adopt_template(ready, by=request.user)
    undo = inside("library:trash", template.pk)
    toast(request, _("“%(name)s” is yours now: change it as you like.") % {"name": template}, undo=undo)
    return redirect(template.get_absolute_url())


@door("library.build_project", queries.find_template)
def build(request: Request, template: ProjectTemplate) -> HttpResponse:
    return build_from(request, template)


@door("library.build_project", find_ready)
def build_ready(request: Request, ready: Ready) -> HttpResponse:
    return build_from(request, ready)


def build_from(request: Request, template: ProjectTemplate | Ready) -> HttpResponse:
    """The dates it would have, and the form that makes it so."""

    def act(values: dict[str, Any]) -> Done:
        project = actions.build_project(template, **values, by=request.user)
        undo = inside("projects:trash", project.key)
        return Done(_("%(name)s has started.") % {"name": project}, project.get_absolute_url(), undo)

    context = preview(request, template)
    if request.htmx and request.method == "GET" and not request.htmx.boosted:
        return render(request, "library/build.html#preview", context)
    known = {
        "manager": request.user,
        "starts_on": context["starts_on"],
        "name": template.name,
        "currency": "CNY",
    }
    form = BuildForm(request.POST or None, initial={**known, "client": request.GET.get("client")})
    return FormPage("library/build.html", context).answer(request, form, act)


def preview(request: Request, template: ProjectTemplate | Ready) -> dict[str, Any]:
    """What there would be from the day that is asked for; from today without one."""
    asked = PreviewForm(request.POST or request.GET)
    asked.is_valid()
    starts_on: date = asked.cleaned_data.get("starts_on") or timezone.localdate()
    parts = asked.cleaned_data.get("parts", []) if "starts_on" in asked.data else list(Part)
    return {
        "template": template,
        "starts_on": starts_on,
        **contents(chosen(template.blueprint, parts), starts_on),
    }


def contents(blueprint: Blueprint, starts_on: date) -> dict[str, Any]:
    """What a page shows of a blueprint that starts on a day."""
    said = [
        (kind.label, [one.text for one in blueprint.statement if one.kind == kind]) for kind in ScopeItem.Kind
    ]
    days = WorkingDays(OFFICE_CALENDAR, starts_on)
    return {"blueprint": blueprint, "statement": said, "dated": dated(blueprint, days)}


@door("library.keep_template", find_project)
def keep(request: Request, project: Project) -> HttpResponse:
    """A project becomes a template."""

    def act(values: dict[str, Any]) -> Done:
        template = actions.keep_template(project, **values, by=request.user)
        undo = inside("library:trash", template.pk)
        return Done(
            _("“%(name)s” is in the library.") % {"name": template}, template.get_absolute_url(), undo
        )

    form = KeepForm(request.POST or None, initial={"name": project.name, "language": current().language})
    context = {"project": project, **contents(blueprint_of(project), project.starts_on)}
    return FormPage("library/keep.html", context).answer(request, form, act)


@door("library.replace_template", queries.find_template)
def replace(request: Request, template: ProjectTemplate) -> HttpResponse:
    """It takes the content of a project that knows better."""

    def act(values: dict[str, Any]) -> Done:
        actions.replace_template(template, **values, by=request.user)
        return Done(_("“%(name)s” is saved.") % {"name": template}, template.get_absolute_url())

    form = ReplaceForm(request.POST or None)
    return FormPage("library/replace.html", {"template": template}).answer(request, form, act)


@verb("library.trash_template", queries.find_template)
def trash(request: Request, template: ProjectTemplate) -> HttpResponse:
    actions.trash_template(template, by=request.user)
    undo = inside("library:recover", template.pk)
    toast(request, _("“%(name)s” is in the trash.") % {"name": template}, undo=undo)
    return redirect(inside("library:templates"))


@verb("library.recover_template", queries.find_trashed_template)
def recover(request: Request, template: ProjectTemplate) -> HttpResponse:
    actions.recover_template(template, by=request.user)
    toast(request, _("“%(name)s” is back.") % {"name": template})
    return redirect(template.get_absolute_url())
