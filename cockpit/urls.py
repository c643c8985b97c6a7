from django.urls import path

from cockpit import export_views, plan_views, views

app_name = "cockpit"
urlpatterns = [
    path("", views.portfolio, name="portfolio"),
    path("portfolio.csv", export_views.portfolio, name="portfolio_csv"),
    path("projects/<str:key>/goals.csv", export_views.goals, name="goals_csv"),
    path("projects/<str:key>/plan.csv", export_views.plan, name="plan_csv"),
    path("search/", views.search, name="search"),
    path("activity/", views.activity, name="activity"),
    path("clients/<int:pk>/", views.client, name="client"),
    path("projects/<str:key>/", views.project, name="project"),
    path("projects/<str:key>/plan/", plan_views.plan_page, name="plan"),
]
