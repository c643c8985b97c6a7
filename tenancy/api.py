"""How programs come in: the same permissions, and the conventions of `tenancy.rest` for every noun."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework import exceptions, status, viewsets
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response

from tenancy.models import KeptAnswer
from tenancy.rest import limits, repeats
from tenancy.rest.bodies import ask_no_body
from tenancy.rest.pages import CursorPages
from tenancy.rest.problems import problem
from tenancy.rest.questions import Ordering, ask_known_questions, fields_asked
from tenancy.rest.schema import ConventionalSchema
from tenancy.rest.versions import ask_match, is_known, tag_of

__all__ = ["ActionViewSet", "AddingViewSet", "ReadingViewSet", "problem"]


class TooLarge(exceptions.APIException):
    """A body nobody reads to its end."""

    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_detail = _("The body is too large.")
    default_code = "too_large"


class ReadingViewSet(viewsets.ReadOnlyModelViewSet[Any]):
    """Reads rows; `permissions` names that of each action, `bodies` the actions that take a body, `answers_with` the
    status of those that do not answer as usual.
    """

    schema = ConventionalSchema()
    permissions: dict[str, str]
    answers_with: dict[str, int] = {}
    bodies: tuple[str, ...] = ("create", "partial_update")
    http_method_names = ["get", "head", "post", "patch"]
    lookup_value_regex = "[0-9]+"
    pagination_class = CursorPages
    filter_backends = [DjangoFilterBackend, Ordering]
    filterset_class: Any = None
    ordering = "id"
    ordering_fields: tuple[str, ...] = ()
    throttle_classes = [limits.Limits]
    standing: limits.Standing | None = None
    repeat: KeptAnswer | None = None

    def check_permissions(self, request: Request) -> None:
        """A method that is not there is told to whoever came in, before anybody is asked for a permission."""
        if request.user.is_authenticated and str(request.method).lower() not in self.action_map:
            raise exceptions.MethodNotAllowed(str(request.method))
        super().check_permissions(request)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        ask_known_questions(self, request)
        ask_size(request)
        self.repeat = repeats.begin(request)
        if request.method not in SAFE_METHODS and request.data and self.action not in self.bodies:
            ask_no_body(request)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        answer = super().finalize_response(request, response, *args, **kwargs)
        limits.tell(answer, self.standing)
        if self.repeat is not None:
            repeats.keep(self.repeat, answer)
        return answer

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow lists; a row is found by its key whether it is put away or not."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def retrieve(self, request: Request, **kwargs: Any) -> Response:
        """One; with If-None-Match, a 304 if the program has it already."""
        return self.shown(self.get_object())

    def get_object(self) -> Any:
        """The row; whoever changes it says which version was read."""
        row = super().get_object()
        if self.request.method not in SAFE_METHODS:
            ask_match(self.request, row, self.tell)
        return row

    def get_serializer(self, *args: Any, **kwargs: Any) -> Any:
        serializer: Any = super().get_serializer(*args, **kwargs)
        told = getattr(serializer, "child", serializer)
        wanted = fields_asked(self.request, told.fields) if self.request else None
        for name in set(told.fields) - wanted if wanted is not None else ():
            told.fields.pop(name)
        return serializer

    def tell(self, row: Any) -> Any:
        """The whole row, as reading it would tell."""
        reading: Any = type(self).serializer_class
        return reading(row, context=self.get_serializer_context()).data

    def shown(self, row: Any, code: int = status.HTTP_200_OK) -> Response:
        """The row with its tag."""
        told = self.get_serializer(row).data
        headers = {"ETag": tag_of(row, told)}
        if self.request.method in SAFE_METHODS and is_known(self.request, headers["ETag"]):
            return Response(status=status.HTTP_304_NOT_MODIFIED, headers=headers)
        return Response(told, status=code, headers=headers)


class AddingViewSet(ReadingViewSet):
    """Adds rows by the app's own action: `act_add(**values, by)`."""

    act_add: Any = None

    def create(self, request: Request, **kwargs: Any) -> Response:
        """Add one."""
        return self.shown(self.act_add(**self.values(request), by=request.user), status.HTTP_201_CREATED)

    def values(self, request: Request, *, partial: bool = False) -> dict[str, Any]:
        serializer = self.get_serializer(data=request.data, partial=partial)
        serializer.is_valid(raise_exception=True)
        return serializer.validated_data


class ActionViewSet(AddingViewSet):
    """Changes rows, too: `act_edit(row, version, by, **changes)`."""

    act_edit: Any = None

    def partial_update(self, request: Request, **kwargs: Any) -> Response:
        """Change one; If-Match is the ETag that was read, and a later one is a 412 that tells both versions."""
        row = self.get_object()
        values = self.values(request, partial=True)
        return self.shown(self.act_edit(row, version=row.version, by=request.user, **values))


def ask_size(request: Request) -> None:
    """Raise TooLarge for a body longer than what is read into memory; files are measured by what takes them."""
    length = int(request.META.get("CONTENT_LENGTH") or 0)
    is_file = (request.content_type or "").startswith("multipart/")
    if length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE and not is_file:
        raise TooLarge
