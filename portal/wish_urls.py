from django.urls import path

from portal import wish_views

app_name = "portal_wish"
urlpatterns = [path("<str:key>/", wish_views.wish, name="wish")]
