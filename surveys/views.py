"""Pages about surveys, and the client's page that answers one."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from activity.queries import history
from core.requests import Request
from core.toasts import toast
from schedule.clock import today
from schedule.models import Task
from schedule.queries import find_task
from surveys import actions, exports, queries
from surveys.forms import WORDS, AnswerForm, chosen
from surveys.models import Survey, SurveyInvitation
from tenancy.doors import READING, door, link_door, verb
from tenancy.editing import explain
from tenancy.exports import export_rows

A_PAGE = 50


@door("surveys.view_surveys", methods=READING)
def survey_list(request: Request) -> HttpResponse:
    page = Paginator(queries.surveys(), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "surveys/list.html", {"page": page})


@door("surveys.view_surveys", queries.find_survey, methods=READING)
def detail(request: Request, survey: Survey) -> HttpResponse:
    invitations = queries.invitations_of(survey)
    context = {"survey": survey, "invitations": invitations, "events": history(survey)}
    return render(request, "surveys/detail.html", context)


@door("surveys.view_surveys", methods=READING)
def as_file(request: Request) -> Any:
    return export_rows(request, _("surveys"), exports.SURVEYS, queries.surveys())


@door("surveys.view_surveys", queries.find_survey, methods=READING)
def answers_as_file(request: Request, survey: Survey) -> Any:
    return export_rows(request, _("answers"), exports.ANSWERS, queries.invitations_of(survey))


@verb("surveys.open_survey", find_task)
def open_one(request: Request, task: Task) -> HttpResponse:
    survey = actions.open_survey(task, at=timezone.now(), by=request.user)
    toast(request, _("The client is asked how “%(name)s” went.") % {"name": task.name})
    return redirect(survey.get_absolute_url())


@verb("surveys.close_survey", queries.find_survey)
def close(request: Request, survey: Survey) -> HttpResponse:
    actions.close_survey(survey, by=request.user)
    toast(request, _("The survey on “%(name)s” is closed.") % {"name": survey})
    return redirect(survey.get_absolute_url())


@link_door("surveys.answer_survey", queries.find_invitation)
def answer(request: Request, invitation: SurveyInvitation) -> HttpResponse:
    """The client's page: looking changes nothing, so that mail scanners may look; sending counts."""
    with translation.override(invitation.contact.language):
        if not invitation.survey.is_open(on=today()):
            return show(request, invitation, None)
        return send(request, invitation) if request.method == "POST" else offer(request, invitation)


def offer(request: Request, invitation: SurveyInvitation) -> HttpResponse:
    """The form, with the score of the link that was tapped chosen already."""
    given = getattr(invitation, "answer", None)
    score, comment = (given.score, given.comment) if given else (None, "")
    tapped = chosen(request.GET.get("score", ""))
    form = AnswerForm(initial={"score": tapped or score, "comment": comment})
    return show(request, invitation, form, tapped=tapped if tapped != score else None)


def send(request: Request, invitation: SurveyInvitation) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return show(request, invitation, form, status=422)
    said: dict[str, Any] = {"score": form.cleaned_data["score"]}
    if "comment" in request.POST:
        said["comment"] = form.cleaned_data["comment"]
    try:
        actions.answer_survey(invitation, **said, at=timezone.now(), by=invitation.contact)
    except ValidationError as refusal:
        explain(form, refusal)
        return show(request, invitation, form, status=422)
    return redirect(f"{request.path}?thanks")


def show(
    request: Request, invitation: SurveyInvitation, form: AnswerForm | None, *, tapped: int | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    context = {
        "invitation": invitation, "survey": invitation.survey, "form": form, "tapped": tapped, "words": WORDS,
        "given": getattr(invitation, "answer", None), "thanks": "thanks" in request.GET,
        "picked": str((form["score"].value() if form else "") or ""),
    }  # fmt: skip
    return render(request, "surveys/answer.html", context, status=status)
