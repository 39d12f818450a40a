"""Errors as application/problem+json (RFC 9457): what is wrong, in which field, and the remedy; never customer text."""

import logging
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import ValidationError
from starlette.exceptions import HTTPException

from drafting.api.v1.views import Problem, ProblemField
from drafting.domain import errors

log = logging.getLogger(__name__)

STATUS: dict[type[errors.DraftingError], int] = {
    errors.InvalidInput: 422,
    errors.UnknownBrand: 422,
    errors.NotFound: 404,
    errors.Conflict: 409,
    errors.Stale: 412,
    errors.KeyReused: 422,
    errors.StillRunning: 409,
    errors.NotAllowed: 401,
    errors.RightMissing: 403,
    errors.TooManyTries: 429,
    errors.DefinitionError: 500,
    errors.ModelError: 502,
    errors.ModelTimeout: 504,
    errors.ModelRateLimited: 503,
    errors.ModelUnavailable: 503,
    errors.ModelRejected: 502,
    errors.ModelAnsweredBadly: 502,
    errors.BudgetSpent: 503,
    errors.DeliveryError: 502,
}
"""The HTTP status of every error of ours; a test holds that none is missing."""

_REMEDIES = {
    "missing": "send this field",
    "extra_forbidden": "leave this field out, or look up its name in /openapi.json",
    "string_type": "send text",
    "string_unicode": "send well-formed Unicode: no lone surrogates",
    "string_too_long": "send a shorter text",
    "string_too_short": "send a longer text",
    "string_pattern_mismatch": "use the form that /openapi.json gives",
    "enum": "send one of the values that the message names",
    "literal_error": "send one of the values that the message names",
    "timezone_aware": "send a time with its zone, such as 2026-11-22T10:00:00Z",
    "json_invalid": "send well-formed JSON in UTF-8",
    "json_type": "send well-formed JSON in UTF-8",
}


class WrongBody(Exception):
    """A request's body does not fit; apart from what may be malformed inside the house, which is our fault."""

    def __init__(self, error: ValidationError) -> None:
        super().__init__("the body does not fit")
        self.error = error


class ProblemResponse(JSONResponse):
    """A response that says it is a problem."""

    media_type = "application/problem+json"


def problem(
    status: int,
    code: str,
    detail: str,
    *,
    hint: str | None = None,
    fields: tuple[ProblemField, ...] = (),
    headers: dict[str, str] | None = None,
) -> ProblemResponse:
    """One problem document."""
    body = Problem(
        type=f"urn:drafting:problem:{code}",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        code=code,
        hint=hint,
        errors=fields,
    )
    return ProblemResponse(body.model_dump(mode="json"), status_code=status, headers=headers)


def _printable(part: object) -> str:
    """A field name as the caller sent it may hold anything; what cannot be written in UTF-8 is escaped."""
    return str(part).encode("utf-8", "backslashreplace").decode()[:80]


def fields_of(error: ValidationError) -> tuple[ProblemField, ...]:
    """The wrong fields of a body, without the values that were sent."""
    return _fields(error.errors(include_url=False, include_context=False, include_input=False))


def _fields(items: Sequence[Any]) -> tuple[ProblemField, ...]:
    found = []
    for item in items[:20]:
        message = item["msg"].removeprefix("Value error, ")
        path = ".".join(_printable(part) for part in item["loc"]) or "body"
        remedy = _REMEDIES.get(item["type"]) or (message.partition(": ")[2] or "correct this field")
        found.append(ProblemField(field=path, message=message, remedy=remedy))
    return tuple(found)


def invalid(error: ValidationError) -> ProblemResponse:
    """The problem document of a request whose body is wrong."""
    is_no_json = any(item["type"] == "json_invalid" for item in error.errors(include_url=False, include_input=False))
    fields = fields_of(error)
    first = fields[0]
    return problem(
        400 if is_no_json else 422,
        "invalid_json" if is_no_json else "invalid_input",
        f"{first.field}: {first.message}",
        hint=first.remedy,
        fields=fields,
    )


def of(error: errors.DraftingError) -> ProblemResponse:
    """The problem document of an error of ours."""
    fields: tuple[ProblemField, ...] = ()
    if isinstance(error, errors.InvalidInput):
        fields = (ProblemField(field=error.field, message=error.message, remedy=error.hint or "correct this field"),)
    headers = {"WWW-Authenticate": "Bearer"} if STATUS[type(error)] == 401 else None
    return problem(
        STATUS[type(error)], type(error).code, error.message, hint=error.hint, fields=fields, headers=headers
    )


def install(app: FastAPI) -> None:
    """Make every error of the application a problem document."""

    async def ours(_: Request, error: Exception) -> Response:
        assert isinstance(error, errors.DraftingError)
        return of(error)

    async def wrong_body(_: Request, error: Exception) -> Response:
        assert isinstance(error, WrongBody)
        return invalid(error.error)

    async def malformed(_: Request, error: Exception) -> Response:
        assert isinstance(error, ValidationError)
        log.error("a value of ours does not fit its model: %s", error.title)  # its message would hold the value
        return problem(500, "internal", "something went wrong here", hint="try again, and tell who runs the service")

    async def wrong_parameter(_: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        items = [item | {"loc": item["loc"][1:] or item["loc"]} for item in error.errors()]
        fields = _fields(items)
        first = fields[0]
        detail = f"{first.field}: {first.message}"
        return problem(422, "invalid_input", detail, hint=first.remedy, fields=fields)

    async def plain(_: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        phrase = HTTPStatus(error.status_code).phrase
        code = phrase.lower().replace(" ", "_")
        headers = dict(error.headers) if error.headers else None
        return problem(error.status_code, code, str(error.detail) or phrase, headers=headers)

    app.add_exception_handler(errors.DraftingError, ours)
    app.add_exception_handler(WrongBody, wrong_body)
    app.add_exception_handler(ValidationError, malformed)
    app.add_exception_handler(RequestValidationError, wrong_parameter)
    app.add_exception_handler(HTTPException, plain)


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problem responses of a route, for the OpenAPI document."""
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in statuses
    }
