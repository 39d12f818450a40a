"""What a brand's own package of guardrails validators looks like."""

from typing import Any

from guardrails.validators import FailResult, PassResult, ValidationResult, Validator, register_validator
from guardrails_ai.types import ErrorSpan  # type: ignore[import-untyped]  # the library has no py.typed


@register_validator(name="zonnewinkel/no-soup", data_type="string")
class NoSoup(Validator):
    """Holds a text that names a dish."""

    def __init__(self, dish: str = "soup", **kwargs: Any) -> None:
        super().__init__(dish=dish, **kwargs)
        self.dish = dish

    def _validate(self, value: Any, metadata: dict[str, Any]) -> ValidationResult:
        start = value.find(self.dish)
        if start < 0:
            return PassResult()
        span = ErrorSpan(start=start, end=start + len(self.dish), reason="a dish")
        return FailResult(error_message=f"names {self.dish}", error_spans=[span])


@register_validator(name="zonnewinkel/broken", data_type="string")
class Broken(Validator):
    """Fails at every text."""

    def _validate(self, value: Any, metadata: dict[str, Any]) -> ValidationResult:
        raise RuntimeError(value)
