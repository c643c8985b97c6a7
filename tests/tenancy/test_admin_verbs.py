"""The lists of Django's admin offer the apps' verbs: they work, are refused, and are offered to nobody who may not."""

from collections.abc import Iterator
from typing import Any

import pytest
import rules
from django.db import transaction
from django.test import Client as Browser
from django.test import override_settings
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from activity.models import Event
from clients.models import Client
from communication.models import Mail
from members.actions import visit_organization
from members.models import OperatorVisit
from projects.models import Project
from schedule.models import Task
from tenancy.admin import organization_site
from tenancy.models import Membership, Role
from tenancy.scope import scope
from tests.conftest import sign_in
from tests.isolation.conftest import NOTHING_KEPT
from tests.isolation.world import World, build

registry: Any = organization_site._registry
VERBS = [
    (model, action.verb)
    for model, shown in registry.items()
    for action in shown.actions
    if hasattr(action, "verb")
]
EACH = pytest.mark.parametrize("model, action", VERBS, ids=[action.permission for _model, action in VERBS])


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), override_settings(CACHES=NOTHING_KEPT), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture
def world(built: World) -> Iterator[World]:
    """The world, as it was before whatever the test does."""
    with transaction.atomic():
        yield built
        transaction.set_rollback(True)


# How a row comes to be such that the verb can be done to it, where the world has none.
READY: dict[str, dict[str, Any]] = {
    "clients.restore_client": {"archived_at": timezone.now()},
    "clients.restore_contact": {"archived_at": timezone.now()},
    "clients.recover_client": {"trashed_at": timezone.now()},
    "files.recover_attachment": {"trashed_at": timezone.now()},
    "library.recover_template": {"trashed_at": timezone.now()},
    "phases.reopen_phase": {"opened_at": timezone.now(), "closed_at": timezone.now()},
    "phases.recover_phase": {"trashed_at": timezone.now()},
    "phases.recover_condition": {"trashed_at": timezone.now()},
    "projects.reconsider_change": {"declined_at": timezone.now()},
    "projects.recover_change": {"trashed_at": timezone.now()},
    "projects.recover_criterion": {"trashed_at": timezone.now()},
    "projects.recover_deliverable": {"trashed_at": timezone.now()},
    "projects.recover_need": {"trashed_at": timezone.now()},
    "projects.recover_project": {"trashed_at": timezone.now()},
    "projects.recover_scope_item": {"trashed_at": timezone.now()},
    "projects.reopen_project": {"closed_at": timezone.now()},
    "projects.restore_goal": {"dropped_at": timezone.now()},
    "schedule.reopen_task": {"done_on": timezone.now().date()},
    "communication.retry_mail": {"dead_at": timezone.now()},
    "communication.restore_reminder": {"dropped_at": timezone.now()},
    "members.end_visit": {"started_at": timezone.now()},
}


def ready(world: World, model: Any, action: Any) -> Any:
    """A row to which the verb can be done."""
    if action.permission == "clients.trash_client":
        Project.objects.update(trashed_at=timezone.now())
    rows = model.everything.filter(**({"is_summary": False} if model is Task else {}))
    if action.permission in READY:
        rows.filter(pk=rows.order_by("pk")[0].pk).update(**READY[action.permission])
    among = action.among().filter(pk__in=rows.values("pk")).order_by("pk")
    row = (among.exclude(user=world.people["owner"]) if model is Membership else among).first()
    assert row, f"say in READY how {model} can be made ready"
    return row


def act(browser: Browser, model: Any, name: str, *rows: Any, **more: Any) -> Any:
    chosen = {"action": name, "_selected_action": [row.pk for row in rows], **more}
    trash = "?trash=in" if name.startswith("recover") else ""
    return browser.post(f"{list_of(model)}{trash}", chosen, follow=True)


def list_of(model: Any) -> str:
    return f"/mine/admin/{model._meta.app_label}/{model._meta.model_name}/"


def told(answer: Any) -> list[tuple[str, str]]:
    return [(one.level_tag, str(one)) for one in answer.context["messages"]]


def happened() -> int:
    return Event.objects.exclude(kind="member.signed_in").count()


@EACH
def test_it_is_done_once_and_refused_afterwards(world, model, action):
    owner = sign_in(world.people["owner"])
    with scope(world.mine):
        row, before = ready(world, model, action), happened()

    (level, sentence), *_ = told(act(owner, model, action.name, row, sure="yes"))

    assert (level, sentence.endswith(": 1 done.")) == ("success", True), sentence
    with scope(world.mine):
        assert happened() == before + 1

    again = told(act(owner, model, action.name, row, sure="yes"))

    assert [level for level, _sentence in again if level != "error"] == []
    with scope(world.mine):
        assert happened() == before + 1


