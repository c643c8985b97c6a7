"""One's own settings, and the look of pages for people who have not signed in."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.actions import edit_preferences, end_other_sessions, end_session
from accounts.devices import devices_of, find_device
from accounts.forms import PreferencesForm
from accounts.middleware import THEME_COOKIE
from accounts.models import Language, Theme
from core.doors import READING, back, open_door
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


@open_door("accounts.see_sessions", methods=READING)
def sessions(request: Request) -> HttpResponse:
    """Where one is signed in."""
    devices = devices_of(request.user, here=request.session.session_key)
    return render(request, "accounts/sessions.html", {"devices": devices})


@open_door("accounts.end_session", methods=["POST"])
def end(request: Request, pk: int) -> HttpResponse:
    end_session(find_device(request.user, pk), by=request.user)
    toast(request, _("That device is signed out."))
    return redirect("accounts:sessions")


@open_door("accounts.end_other_sessions", methods=["POST"])
def end_others(request: Request) -> HttpResponse:
    end_other_sessions(request.user, here=request.session.session_key, by=request.user)
    toast(request, _("You are signed out everywhere but here."))
    return redirect("accounts:sessions")


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
