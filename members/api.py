"""Who is in the organization."""

from typing import Any

from django_filters.rest_framework import FilterSet
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from members import actions, queries
from members.models import ApiToken
from tenancy.api import ReadingViewSet
from tenancy.models import Membership
from tenancy.queries import members
from tenancy.rest.bodies import Body


class BearerScheme(OpenApiAuthenticationExtension):
    """How the API's description names the token."""

    target_class = "members.bearer.BearerTokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer"}


class MemberSerializer(Body):
    """A member."""

    name = serializers.CharField(source="user.name")
    email = serializers.EmailField(source="user.email")

    class Meta:
        model = Membership
        fields = ["id", "name", "email", "role", "joined_at"]


class MemberFilters(FilterSet):
    """What members can be narrowed by."""

    class Meta:
        model = Membership
        fields = ["role"]


class MemberViewSet(ReadingViewSet):
    """Who belongs to the organization."""

    serializer_class = MemberSerializer
    filterset_class = MemberFilters
    ordering_fields = ("user__name", "joined_at")
    queryset = Membership.objects.none()
    permissions = {"list": "members.view_members", "retrieve": "members.view_members"}

    def get_queryset(self) -> Any:
        return members()


class ApiTokenSerializer(Body):
    """A token, without its secret."""

    class Meta:
        model = ApiToken
        fields = ["id", "name", "scopes", "created_at", "expires_at", "last_used_at", "revoked_at"]


class ApiTokenViewSet(ReadingViewSet):
    """One's own tokens. They are made on the page, so that no program makes itself a stronger or longer-lived one."""

    serializer_class = ApiTokenSerializer
    queryset = ApiToken.objects.none()
    permissions = {
        "list": "members.make_token",
        "retrieve": "members.make_token",
        "revoke": "members.revoke_token",
    }

    def get_queryset(self) -> Any:
        return queries.own_tokens(self.request.user)

    @action(detail=True, methods=["post"])
    def revoke(self, request: Request, **kwargs: Any) -> Response:
        """Make it worthless."""
        user: Any = request.user
        return self.shown(actions.revoke_token(self.get_object(), by=user))
