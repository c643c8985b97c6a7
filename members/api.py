"""Who is in the organization."""

from typing import Any

from rest_framework import serializers, viewsets

from tenancy.models import Membership
from tenancy.queries import members


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
