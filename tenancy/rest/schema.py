"""The conventions in the API's description: every parameter, header and status an operation has."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from drf_spectacular.openapi import AutoSchema

from tenancy.rest.limits import WINDOW
from tenancy.rest.many import ALL, EACH, MOST
from tenancy.rest.questions import listed
from tenancy.scope import current_or_none

METHODS = {"get", "post", "patch"}
ORGANIZATION = "/{organization}"
ALWAYS = (400, 401, 403, 404, 406, 429, 500)
WITH_BODY = (413, 415)
PROBLEM = {"$ref": "#/components/schemas/Problem"}
PROBLEM_SCHEMA = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "required": ["type", "title", "status", "instance"],
    "additionalProperties": False,
    "properties": {
        "type": {"type": "string", "format": "uri", "description": "What kind of problem it is."},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string", "description": "A sentence in the language asked for."},
        "instance": {"type": "string", "format": "uri-reference"},
        "errors": {"type": "object", "description": "Sentences by field; `__all__` are about the whole."},
        "version": {"type": ["integer", "null"], "description": "The present version, in a conflict."},
        "yours": {"description": "What was sent, in a conflict."},
        "current": {"type": "object", "description": "The row as it is now, in a conflict."},
    },
    "example": {
        "type": "urn:accord:problem:refused",
        "title": "Bad Request",
        "status": 400,
        "instance": "/acme/api/v1/clients/",
        "errors": {"name": ["There is a client of this name already."]},
    },
}


def header(description: str, kind: str = "integer") -> dict[str, Any]:
    return {"description": description, "schema": {"type": kind}}


LIMITS = {
    "RateLimit-Limit": header("Requests a window has room for."),
    "RateLimit-Remaining": header("Requests left in this window."),
    "RateLimit-Reset": header(f"Seconds until the window of {WINDOW} seconds ends."),
}
TAG = {"ETag": header("The strong tag of what is told, for If-Match and If-None-Match.", "string")}
REPLAYED = {"Idempotent-Replayed": header("`true` if the request was answered before.", "string")}


class ConventionalSchema(AutoSchema):
    """Describes a viewset's operation as `tenancy.api` runs it."""

    view: Any

    def get_request_serializer(self) -> Any:
        bodies = getattr(self.view, "bodies", ())
        if self.method == "POST" and self.view.action not in bodies:
            return None
        return super().get_request_serializer()

    def get_response_serializers(self) -> Any:
        code = getattr(self.view, "answers_with", {}).get(self.view.action)
        usual = super().get_response_serializers()
        return {code: usual} if code else usual

    def get_operation(self, *args: Any, **kwargs: Any) -> Any:
        operation: Any = super().get_operation(*args, **kwargs)
        if operation is not None and hasattr(self.view, "bodies"):
            operation.setdefault("parameters", []).extend(self.conventional())
        return operation

    def conventional(self) -> Iterator[dict[str, Any]]:
        """The parameters every operation of its kind has."""
        action = self.view.action
        if action in ("list", "retrieve"):
            fields = list(self.view.get_serializer_class()().fields)
            yield listed("fields", fields, "The fields to tell; all, if nothing is said.")
        if action == "retrieve":
            yield said("If-None-Match", "Tags that are known: then nothing is told again.")
        if self.method == "POST":
            yield said("Idempotency-Key", "Whatever is asked with it happens once.", pattern="^[!-~]{1,255}$")
        if self.method == "PATCH" or (self.method == "POST" and self.view.detail):
            yield said("If-Match", "The ETag that was read, or `*`.", is_required=self.method == "PATCH")


def said(name: str, description: str, *, is_required: bool = False, **schema: Any) -> dict[str, Any]:
    """A header a request may have."""
    return {
        "name": name,
        "in": "header",
        "required": is_required,
        "description": description,
        "schema": {"type": "string", **schema},
    }


def tell_conventions(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """The finishing touch: addresses inside the organization, problems, headers, closed bodies."""
    slug = getattr(current_or_none(), "slug", "")
    result["servers"] = [{"url": f"/{slug}" if slug else ORGANIZATION}]
    if not slug:
        result["servers"][0]["variables"] = {"organization": {"default": "acme"}}
    result["paths"] = {path.removeprefix(ORGANIZATION): item for path, item in result["paths"].items()}
    for path, item in result["paths"].items():
        for method in METHODS & item.keys():
            complete(item[method], method, path)
    schemas = result["components"]["schemas"]
    for name, schema in schemas.items():
        close(schema, is_answer=not name.endswith("Request"))
    schemas["Problem"] = PROBLEM_SCHEMA
    return result


def close(schema: dict[str, Any], *, is_answer: bool) -> None:
    """Nothing comes in or goes out that is not described; `fields` may leave out anything of an answer."""
    if schema.get("type") == "object":
        schema["additionalProperties"] = False
        if is_answer and "results" not in schema["properties"]:
            schema.pop("required", None)


def complete(operation: dict[str, Any], method: str, path: str) -> None:
    """Every status the operation can answer, with what comes with it."""
    asked = operation.get("parameters", [])
    operation["parameters"] = [one for one in asked if one["name"] != "organization"]
    responses, is_one = operation["responses"], "{" in path
    if path.endswith("/bulk/"):
        describe_bulk(operation)
    for code, response in responses.items():
        tag = TAG if code in ("200", "201") and not _is_list(operation) else {}
        response["headers"] = {**LIMITS, **tag, **(REPLAYED if method == "post" else {})}
    for code in statuses(method, is_one=is_one):
        responses.setdefault(str(code), problem(code))
    if method == "get" and any(one["name"] == "If-None-Match" for one in asked):
        responses["304"] = {"description": "It is known already.", "headers": {**LIMITS, **TAG}}


def describe_bulk(operation: dict[str, Any]) -> None:
    """What the operation says of one row, said of many."""
    asked, responses = operation["requestBody"]["content"], operation["responses"]
    row = responses.pop("200")["content"]["application/json"]["schema"]
    for kind in asked.values():
        items = {"type": "array", "items": kind["schema"], "minItems": 1, "maxItems": MOST}
        keep = {"type": "string", "enum": [ALL, EACH], "default": ALL}
        kind["schema"] = closed({"items": items, "keep": keep}, "items")
    outcome = closed({"status": {"type": "integer"}, "row": row, "errors": {"type": "object"}}, "status")
    results = {"schema": closed({"results": {"type": "array", "items": outcome}}, "results")}
    for code, told in (("201", "All are there."), ("207", "Some are there.")):
        responses[code] = {"description": told, "content": {"application/json": results}}


def closed(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _is_list(operation: dict[str, Any]) -> bool:
    return operation["operationId"].endswith(("_list", "_bulk_create"))


def statuses(method: str, *, is_one: bool) -> Iterator[int]:
    """The refusals an operation of this kind can answer with."""
    yield from ALWAYS
    if method != "get":
        yield from WITH_BODY
    if method == "post":
        yield from (409, 422)
    if method == "patch" or (method == "post" and is_one):
        yield 412
    if method == "patch":
        yield 428


def problem(code: int) -> dict[str, Any]:
    headers = dict(LIMITS)
    if code == 429:
        headers["Retry-After"] = header("Seconds to wait.")
    if code == 401:
        headers["WWW-Authenticate"] = header("How to come in.", "string")
    content = {"application/problem+json": {"schema": PROBLEM}}
    return {"description": HTTPStatus(code).phrase, "headers": headers, "content": content}
