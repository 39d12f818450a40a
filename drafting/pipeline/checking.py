"""The checks of a reply, ours and those that its brand's policy names; made once for each list of them."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from drafting.domain.draft import Brief, Finding, Reply
from drafting.domain.errors import InvalidInput
from drafting.guards import inspect
from drafting.policy import Policy
from drafting.policy.library import error_in

if TYPE_CHECKING:
    from drafting.guards.validator import BrandValidator

_STEP = re.compile(r"\w+")


def inspected(reply: Reply, brief: Brief, policy: Policy) -> tuple[Finding, ...]:
    """All that our guards and the brand's own validators find in a reply. Every path to a person goes through here."""
    return inspect(reply, brief, brand=own_validators(policy))


def own_validators(policy: Policy, brand: str | None = None) -> "tuple[BrandValidator, ...]":
    """The validators that a policy names, made the first time; raises DefinitionError for one that cannot be."""
    if not policy.validators:
        return ()
    try:
        return _made(json.dumps([each.spec() for each in policy.validators], sort_keys=True))
    except InvalidInput as error:
        path = tuple(int(step) if step.isdigit() else step for step in _STEP.findall(error.field))
        cause = error.message.partition(": ")[2]
        raise error_in(policy, brand or policy.name, path, cause, hint=error.hint) from error


def load_validators(brands: Mapping[str, Policy]) -> None:
    """Make those of every brand, before a reply needs one: a package that is missing shows at the start."""
    for brand, policy in brands.items():
        own_validators(policy, brand)


@lru_cache(maxsize=64)
def _made(specs: str) -> "tuple[BrandValidator, ...]":
    from drafting.guards.validator import brand_validators  # noqa: PLC0415  guardrails costs seconds

    return brand_validators(json.loads(specs))
