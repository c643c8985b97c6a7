"""Asking twice what shall happen once: the answer to an `Idempotency-Key` is kept beside its effect, and told again."""

import json
import re
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import connection
from django.http import HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions, status
from rest_framework.request import Request

from tenancy.models import KeptAnswer
from tenancy.scope import current

KEY = re.compile(r"[\x21-\x7e]{1,255}")
KEPT = timedelta(hours=24)
HEADERS = ("Content-Type", "ETag", "WWW-Authenticate")


class MalformedKey(exceptions.APIException):
    """A key that cannot be one."""

    status_code = status.HTTP_400_BAD_REQUEST
    default_detail = _("An Idempotency-Key has 1 to 255 visible ASCII characters, such as a UUID.")
    default_code = "malformed_key"


class KeyUsedOtherwise(exceptions.APIException):
    """The key belongs to another request."""

    status_code = status.HTTP_422_UNPROCESSABLE_ENTITY
    default_detail = _("This Idempotency-Key was used for another request.")
    default_code = "key_used_otherwise"


class KeyInUse(exceptions.APIException):
    """The first request with the key is not answered yet."""

    status_code = status.HTTP_409_CONFLICT
    default_detail = _("A request with this Idempotency-Key is being answered. Ask again in a moment.")
    default_code = "key_in_use"


class Repeated(Exception):
    """The request has been answered before."""

    def __init__(self, kept: KeptAnswer):
        super().__init__(kept.key)
        self.answer = HttpResponse(kept.body, status=kept.status, headers=kept.headers)
        self.answer.headers["Idempotent-Replayed"] = "true"


def begin(request: Request) -> KeptAnswer | None:
    """What will keep the answer, if the request has a key; raises Repeated if it was answered before."""
    key = request.headers.get("Idempotency-Key")
    if request.method != "POST" or key is None:
        return None
    if not KEY.fullmatch(key):
        raise MalformedKey
    empty = KeptAnswer(holder=holder(request), key=key, request=fingerprint(request))
    hold(empty)
    kept = KeptAnswer.objects.filter(holder=empty.holder, key=key, kept_at__gt=timezone.now() - KEPT).first()
    if kept is None:
        return empty
    raise Repeated(kept) if kept.request == empty.request else KeyUsedOtherwise


def hold(kept: KeptAnswer) -> None:
    """Take the key until the transaction ends; raises KeyInUse if another request has it."""
    name = f"{current().pk} {kept.holder} {kept.key}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [name])
        if not cursor.fetchone()[0]:
            raise KeyInUse


def keep(kept: KeptAnswer, answer: Any) -> None:
    """Keep the answer, in the transaction of its effect; a defect is not kept."""
    if answer.status_code >= status.HTTP_500_INTERNAL_SERVER_ERROR:
        return
    kept.status, kept.body = answer.status_code, answer.rendered_content.decode()
    kept.headers = {name: answer.headers[name] for name in HEADERS if name in answer.headers}
    KeptAnswer.objects.filter(holder=kept.holder, key=kept.key).delete()
    kept.save(force_insert=True)


def forget_answers(*, at: datetime) -> None:
    """Forget what was kept for a day."""
    KeptAnswer.objects.filter(kept_at__lte=at - KEPT).delete()


def holder(request: Request) -> str:
    """Whose request it is: the token's, or the person's."""
    return f"token {request.auth.pk}" if request.auth else f"user {request.user.pk}"


def fingerprint(request: Request) -> str:
    """What tells the request from others: address, question, precondition and body."""
    said = [request.get_full_path(), request.headers.get("If-Match", ""), spoken(request.data)]
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def spoken(body: Any) -> Any:
    """The body, files as what is in them."""
    if not isinstance(body, QueryDict):
        return body
    return {name: [contents(value) for value in values] for name, values in body.lists()}


def contents(value: Any) -> Any:
    if not isinstance(value, UploadedFile):
        return value
    digest = sha256()
    for chunk in value.chunks():
        digest.update(chunk)
    value.seek(0)
    return [value.name, digest.hexdigest()]
