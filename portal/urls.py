from django.urls import path

from portal import views
from portal.doors import client_door, manager_door

app_name = "portal"
urlpatterns = [
    path("", client_door(views.projects), name="projects"),
    path("<str:key>/", client_door(views.project), name="project"),
    path("as/<int:contact>/", manager_door(views.projects), name="preview_projects"),
    path("as/<int:contact>/<str:key>/", manager_door(views.project), name="preview"),
]
