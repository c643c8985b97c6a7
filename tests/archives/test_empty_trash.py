"""After thirty days what was thrown away is gone, with all that belonged to it, and nothing else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activity.models import Event
from archives import tasks
from archives.actions import empty_trash
from archives.tables import owned_models
from clients.actions import add_client, trash_client
from clients.models import Client
from communication.models import Mail
from integrations.models import PlanImport
from projects.actions import start_project, trash_project
from projects.models import Project
from tenancy.purging import belonging
from tenancy.scope import scope
from tenancy.trash import KEPT_FOR, paths
from tests.conftest import sign_in
from tests.isolation.world import TODAY, build

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return build()


def counts():
    return {model._meta.label_lower: model.everything.count() for model in owned_models()}


def thrown_away(world, kind="own"):
    """The story's project and client, thrown away; answers when."""
    owner = world.people["owner"]
    project = Project.objects.get(pk=world.objects[kind]["project"])
    for other in project.client.projects.all():
        trash_project(other, by=owner)
    client = Client.objects.get(pk=world.objects[kind]["client"])
    trash_client(client, by=owner)
    return client.trashed_at


def test_not_a_day_too_early(world):
    with scope(world.mine):
        at = thrown_away(world)
        before = counts()

        assert empty_trash(at=at + KEPT_FOR - timedelta(minutes=5)) == 0
        assert counts() == before


def test_then_for_good_with_all_that_belongs_to_it(world):
    """What is left is what the organization has without the story: nothing of it in any table."""
    with scope(world.mine):
        own = {model._meta.label_lower: kept(world, model) for model in (Client, Project)}
        at = thrown_away(world)
        assert empty_trash(at=at + KEPT_FOR) == 2

        for model in (Client, Project):
            assert set(model.everything.values_list("pk", flat=True)) == own[model._meta.label_lower]
            for other, way in belonging(model):
                told = other.everything.filter(**{f"{way}__isnull": False})
                orphans = told.exclude(**{f"{way}__in": own[model._meta.label_lower]})
                assert not orphans.exists(), other
        assert [event.kind for event in Event.objects.all()[:2]] == ["client.purged", "project.purged"]


def kept(world, model):
    mine = world.objects["own"][model._meta.model_name]
    return set(model.everything.exclude(pk=mine).values_list("pk", flat=True))


def test_the_database_agrees(world):
    """Every reference is checked before the end, as it would be at the commit."""
    with scope(world.mine):
        empty_trash(at=thrown_away(world) + KEPT_FOR)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_other_organizations_keep_theirs(world):
    with scope(world.theirs):
        before = counts()
    with scope(world.mine):
        empty_trash(at=thrown_away(world) + KEPT_FOR)
    with scope(world.theirs):
        assert counts() == before


def test_what_only_mentions_it_stays(world):
    with scope(world.mine):
        project = Project.objects.get(pk=world.objects["own"]["project"])
        sibling = Client.objects.get(pk=world.objects["sibling"]["client"])
        PlanImport.objects.filter(client=sibling).update(project=project)
        trash_project(project, by=world.people["owner"])
        assert not PlanImport.objects.filter(client=sibling).exists()
        assert project.trashed_at
        empty_trash(at=project.trashed_at + KEPT_FOR)

        assert PlanImport.objects.filter(client=sibling, project=None).exists()


def test_a_client_is_kept_for_its_project_in_the_trash(organization, client, project, manager):
    """The project was thrown away a day later: it would come back to a client that is gone."""
    trash_project(project, by=manager)
    trash_client(client, by=manager)
    Project.everything.update(trashed_at=client.trashed_at + timedelta(days=1))

    assert empty_trash(at=client.trashed_at + KEPT_FOR) == 0
    assert empty_trash(at=client.trashed_at + KEPT_FOR + timedelta(days=1)) == 1
    assert empty_trash(at=client.trashed_at + KEPT_FOR + timedelta(days=1)) == 1


def test_every_way_into_the_trash_is_known():
    ways = {model._meta.label_lower: list(paths(model)) for model in owned_models()}

    assert ways["schedule.task"] == [("project",)]
    assert ways["clients.contact"] == [("client",)]
    assert ("project",) in ways["projects.share"]
    assert ("contact",) not in ways["projects.share"]
    assert ("task", "project") in ways["resources.assignment"]
    assert ways["activity.event"] == ways["tenancy.membership"] == []
    assert ways[Mail._meta.label_lower] == []


def test_the_page_says_what_who_when_and_for_how_long(
    organization, client, project, manager, member, browser
):
    assert "The trash is empty" in browser.get("/acme/trash/").text
    trash_project(project, by=manager)
    text = browser.get("/acme/trash/").text

    for said in (str(project), "Mary Manager", "in 30 days", f"/acme/projects/trashed/{project.pk}/recover/"):
        assert said in text, said
    theirs = sign_in(member).get("/acme/trash/").text
    assert str(project) in theirs
    assert "recover" not in theirs


def test_the_page_asks_as_often_whatever_is_in_it(organization, manager, browser):
    def throw(count):
        for number in range(count):
            added = add_client(f"Client {count} {number}", by=manager)
            trash_project(start_project(added, name="P", starts_on=TODAY, by=manager), by=manager)
            trash_client(added, by=manager)
        browser.get("/acme/trash/")
        with CaptureQueriesContext(connection) as asked:
            shown = browser.get("/acme/trash/").context["rows"]
        return len(asked), len(shown)

    first, many = throw(1), throw(9)
    assert (first[0], first[1], many[1]) == (many[0], 2, 20)


def test_the_sweep_runs(acme):
    tasks.empty_trash()
