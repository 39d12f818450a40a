"""The use cases that durable work calls, as plain functions."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafting.pipeline import Models

Wrap = Callable[["Models"], "Models"]


@dataclass(frozen=True)
class Work:
    """What there is to do. Each may be called again after a crash, and must then do no harm."""

    make_proposal: Callable[[str, Wrap], Awaitable[object]]
    """Run the pipeline for a pending draft, with its models wrapped, and store what it yields."""
    deliver_once: Callable[[str], Awaitable[object]]
    """Hand an approved reply to the way out, or raise DeliveryError."""
    give_up: Callable[[str], Awaitable[object]]
    """Say that a reply cannot be delivered."""
