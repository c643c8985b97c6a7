from django.urls import path

from cockpit import plan_views, views

app_name = "cockpit"
urlpatterns = [
    path("", views.portfolio, name="portfolio"),
    path("search/", views.search, name="search"),
    path("activity/", views.activity, name="activity"),
    path("clients/<int:pk>/", views.client, name="client"),
    path("projects/<str:key>/", views.project, name="project"),
    path("projects/<str:key>/plan/", plan_views.plan_page, name="plan"),
]
