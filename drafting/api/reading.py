"""Reading a request's body: bounded, strict, and never more than once."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from fastapi import Request
from pydantic import BaseModel, ValidationError
from starlette.exceptions import HTTPException

from drafting.api.problems import WrongBody

MAX_BODY = 512 * 1024
"""Bytes. Two hundred turns of an ordinary exchange fit ten times over."""

Body = TypeVar("Body", bound=BaseModel)


async def raw_body(request: Request) -> bytes:
    """The body's bytes; 413 beyond MAX_BODY, whatever length the caller declared."""
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > MAX_BODY:
        raise HTTPException(413, f"the body is larger than {MAX_BODY} bytes: send less of the thread")
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > MAX_BODY:
            raise HTTPException(413, f"the body is larger than {MAX_BODY} bytes: send less of the thread")
        chunks.append(chunk)
    return b"".join(chunks)


def json_body(model: type[Body], *, optional: bool = False) -> Callable[[Request], Awaitable[Body]]:
    """A dependency that reads the body as this model.

    Pydantic parses the bytes itself: the standard library's parser lets lone surrogates, NaN and bottomless nesting in.
    A body must call itself JSON, so that a web page cannot send one without the browser asking us first.
    """

    async def read(request: Request) -> Body:
        content = await raw_body(request)
        request.state.body = content
        if optional and not content.strip():
            return model()
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/json" and not kind.endswith("+json"):
            raise HTTPException(415, "send the body as application/json")
        try:
            return model.model_validate_json(content)
        except ValidationError as error:
            raise WrongBody(error) from None

    return read


def described(model: type[BaseModel], examples: dict[str, Any], *, optional: bool = False) -> dict[str, Any]:
    """The request body for the OpenAPI document, with an example for every case named."""
    return {
        "requestBody": {
            "required": not optional,
            "content": {
                "application/json": {
                    "schema": {"$ref": f"#/components/schemas/{model.__name__}"},
                    "examples": {name: {"value": value} for name, value in examples.items()},
                }
            },
        }
    }
