"""The REST API's addresses, inside an organization."""

from typing import Any

from django.http import Http404
from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.routers import SimpleRouter
from rest_framework.views import APIView

from acceptance.api import SubmissionViewSet
from activity.api import EventViewSet
from clients.api import ClientViewSet, ContactViewSet
from communication.api import MailViewSet, ReminderRuleViewSet
from files.api import AttachmentViewSet
from integrations.api import PlanImportViewSet
from library.api import ProjectTemplateViewSet
from members.api import ApiTokenViewSet, MemberViewSet
from phases.api import ConditionViewSet, PhaseViewSet
from projects.api import GoalViewSet, ProjectViewSet
from projects.change_api import ChangeViewSet
from projects.need_api import NeedViewSet
from projects.scope_api import CriterionViewSet, DeliverableViewSet, ScopeItemViewSet
from projects.version_api import ScopeVersionViewSet
from schedule.api import TaskViewSet
from surveys.api import AnswerViewSet, SurveyViewSet
from tenancy.links import inside
from tracing.api import ScopeReadingViewSet

router = SimpleRouter()
router.register("members", MemberViewSet, "member")
router.register("tokens", ApiTokenViewSet, "token")
router.register("clients", ClientViewSet, "client")
router.register("contacts", ContactViewSet, "contact")
router.register("projects", ProjectViewSet, "project")
router.register("templates", ProjectTemplateViewSet, "template")
router.register("goals", GoalViewSet, "goal")
router.register("scope-items", ScopeItemViewSet, "scope-item")
router.register("deliverables", DeliverableViewSet, "deliverable")
router.register("criteria", CriterionViewSet, "criterion")
router.register("scope-versions", ScopeVersionViewSet, "scope-version")
router.register("changes", ChangeViewSet, "change")
router.register("phases", PhaseViewSet, "phase")
router.register("phase-conditions", ConditionViewSet, "phase-condition")
router.register("needs", NeedViewSet, "need")
router.register("scope-readings", ScopeReadingViewSet, "scope-reading")
router.register("tasks", TaskViewSet, "task")
router.register("files", AttachmentViewSet, "file")
router.register("imports", PlanImportViewSet, "import")
router.register("submissions", SubmissionViewSet, "submission")
router.register("surveys", SurveyViewSet, "survey")
router.register("answers", AnswerViewSet, "answer")
router.register("reminders", ReminderRuleViewSet, "reminder")
router.register("mails", MailViewSet, "mail")
router.register("audit", EventViewSet, "event")


class Schema(SpectacularAPIView):
    """The API's description in OpenAPI, for members."""

    permission = "members.view_members"


class Docs(SpectacularSwaggerSplitView):
    """The API to read and try in the browser."""

    permission = "members.view_members"

    def _get_schema_url(self, request: Request) -> str:
        return inside("api:schema")


class NotThere(APIView):
    """Whatever else is asked below the API: a problem, as everywhere in it."""

    permission = "members.view_members"

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        raise Http404


urls = [
    path("schema/", Schema.as_view(), name="schema"),
    path("docs/", Docs.as_view(), name="docs"),
    *router.urls,
    re_path("", NotThere.as_view()),
]
urlpatterns = [path("", include((urls, "api")))]
