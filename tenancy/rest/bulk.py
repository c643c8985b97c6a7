"""Many rows at once: each item's outcome told, and none of them there if one is refused, unless it is asked otherwise."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from rest_framework import exceptions, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from tenancy.rest.many import EACH, BulkBody
from tenancy.rest.problems import answer, told

REFUSALS = (ValidationError, exceptions.ValidationError)


class Bulk:
    """`POST …/bulk/` for a viewset whose rows are added one by one."""

    bodies: tuple[str, ...] = ("create", "partial_update", "bulk")

    @action(detail=False, methods=["post"])
    def bulk(self: Any, request: Request, **kwargs: Any) -> Response:
        """Add many: 201 if all are there, 207 if some are (`keep: each`), a 400 problem if none is."""
        body = BulkBody(data=request.data)
        body.is_valid(raise_exception=True)
        with transaction.atomic():
            outcomes = [self.outcome(item) for item in body.validated_data["items"]]
            added = sum("row" in one for one in outcomes)
            is_kept = added == len(outcomes) or (added and body.validated_data["keep"] == EACH)
            transaction.set_rollback(not is_kept)
        if not is_kept:
            refused = {str(place): one["errors"] for place, one in enumerate(outcomes) if "errors" in one}
            return answer(request, status.HTTP_400_BAD_REQUEST, "refused", errors={"items": refused})
        code = status.HTTP_201_CREATED if added == len(outcomes) else status.HTTP_207_MULTI_STATUS
        return Response({"results": outcomes}, status=code)

    def outcome(self: Any, item: Any) -> dict[str, Any]:
        """What became of one item: its status, and the row or the errors."""
        try:
            with transaction.atomic():
                serializer = self.get_serializer(data=item)
                serializer.is_valid(raise_exception=True)
                row = self.act_add(**serializer.validated_data, by=self.request.user)
                return {"status": status.HTTP_201_CREATED, "row": self.get_serializer(row).data}
        except REFUSALS as refusal:
            return {"status": status.HTTP_400_BAD_REQUEST, "errors": told(refusal)}
