"""What the client sees, and the manager who looks through their eyes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal import queries
from portal.needs import last_answer
from portal.promised import promised_in
from portal.summary import needed, overall
from portal.visitors import Visitor, elsewhere
from projects.queries import wishes_of


def projects(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Everything shared with the visitor in this organization."""
    others = [] if visitor.manager else elsewhere(request.session)
    glances = queries.glances(visitor, on=queries.today())
    context = {
        "visitor": visitor,
        "glances": glances,
        "answer": overall([glance.mood for glance in glances]),
        "elsewhere": queries.organizations(others),
    }
    return render(request, "portal/list.html", context)


def project(request: HttpRequest, visitor: Visitor, key: str) -> HttpResponse:
    """One project: are we on time, what is needed, whom to talk to."""
    today, found = queries.today(), queries.find_shared(visitor, key)
    version, promised = promised_in(found)
    [glance] = queries.glances_at([found], visitor, on=today)
    context = {
        "visitor": visitor,
        "project": found,
        "glance": glance,
        "needed": needed(len(glance.needs)),
        "way": queries.way(glance.outlook, on=today),
        "goals": queries.shared_goals(found, on=today),
        "last_answer": last_answer(visitor, found),
        "version": version,
        "promised": promised,
        "wishes": wishes_of(found, visitor.contacts),
    }
    return render(request, "portal/detail.html", context)
