"""Our guards, and a brand's own, as validators of guardrails-ai; the only file that imports guardrails.

Each is called directly: no Guard object, no hub, no server, no telemetry.
"""

import importlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from guardrails.classes.rc import RC
from guardrails.settings import settings
from guardrails.types import OnFailAction
from guardrails.validators import FailResult, PassResult, ValidationResult, Validator, register_validator

from drafting.domain.draft import Brief, Finding, FindingKind, Reply, Severity
from drafting.domain.errors import InvalidInput
from drafting.domain.wording import Wording
from drafting.guards.guard import Guard
from drafting.guards.said import parts

# The library has read ~/.guardrailsrc by now, where metrics are on unless it says otherwise. Whatever it says is put
# aside before the first validator is made: only Guard(), which is never used here, would read it again.
settings.rc = RC.from_dict({"enable_metrics": False, "use_remote_inferencing": False})


MOST_FINDINGS = 10
"""Findings of one guard that are shown: who gets more to read than this reads none."""


class _Checked(Validator):
    """A guard as a validator: the reply and its brief come in as metadata, the findings go out as metadata."""

    guard: Guard

    def _validate(self, value: Any, metadata: dict[str, Any]) -> ValidationResult:
        found = tuple(islice(dict.fromkeys(self.guard.find(metadata["reply"], metadata["brief"])), MOST_FINDINGS))
        if not found:
            return PassResult()
        return FailResult(error_message=found[0].message.en, metadata={"findings": found})


@lru_cache(maxsize=8)
def validators_of(guards: tuple[Guard, ...]) -> tuple[Validator, ...]:
    """A validator for each guard, in the same order; made once."""
    return tuple(_as_validator(guard) for guard in guards)


def _as_validator(guard: Guard) -> Validator:
    made = type(guard.name, (_Checked,), {"guard": guard, "__doc__": guard.why})
    registered: type[Validator] = register_validator(name=f"drafting/{guard.name}", data_type="string")(made)
    return registered(on_fail=OnFailAction.NOOP, use_local=True)


def check(
    reply: Reply, brief: Brief, guards: tuple[Guard, ...], brand: Iterable["BrandValidator"] = ()
) -> tuple[Finding, ...]:
    """What every validator finds. One that raises is a finding of its own, never a pass."""
    found: list[Finding] = []
    metadata = {"reply": reply, "brief": brief}
    for guard, validator in zip(guards, validators_of(guards), strict=True):
        try:
            result = validator.validate(reply.text, metadata)
        except Exception:  # noqa: BLE001  whatever went wrong in a guard, the draft was not checked
            found.append(failed(guard.name))
        else:
            if isinstance(result, FailResult):
                found += (result.metadata or {})["findings"]
    for own in brand:
        found += _found_by(own, reply, brief)
    return tuple(found)


def failed(name: str) -> Finding:
    """The finding that says which check could not run; it holds no word of the draft or the comment."""
    return Finding(
        kind=FindingKind.GUARD_FAILED,
        severity="block",
        message=Wording(
            nl=f"De controle `{name}` kon niet worden uitgevoerd: lees dit concept zelf na voor verzending.",
            en=f"The check `{name}` could not run: read this draft through yourself before it is sent.",
        ),
    )


@dataclass(frozen=True)
class BrandValidator:
    """A validator of an installed package that a brand runs beside our guards, and what a failure of it means."""

    name: str
    validator: Validator
    kind: FindingKind
    severity: Severity


def brand_validators(specs: Iterable[Mapping[str, Any]]) -> tuple[BrandValidator, ...]:
    """The validators that a brand's policy names; InvalidInput says which of them is wrong and what to do.

    A spec holds `package` (the module to import), `class`, and where wanted `options` (keyword arguments of the
    class), `kind` (a kind of finding; `toxic` where none is named) and `severity` (`block` where none is named).
    """
    return tuple(_brand_validator(spec, f"validators[{index}]") for index, spec in enumerate(specs))


_KEYS = frozenset({"package", "class", "options", "kind", "severity"})


def _brand_validator(spec: Mapping[str, Any], where: str) -> BrandValidator:
    unknown = sorted(set(spec) - _KEYS)
    if unknown:
        raise InvalidInput(
            f"{where}: unknown field {unknown[0]!r}", field=where, hint=f"use {', '.join(sorted(_KEYS))}"
        )
    package, name = spec.get("package"), spec.get("class")
    if not isinstance(package, str) or not isinstance(name, str):
        raise InvalidInput(f"{where}: name a `package` and a `class`", field=where)
    options = dict(spec.get("options") or {})
    return BrandValidator(
        name=f"{package}.{name}",
        validator=_made(_class_of(package, name, where), options, where),
        kind=_kind_of(spec.get("kind", FindingKind.TOXIC), where),
        severity=_severity_of(spec.get("severity", "block"), where),
    )


def _class_of(package: str, name: str, where: str) -> type[Validator]:
    try:
        made = getattr(importlib.import_module(package), name, None)
    except ImportError as error:
        hint = "install the package that holds it; nothing is fetched from a hub"
        raise InvalidInput(
            f"{where}: no module {package!r} is installed", field=f"{where}.package", hint=hint
        ) from error
    except Exception as error:
        cause = f"{where}: module {package!r} cannot be imported: {type(error).__name__}"
        raise InvalidInput(cause, field=f"{where}.package", hint="import it in Python to see why") from error
    if not (isinstance(made, type) and issubclass(made, Validator)):
        raise InvalidInput(f"{where}: {package} has no validator {name!r}", field=f"{where}.class")
    return made


def _made(made: type[Validator], options: dict[str, Any], where: str) -> Validator:
    try:
        return made(**{"on_fail": OnFailAction.NOOP, "use_local": True, **options})
    except Exception as error:
        field = f"{where}.options"
        raise InvalidInput(f"{where}: {made.__name__} does not take these options: {error}", field=field) from error


def _kind_of(kind: Any, where: str) -> FindingKind:
    try:
        return FindingKind(kind)
    except ValueError as error:
        kinds = ", ".join(each.value for each in FindingKind)
        raise InvalidInput(f"{where}: unknown kind {kind!r}", field=f"{where}.kind", hint=f"one of {kinds}") from error


def _severity_of(severity: Any, where: str) -> Severity:
    if severity == "block":
        return "block"
    if severity == "warn":
        return "warn"
    field = f"{where}.severity"
    raise InvalidInput(f"{where}: unknown severity {severity!r}", field=field, hint="one of block, warn")


def _found_by(own: BrandValidator, reply: Reply, brief: Brief) -> Iterator[Finding]:
    for part in parts(reply, brief):
        try:
            result = own.validator.validate(part.text, {})
        except Exception:  # noqa: BLE001  as above
            yield failed(own.name)
            continue
        if isinstance(result, FailResult):
            yield Finding(
                kind=own.kind,
                severity=own.severity,
                message=Wording(
                    nl=f"De eigen controle `{own.name}` van het merk keurt dit af: {result.error_message}",
                    en=f"The brand's own check `{own.name}` does not pass this: {result.error_message}",
                ),
                quote=_quote_of(result, part.text),
                part=part.name,
            )


def _quote_of(result: FailResult, text: str) -> str | None:
    """The first words that the validator points at, where it does."""
    for span in result.error_spans or ():
        if 0 <= span.start < span.end <= len(text):
            return text[span.start : span.end]
    return None