@EACH
def test_what_cannot_be_undone_asks_first(world, model, action):
    with scope(world.mine):
        row, before = ready(world, model, action), happened()
    if not action.question:
        assert action.permission.partition(".")[2].partition("_")[0] in UNDONE_BY
        return

    page = act(sign_in(world.people["owner"]), model, action.name, row)

    assert str(action.question) in page.text.replace("&#x27;", "'")
    assert f'name="_selected_action" value="{row.pk}"' in page.text
    with scope(world.mine):
        assert happened() == before


UNDONE_BY = {
    "archive": "restore", "restore": "archive", "trash": "recover", "recover": "trash", "close": "reopen", "reopen": "close",
    "drop": "restore", "complete": "reopen", "retry": "a mail tried in vain is given up again",
}  # fmt: skip


@EACH
def test_whoever_may_not_is_not_offered_it_and_cannot_do_it(world, model, action, monkeypatch):
    monkeypatch.setitem(rules.permissions.permissions, action.permission, rules.always_false)
    admin = sign_in(world.people["admin"])
    with scope(world.mine):
        row, before = ready(world, model, action), happened()

    answer = act(admin, model, action.name, row, sure="yes")

    assert f'value="{action.name}"' not in admin.get(list_of(model)).text
    assert {level for level, _sentence in told(answer)} <= {"warning"}
    with scope(world.mine):
        assert happened() == before


@EACH
def test_an_operator_who_looks_in_is_offered_nothing(world, model, action, monkeypatch):
    """Not even what everybody may do."""
    monkeypatch.setitem(rules.permissions.permissions, action.permission, rules.always_true)
    operator = world.people["operator"]
    with scope(world.mine):
        row = ready(world, model, action)
        OperatorVisit.objects.update(ended_at=timezone.now())
    visit_organization(world.mine, reason="asked to", by=operator)

    browser = sign_in(operator)
    page = browser.get(list_of(model))

    assert page.status_code == 200
    assert page.context["cl"].result_list
    assert 'name="action"' not in page.text
    assert browser.get(f"{list_of(model)}{row.pk}/change/").status_code == 200


def test_the_permission_is_asked_for_each_row(world):
    """Owners are removed by owners: an admin removes the others, and is told of whom they may not."""
    with scope(world.mine):
        owner, manager = (Membership.objects.get(role=role) for role in (Role.OWNER, Role.MANAGER))

    answer = act(sign_in(world.people["admin"]), Membership, "remove_member", owner, manager, sure="yes")

    assert ("error", f"{owner}: you may not do this.") in told(answer)
    assert ("success", "Remove: 1 done.") in told(answer)
    with scope(world.mine):
        assert list(Membership.objects.filter(role__in=[Role.OWNER, Role.MANAGER])) == [owner]


def test_a_refusal_names_the_row_and_the_others_are_done(world):
    with scope(world.mine):
        empty = Client(name="Without projects").added()
        busy = Client.objects.filter(projects__isnull=False)[0]

    answer = act(sign_in(world.people["owner"]), Client, "trash_client", busy, empty)

    assert ("error", f"{busy}: {busy} has projects. Move them to the trash first.") in told(answer)
    assert ("success", "Move to trash: 1 done.") in told(answer)
    with scope(world.mine):
        assert list(Client.everything.filter(trashed_at__isnull=False)) == [empty]


def test_another_organizations_rows_are_not_reached(world):
    with scope(world.theirs):
        theirs, before = Client.objects.all()[0], happened()

    answer = act(sign_in(world.people["owner"]), Client, "archive_client", theirs)

    assert told(answer) == []
    with scope(world.theirs):
        assert happened() == before
        assert Client.objects.get(pk=theirs.pk).archived_at is None


@pytest.mark.parametrize("key", ["x", "-1", "1e3", "9" * 50, "", "١"])
def test_a_row_that_cannot_be_is_a_mistake(world, key):
    chosen = {"action": "archive_client", "_selected_action": [key]}

    assert sign_in(world.people["owner"]).post(list_of(Client), chosen).status_code == 400


def test_the_trash_is_shown_apart_and_taken_back(world):
    """It is read there, not edited."""
    owner, path = sign_in(world.people["owner"]), list_of(Project)
    with scope(world.mine):
        project, *_others = Project.objects.all()
    act(owner, Project, "trash_project", project)

    shown, trash = (owner.get(f"{path}{query}").context["cl"].result_list for query in ("", "?trash=in"))
    assert (project in shown, project in trash, len(trash)) == (False, True, 1)
    page = owner.get(f"{path}{project.pk}/change/")
    assert (page.status_code, 'name="_save"' in page.text) == (200, False)
    assert owner.post(f"{path}{project.pk}/change/", {"name": "x"}).status_code == 403

    answer = owner.post(
        f"{path}?trash=in", {"action": "recover_project", "_selected_action": [project.pk]}, follow=True
    )
    assert told(answer) == [("success", "Take back: 1 done.")]
    assert project in owner.get(path).context["cl"].result_list


def test_there_are_verbs_to_look_at():
    assert len(VERBS) > 20
    assert {Mail, Project, Client} <= {model for model, _action in VERBS}
