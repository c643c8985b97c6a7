"""Who is in the organization."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework import serializers, viewsets

from tenancy.models import Membership
from tenancy.queries import members


class BearerScheme(OpenApiAuthenticationExtension):
    """How the API's description names the token."""

    target_class = "members.bearer.BearerTokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer"}


class MemberSerializer(serializers.ModelSerializer[Any]):
    """A member."""

    name = serializers.CharField(source="user.name")
    email = serializers.EmailField(source="user.email")

    class Meta:
        model = Membership
        fields = ["id", "name", "email", "role", "joined_at"]


class MemberViewSet(viewsets.ReadOnlyModelViewSet[Any]):
    """Who belongs to the organization."""

    serializer_class = MemberSerializer
    queryset = Membership.objects.none()
    permissions = {"list": "members.view_members", "retrieve": "members.view_members"}

    def get_queryset(self) -> Any:
        return members()
