"""Every address there is."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path

from config.api import NotThere
from operations.views import livez, read_metrics, readyz
from tenancy.admin import operator_site, organization_site

inside: list[URLPattern | URLResolver] = [
    path("", include("erasure.inside_urls")),
    path("clients/", include("clients.urls")),
    path("projects/", include("projects.urls")),
    path("projects/<str:key>/deliverables/<int:pk>/", include("acceptance.urls")),
    path("projects/<str:key>/phases/", include("phases.urls")),
    path("projects/<str:key>/", include("tracing.urls")),
    path("projects/<str:key>/plan/", include("schedule.urls")),
    path("library/", include("library.urls")),
    path("", include("files.urls")),
    path("imports/", include("integrations.urls")),
    path("surveys/", include("surveys.urls")),
    path("reminders/", include("communication.urls")),
    path("answer/", include("surveys.answer_urls")),
    path("accept/", include("portal.acceptance_urls")),
    path("enter/", include("portal.enter_urls")),
    path("sign/", include("portal.sign_urls")),
    path("wish/", include("portal.wish_urls")),
    path("portal/", include("portal.urls")),
    path("audit/", include("activity.urls")),
    path("", include("identity.inside_urls")),
    path("", include("members.inside_urls")),
    path("", include("archives.urls")),
    path("", include("cockpit.urls")),
    path("api/v1/", include("config.api")),
    re_path("^api/", NotThere.as_view()),
]

urlpatterns = [
    path("livez", livez, name="livez"),
    path("readyz", readyz, name="readyz"),
    path("metrics", read_metrics, name="metrics"),
    path("", include("members.urls")),
    path("new/", include("archives.outside_urls")),
    path("accounts/", include("accounts.urls")),
    path("accounts/", include("erasure.urls")),
    path("accounts/", include("identity.urls")),
    path("accounts/", include("allauth.urls")),
    path("operators/", include("operations.urls")),
    path("operators/", operator_site.urls),
    re_path("^api/", NotThere.as_view()),
    path("admin/", organization_site.urls),
    path("<slug:organization>/", include(inside)),
]

handler400 = "core.errors.bad_request"
handler403 = "core.errors.permission_denied"
handler404 = "core.errors.page_not_found"
handler429 = "core.errors.too_many_requests"
handler500 = "core.errors.server_error"

if settings.LOCAL:
    urlpatterns.insert(0, path("mailbox/", include("communication.mailbox_urls")))
