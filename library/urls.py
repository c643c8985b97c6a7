from django.urls import path

from library import views
from tenancy.exports import as_files

app_name = "library"
urlpatterns = [
    path("", views.templates, name="templates"),
    *as_files("templates", views.as_file),
    path("keep/<str:key>/", views.keep, name="keep"),
    path("ready/<slug:ready>/<slug:language>/", views.ready, name="ready"),
    path("ready/<slug:ready>/<slug:language>/adopt/", views.adopt, name="adopt"),
    path("ready/<slug:ready>/<slug:language>/build/", views.build_ready, name="build_ready"),
    path("<int:pk>/", views.template, name="template"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/build/", views.build, name="build"),
    path("<int:pk>/replace/", views.replace, name="replace"),
    path("<int:pk>/trash/", views.trash, name="trash"),
    path("<int:pk>/recover/", views.recover, name="recover"),
]
