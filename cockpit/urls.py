from django.urls import path

from cockpit import export_views, plan_views, views
from tenancy.exports import as_files

app_name = "cockpit"
urlpatterns = [
    path("", views.portfolio, name="portfolio"),
    *as_files("portfolio", export_views.portfolio, "portfolio_"),
    *as_files("projects/<str:key>/goals", export_views.goals, "goals_"),
    *as_files("projects/<str:key>/plan", export_views.plan, "plan_"),
    path("search/", views.search, name="search"),
    path("activity/", views.activity, name="activity"),
    path("clients/<int:pk>/", views.client, name="client"),
    path("projects/<str:key>/", views.project, name="project"),
    path("projects/<str:key>/plan/", plan_views.plan_page, name="plan"),
]
