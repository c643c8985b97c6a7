"""Pages about organizations, members and invitations."""

from typing import Any

from django.contrib.auth import login
from django.contrib.auth.password_validation import validate_password
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.actions import register_person
from accounts.models import User
from activity.queries import history
from core.doors import READING, open_door
from core.requests import Request
from core.toasts import toast
from members import actions, forms, queries
from members.exports import MEMBERS
from members.models import ApiToken, Invitation
from tenancy.doors import door, link_door, verb
from tenancy.editing import Done, FormPage
from tenancy.exports import export_rows
from tenancy.links import inside
from tenancy.models import Membership, Organization
from tenancy.policies import membership_of
from tenancy.queries import members as all_members
from tenancy.scope import current

ALLAUTH = "allauth.account.auth_backends.AuthenticationBackend"


@open_door("members.choose", methods=READING)
def choose(request: Request) -> HttpResponse:
    mine = list(Organization.objects.of(request.user))
    if len(mine) == 1 and "all" not in request.GET:
        return redirect("cockpit:portfolio", mine[0].slug)
    return render(request, "members/choose.html", {"mine": mine})


@open_door("members.found_organization")
def found(request: Request) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        organization = actions.found_organization(**values, by=request.user)
        return Done(_("Welcome. %(name)s is ready.") % {"name": organization.name}, f"/{organization.slug}/")

    known = {"language": request.user.language, "time_zone": request.user.time_zone}
    form = forms.FoundingForm(request.POST or None, initial=known)
    return FormPage("members/found.html").answer(request, form, act)


@door("members.edit_organization")
def settings(request: Request) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        actions.edit_organization(Organization.objects.get(pk=current().pk), **values, by=request.user)
        return Done(_("The settings are saved."), inside("members:settings"))

    form = forms.OrganizationForm(request.POST or None, instance=Organization.objects.get(pk=current().pk))
    return FormPage("members/settings.html", {"events": history(current())}).answer(request, form, act)


@door("members.view_members", methods=READING)
def member_list(request: Request) -> HttpResponse:
    return render(request, "members/list.html", people(forms.InvitationForm()))


def people(form: Any) -> dict[str, Any]:
    return {"members": all_members(), "invitations": Invitation.objects.open(), "form": form}


@door("members.view_members", methods=READING)
def as_file(request: Request) -> Any:
    return export_rows(request, _("members"), MEMBERS, all_members())


@verb("members.invite_member")
def invite(request: Request) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        invitation = actions.invite_member(values["email"], role=values["role"], by=request.user)
        text = _("An invitation is on its way to %(email)s.") % {"email": invitation.email}
        undo = inside("members:withdraw", invitation.pk)
        return Done(text, inside("members:list"), undo)

    form = forms.InvitationForm(request.POST)
    return FormPage("members/list.html", people(form)).answer(request, form, act)


@verb("members.withdraw_invitation", queries.find_invitation)
def withdraw(request: Request, invitation: Invitation) -> HttpResponse:
    actions.withdraw_invitation(invitation, by=request.user)
    toast(request, _("The invitation of %(email)s is withdrawn.") % {"email": invitation.email})
    return redirect(inside("members:list"))


@door("members.change_role", queries.find_membership)
def role(request: Request, membership: Membership) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        actions.change_role(membership, role=values["role"], by=request.user)
        return Done(_("%(name)s has a new role.") % {"name": membership}, inside("members:list"))

    form = forms.RoleForm(request.POST or None, initial={"role": membership.role})
    return FormPage("members/role.html", {"member": membership, "events": history(membership)}).answer(
        request, form, act
    )


@verb("members.remove_member", queries.find_membership)
def remove(request: Request, membership: Membership) -> HttpResponse:
    actions.remove_member(membership, by=request.user)
    toast(request, _("%(name)s is no longer a member.") % {"name": membership})
    return redirect(inside("members:list"))


@link_door("members.accept_invitation", queries.find_invitation_by_token)
def join(request: Request, invitation: Invitation) -> HttpResponse:
    """Somebody with the mail in hand: joins as who they are, or makes an account for the address it was sent to."""
    if request.user.is_authenticated:
        return join_as(request, invitation, request.user)
    if User.objects.filter(email__iexact=invitation.email).exists():
        return render(request, "members/join.html", {"invitation": invitation, "has_account": True})
    return join_anew(request, invitation)


def join_as(request: Request, invitation: Invitation, user: User) -> HttpResponse:
    if request.method != "POST":
        return render(request, "members/join.html", {"invitation": invitation})
    actions.accept_invitation(invitation, by=user)
    return redirect(inside("cockpit:portfolio"))


def join_anew(request: Request, invitation: Invitation) -> HttpResponse:
    def act(values: dict[str, Any]) -> Done:
        if values["password"]:
            validate_password(values["password"])
        known = {"language": current().language, "time_zone": current().time_zone}
        user = register_person(
            invitation.email, name=values["name"], password=values["password"] or None, **known
        )
        actions.accept_invitation(invitation, by=user)
        login(request, user, backend=ALLAUTH)
        return Done(_("Welcome to %(name)s.") % {"name": current().name}, inside("cockpit:portfolio"))

    form = forms.JoiningForm(request.POST or None)
    return FormPage("members/join.html", {"invitation": invitation}).answer(request, form, act)


@door("members.make_token")
def tokens(request: Request) -> HttpResponse:
    """One's own API tokens; the secret of a new one is shown on this answer and never again."""
    form = forms.TokenForm(request.POST or None)
    context: dict[str, Any] = {"form": form, "tokens": queries.own_tokens(request.user)}
    if request.method == "POST" and form.is_valid():
        _token, context["secret"] = actions.make_token(
            own_membership(request), **form.cleaned_data, by=request.user
        )
        context["form"] = forms.TokenForm()
    return render(request, "members/tokens.html", context, status=422 if form.errors else 200)


def own_membership(request: Request) -> Membership:
    membership = membership_of(request.user)
    assert membership is not None  # noqa: S101  (the door has seen to it)
    return membership


@verb("members.revoke_token")
def revoke_token(request: Request, pk: int) -> HttpResponse:
    token: ApiToken = queries.find_own_token(request.user, pk)
    actions.revoke_token(token, by=request.user)
    toast(request, _("The token %(name)s is revoked.") % {"name": token.name})
    return redirect(inside("members:tokens"))
