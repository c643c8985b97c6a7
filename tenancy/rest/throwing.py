"""What can be thrown away, for programs: into the trash and back."""

from typing import Any

from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response


class Throwing:
    """`POST …/trash/` and `POST …/recover/` for a viewset with `act_trash` and `act_recover`."""

    act_trash: Any
    act_recover: Any

    @action(detail=True, methods=["post"])
    def trash(self: Any, request: Request, **kwargs: Any) -> Response:
        """Throw it away; for thirty days it can be taken back."""
        return self.shown(self.act_trash(self.get_object(), by=request.user))

    @action(detail=True, methods=["post"])
    def recover(self: Any, request: Request, **kwargs: Any) -> Response:
        """Take it back out of the trash."""
        return self.shown(self.act_recover(self.get_object(), by=request.user))

    def rows(self: Any, model: Any) -> Any:
        """Those in sight, or those in the trash for taking back."""
        return (
            model.everything.filter(trashed_at__isnull=False)
            if self.action == "recover"
            else model.objects.all()
        )
