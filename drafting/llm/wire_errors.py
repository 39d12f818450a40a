"""The errors of litellm and the clients under it, as ours: by class, status and headers, never by their messages.

litellm's own class says little (a 500 arrives as its BadRequestError, a refused connection as a 500), so what counts is
the response at the bottom of the chain: the one that has headers came from the endpoint.
"""

import email.utils
import math
import time
from collections.abc import Iterator
from typing import Any, Final

from drafting.domain.errors import (
    ModelAnsweredBadly,
    ModelError,
    ModelRateLimited,
    ModelRejected,
    ModelTimeout,
    ModelUnavailable,
)


class RequestRefused(ModelRejected):
    """Refused for what was asked, perhaps only for the way in which it was: with a JSON schema, say."""


_HINTS: Final = {
    400: "check DRAFTING_MODEL; the prompt may also be too long for this model",
    401: "check DRAFTING_MODEL_API_KEY, or the provider's own variable",
    402: "the account at the provider has no credit",
    403: "check that the key may use this model",
    404: "check DRAFTING_MODEL and DRAFTING_MODEL_BASE_URL",
    413: "the prompt is too long for this endpoint",
}
_DEEPEST: Final = 10


def translated(error: BaseException, name: str, *, timeout: float) -> ModelError:
    """Our error for one of theirs."""
    response = _response(error)
    status = response.status_code if response is not None else getattr(error, "status_code", None)
    if _is(error, "APITimeoutError", "TimeoutException", "TimeoutError") or status in (408, 504):
        return ModelTimeout(f"{name} gave no whole answer in {timeout:g} s")
    if _is_connection(error):
        return ModelUnavailable(f"{name} cannot be reached", hint="check DRAFTING_MODEL_BASE_URL and the network")
    if response is not None and 200 <= response.status_code < 300:
        return ModelAnsweredBadly(f"{name} sent something that is not an answer")
    return _by_status(status, name, error, answered=response is not None)


def _by_status(status: Any, name: str, error: BaseException, *, answered: bool) -> ModelError:
    if status == 429 and _has_code(error, "insufficient_quota"):
        return ModelRejected(f"{name}: the account has no credit (HTTP 429)", hint=_HINTS[402])
    waits = retry_after(error)
    if status == 429 or (status == 503 and waits is not None):
        return ModelRateLimited(f"{name} asks to slow down (HTTP {status})", retry_after=waits)
    if isinstance(status, int) and 400 <= status < 500:
        kind = RequestRefused if answered and _is_about_the_form(status, error) else ModelRejected
        return kind(f"{name} refused the request (HTTP {status})", hint=_HINTS.get(status))
    if answered and isinstance(status, int):
        return ModelUnavailable(f"{name} failed (HTTP {status})")
    return ModelAnsweredBadly(f"{name} sent something that cannot be read", hint=_HINTS[404])


def retry_after(error: BaseException) -> float | None:
    """Seconds that the endpoint asked to wait, given as a number or as a date."""
    response = _response(error)
    value = None if response is None else response.headers.get("retry-after")
    return None if value is None else _seconds(value)


def _is_about_the_form(status: int, error: BaseException) -> bool:
    return status in (400, 422) and not _is(error, "ContextWindowExceededError", "ContentPolicyViolationError")


def _seconds(value: str) -> float | None:
    try:
        seconds = float(value)
    except ValueError:
        try:
            seconds = email.utils.parsedate_to_datetime(value).timestamp() - time.time()
        except ValueError:
            return None
    return max(0.0, seconds) if math.isfinite(seconds) else None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what caused it, from the outside in."""
    for _ in range(_DEEPEST):
        if error is None:
            return
        yield error
        error = error.__cause__ or error.__context__


def _response(error: BaseException) -> Any:
    """The response that came from the endpoint; litellm's own inventions have no headers."""
    for link in _chain(error):
        response = getattr(link, "response", None)
        if isinstance(getattr(response, "status_code", None), int) and getattr(response, "headers", None):
            return response
    return None


def _has_code(error: BaseException, code: str) -> bool:
    return any(getattr(link, "code", None) == code for link in _chain(error))


def _is_connection(error: BaseException) -> bool:
    """Whether the line failed. litellm calls everything that it does not know a connection error: its word is none."""
    names = ("APIConnectionError", "TransportError", "ConnectionError", "ClientConnectionError", "gaierror")
    return any(_is_kind(link, names) for link in _chain(error) if not type(link).__module__.startswith("litellm"))


def _is(error: BaseException, *names: str) -> bool:
    """Whether an error of these classes is in the chain: by name, for importing them takes as long as litellm."""
    return any(_is_kind(link, names) for link in _chain(error))


def _is_kind(error: BaseException, names: tuple[str, ...]) -> bool:
    return any(kind.__name__ in names for kind in type(error).__mro__)
