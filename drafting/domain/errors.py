"""Everything that can go wrong, as one tree.

DraftingError
├── InvalidInput            something sent to us is wrong: which field, and the remedy
│   └── UnknownBrand
├── NotFound
├── Conflict                the thing is not in a state that allows this
│   ├── Stale               somebody else changed it first
│   ├── KeyReused           an idempotency key came back with another body
│   └── StillRunning        the first request with this key has not finished
├── NotAllowed              it is not known who asks: no key, a wrong key, a wrong password
│   ├── RightMissing        it is known who asks, but they may not do this
│   └── TooManyTries        signing in failed too often
├── DefinitionError         a policy, prompt or reply file is wrong: file, line and column
├── ModelError              the model gave nothing usable; `permanent` says whether to ask again
│   ├── ModelTimeout  ModelRateLimited  ModelUnavailable  ModelRejected  ModelAnsweredBadly
│   └── BudgetSpent
└── DeliveryError           a helpdesk did not take a reply; `permanent` as above
"""

from typing import ClassVar


class DraftingError(Exception):
    """What happened, whether trying again can help, and what to do. Messages never hold customer text."""

    code: ClassVar[str] = "error"
    permanent: ClassVar[bool] = True

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InvalidInput(DraftingError):
    """A field of a request is wrong."""

    code = "invalid_input"

    def __init__(self, message: str, *, field: str, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.field = field


class UnknownBrand(InvalidInput):
    """No policy folder of that name."""

    code = "unknown_brand"


class NotFound(DraftingError):
    """Nothing has that id, or it belongs to another brand."""

    code = "not_found"


class Conflict(DraftingError):
    """The thing is in a state that does not allow this."""

    code = "conflict"


class Stale(Conflict):
    """It changed since the caller read it."""

    code = "stale"


class KeyReused(Conflict):
    """The same idempotency key with another request."""

    code = "idempotency_key_reused"


class StillRunning(Conflict):
    """The first request with this idempotency key is still running."""

    code = "still_running"
    permanent = False


class NotAllowed(DraftingError):
    """It is not known who asks, or they may not."""

    code = "not_allowed"


class RightMissing(NotAllowed):
    """Whose key or account it is, is known; the right for this brand is not among theirs."""

    code = "right_missing"


class TooManyTries(NotAllowed):
    """Signing in failed too often: it is refused for a while, whatever the password."""

    code = "too_many_tries"
    permanent = False


class DefinitionError(DraftingError):
    """A file that people edit is wrong."""

    code = "definition_error"

    def __init__(
        self, message: str, *, file: str, line: int | None = None, column: int | None = None, hint: str | None = None
    ) -> None:
        super().__init__(message, hint=hint)
        self.file, self.line, self.column = file, line, column


class ModelError(DraftingError):
    """The model gave nothing usable."""

    code = "model_error"


class ModelTimeout(ModelError):
    """No whole answer within the time for one call."""

    code = "model_timeout"
    permanent = False


class ModelRateLimited(ModelError):
    """The provider asks to slow down."""

    code = "model_rate_limited"
    permanent = False

    def __init__(self, message: str, *, retry_after: float | None = None, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.retry_after = retry_after


class ModelUnavailable(ModelError):
    """The provider is down or cannot be reached."""

    code = "model_unavailable"
    permanent = False


class ModelRejected(ModelError):
    """The provider refuses the request: a wrong key, an unknown model, too long a prompt."""

    code = "model_rejected"


class ModelAnsweredBadly(ModelError):
    """An answer came, but not in the form that was asked for."""

    code = "model_answered_badly"
    permanent = False


class BudgetSpent(ModelError):
    """The brand's budget for today is spent."""

    code = "budget_spent"


class DeliveryError(DraftingError):
    """A helpdesk did not take a reply."""

    code = "delivery_error"

    def __init__(self, message: str, *, permanent: bool, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.is_permanent = permanent
