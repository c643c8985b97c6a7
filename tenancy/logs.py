"""What every line of the log says besides its message: whose request or task it was."""

import logging

from celery import current_task
from django.http import HttpRequest

from core.logs import request_id, route_of, whose
from tenancy.scope import current_or_none


class Whose(logging.Filter):
    """Adds `organization` (its address), `request_id` and `task_id` to a line; '' where there is none."""

    def filter(self, record: logging.LogRecord) -> bool:
        if not hasattr(record, "request_id"):  # another handler may have come before
            organization = current_or_none()
            record.organization = getattr(record, "organization", organization.slug if organization else "")
            record.request_id = request_id.get()
            record.task_id = (current_task.request.id or "") if current_task else ""
            tell_of(record.__dict__.pop("request", None), record)
        return True


def tell_of(request: object, record: logging.LogRecord) -> None:
    """A line Django writes when our middleware is through with the request: whose it was, and its route for its path."""
    if isinstance(request, HttpRequest):
        record.request_id = getattr(request, "log_id", "")
        record.organization = whose(request)["organization"]
        if isinstance(record.args, tuple):
            record.args = tuple(route_of(request) if word == request.path else word for word in record.args)
