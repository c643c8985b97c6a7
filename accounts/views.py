"""One's own settings, and the look of pages for people who have not signed in."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.actions import edit_preferences
from accounts.forms import PreferencesForm
from accounts.middleware import THEME_COOKIE
from accounts.models import Language, Theme
from core.doors import back, open_door
from core.requests import Request
from core.toasts import toast

A_YEAR = 60 * 60 * 24 * 365


@open_door("accounts.edit_preferences")
def preferences(request: Request) -> HttpResponse:
    form = PreferencesForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        edit_preferences(request.user, **form.cleaned_data)
        toast(request, _("Your settings are saved."))
        return redirect("accounts:preferences")
    return render(request, "accounts/preferences.html", {"form": form}, status=422 if form.errors else 200)


@open_door("accounts.choose_look", methods=["POST"])
def set_theme(request: Request) -> HttpResponse:
    theme = request.POST.get("theme", "")
    answer = redirect(back(request))
    if theme in Theme.values:
        answer.set_cookie(THEME_COOKIE, theme, max_age=A_YEAR, samesite="Lax", secure=not settings.LOCAL)
        if request.user.is_authenticated:
            edit_preferences(request.user, theme=theme)
    return answer


@open_door("accounts.choose_look", methods=["POST"])
def set_language(request: Request) -> HttpResponse:
    language = request.POST.get("language", "")
    answer = redirect(back(request))
    if language in Language.values:
        name = settings.LANGUAGE_COOKIE_NAME
        answer.set_cookie(
            name, language, max_age=A_YEAR, samesite="Lax", httponly=True, secure=not settings.LOCAL
        )
        if request.user.is_authenticated:
            edit_preferences(request.user, language=language)
    return answer
