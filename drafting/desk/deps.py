"""What every use case is given: the borders, and the definitions that are in force."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from drafting.desk.progress import Board
from drafting.domain.draft import DraftRecord
from drafting.domain.errors import UnknownBrand
from drafting.pipeline import Models
from drafting.policy import Policy
from drafting.prompting.library import Prompts
from drafting.store import Store


class Jobs(Protocol):
    """Durable work. What is enqueued is done, also after a crash."""

    async def enqueue_proposal(self, draft_id: str, revision: int) -> None:
        """Have the proposal of this draft made."""
        ...

    async def run_proposal(self, draft_id: str, revision: int, *, within: float) -> bool:
        """The same, and wait for it at most this many seconds; whether it was done by then."""
        ...

    async def enqueue_delivery(self, draft_id: str, *, after: float = 0.0) -> None:
        """Have an approved reply delivered, in so many seconds."""
        ...

    def is_running(self) -> bool:
        """Whether work is taken on."""
        ...


class Deliverer(Protocol):
    """A way out for approved replies."""

    async def deliver(self, record: DraftRecord) -> None:
        """Hand it over, or raise DeliveryError. A repeat must be harmless."""
        ...


@dataclass(frozen=True)
class Desk:
    """The service's desk: everything a use case may touch."""

    store: Store
    brands: Mapping[str, Policy]
    prompts: Prompts
    models: Callable[[str], Models]
    """The models for a brand."""
    jobs: Callable[[], Jobs]
    """The durable runtime, which is started after the desk is laid."""
    clock: Callable[[], datetime]
    deliverer: Deliverer | None = None
    candidates: Mapping[str, Policy] = field(default_factory=dict)
    """Per brand, a policy that is tried in the shadow of the live one: recorded, never acted on."""
    progress: Board = field(default_factory=Board)
    """What is being made at the moment, in this process."""

    def policy(self, brand: str) -> Policy:
        """The brand's policy; raises UnknownBrand."""
        try:
            return self.brands[brand]
        except KeyError:
            raise UnknownBrand(
                f"there is no brand of that name; there are: {', '.join(sorted(self.brands))}",
                field="brand",
                hint="leave `brand` out for the default one, or add a folder of that name under the policies folder",
            ) from None
