from django.urls import path

from clients import views
from tenancy.exports import as_files

app_name = "clients"
urlpatterns = [
    path("", views.client_list, name="list"),
    *as_files("clients", views.as_file),
    *as_files("<int:pk>/contacts", views.contacts_as_file, "contacts_"),
    path("add/", views.add, name="add"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/archive/", views.archive, name="archive"),
    path("<int:pk>/restore/", views.restore, name="restore"),
    path("<int:pk>/trash/", views.trash, name="trash"),
    path("trashed/<int:pk>/recover/", views.recover, name="recover"),
    path("<int:pk>/contacts/add/", views.add_contact, name="add_contact"),
    path("<int:client_pk>/contacts/<int:pk>/", views.edit_contact, name="contact"),
    path("<int:client_pk>/contacts/<int:pk>/archive/", views.archive_contact, name="archive_contact"),
    path("<int:client_pk>/contacts/<int:pk>/restore/", views.restore_contact, name="restore_contact"),
]
