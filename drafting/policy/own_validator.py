"""A check of the brand's own: a guardrails-ai validator out of an installed package, as a policy names it."""

from typing import Annotated, Any

from pydantic import Field

from drafting.domain.draft import FindingKind, Severity
from drafting.policy.written import Written

MODULE_NAME = r"^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$"
CLASS_NAME = r"^[A-Za-z_]\w*$"


class OwnValidator(Written):
    """One of them, and what it means when it does not pass a reply."""

    package: Annotated[str, Field(pattern=MODULE_NAME)]
    """The module to import, such as `guardrails_ai.ban_list`; its package has to be installed."""
    validator: Annotated[str, Field(alias="class", pattern=CLASS_NAME)]
    """The validator in it, such as `BanList`."""
    options: dict[str, Any] = {}
    """What it is made with, by name."""
    kind: FindingKind = FindingKind.TOXIC
    """The kind of finding that it makes."""
    severity: Severity = "block"

    def spec(self) -> dict[str, Any]:
        """As the guards take it."""
        return self.model_dump(mode="json", by_alias=True)
