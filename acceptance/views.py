"""Pages about submissions, for those who make them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from acceptance import actions, queries
from acceptance.forms import SubmitForm
from acceptance.models import Submission
from core.requests import Request
from core.toasts import toast
from projects.models import Deliverable
from projects.queries import find_deliverable
from tenancy.doors import READING, door, verb
from tenancy.editing import Done, FormPage


@door("acceptance.view_submissions", find_deliverable, methods=READING)
def history(request: Request, deliverable: Deliverable) -> HttpResponse:
    submissions = list(queries.submissions_of(deliverable))
    return render(request, "acceptance/history.html", {**about(deliverable), "submissions": submissions})


@door("acceptance.submit_deliverable", find_deliverable)
def submit(request: Request, deliverable: Deliverable) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        submission = actions.submit_deliverable(deliverable, **values, by=request.user)
        text = _("%(name)s is asked to accept it.") % {"name": submission.contact.name}
        return Done(text, submission.get_absolute_url())

    form = SubmitForm(deliverable.project, request.POST or None)
    return FormPage("acceptance/submit.html", about(deliverable)).answer(request, form, act)


@verb("acceptance.withdraw_submission", queries.find_submission)
def withdraw(request: Request, submission: Submission) -> HttpResponse:
    actions.withdraw_submission(submission, by=request.user)
    toast(request, _("%(name)s is no longer asked.") % {"name": submission.contact.name})
    return redirect(submission.get_absolute_url())


def about(deliverable: Deliverable) -> dict[str, Any]:
    return {"deliverable": deliverable, "project": deliverable.project}
