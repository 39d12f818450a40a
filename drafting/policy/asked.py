"""What a single condition of a policy is: a question with three answers, met, not met, or could not be told."""

from functools import cached_property, lru_cache
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, TypeVar

from pydantic import BeforeValidator, Field

from drafting.domain.decision import Check
from drafting.domain.signal import Level
from drafting.policy.facts import Facts
from drafting.policy.written import Written


class Verdict(NamedTuple):
    """Whether a condition is met (None: could not be told), and the checks that made it so."""

    met: bool | None
    checks: tuple[Check, ...]


@lru_cache(maxsize=4096)
def checked(condition: str, found: str, met: bool | None) -> Verdict:
    """Most checks say the same about every comment; those are made once."""
    return Verdict(met, (Check(condition=condition, found=str(found), met=met),))


def as_tuple(value: Any) -> Any:
    """A single value as a list of one."""
    return value if isinstance(value, list | tuple) else (value,)


_T = TypeVar("_T")
OneOf = Annotated[tuple[_T, ...], BeforeValidator(as_tuple), Field(min_length=1)]
"""One value or a list of them."""

Grade = Literal[Level.LOW, Level.MEDIUM, Level.HIGH]


class Asked(Written):
    """A single condition. `key` is the word it is written with in a policy file."""

    key: ClassVar[str]

    @cached_property
    def text(self) -> str:
        """As it is written in a policy file, on one line."""
        return self._write()

    def _write(self) -> str:
        parts = []
        for name in self.__class__.model_fields:
            value = getattr(self, name)
            if value != self.__class__.model_fields[name].default:
                parts.append(f"{name}: {_written(value)}")
        return ", ".join(parts)

    def find(self, facts: Facts) -> tuple[bool | None, str]:
        """Whether it is met, and what was found."""
        raise NotImplementedError

    def check(self, facts: Facts) -> Verdict:
        """Its verdict on these facts."""
        met, found = self.find(facts)
        return checked(self.text, found, met)


def _written(value: object) -> str:
    if isinstance(value, tuple):
        written = [str(item) for item in value]
        return written[0] if len(written) == 1 else f"[{', '.join(written)}]"
    return str(value).lower() if isinstance(value, bool) else str(value)
