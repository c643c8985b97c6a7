from django.urls import path

from portal import acceptance_views as views

app_name = "accept"
urlpatterns = [
    path("<str:token>/", views.accept, name="accept"),
    path("<str:token>/files/<int:pk>/", views.evidence, name="evidence"),
]
