"""Drafts with the verdict that stands on them."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from drafting.domain.decision import Decision
from drafting.domain.draft import DraftRecord
from drafting.domain.review import Review, Verdict
from drafting.store import Store

_DECIDING = frozenset(
    {
        Verdict.APPROVE,
        Verdict.EDIT,
        Verdict.TAKE_OVER,
        Verdict.REJECT,
        Verdict.AGREE,
        Verdict.DECIDE_OTHERWISE,
    }
)
_PAGE = 100


@dataclass(frozen=True)
class Reviewed:
    """One draft and what a person made of it."""

    record: DraftRecord
    verdict: Review
    """The last word that was not taken back."""
    proposed: Decision
    """What the service itself had decided, before anybody decided otherwise."""

    @property
    def was_changed(self) -> bool:
        """Whether a person decided otherwise on the comment."""
        return self.record.proposal is not None and self.record.proposal.decision != self.proposed


async def reviewed(store: Store, *, brand: str | None, since: datetime | None) -> AsyncIterator[Reviewed]:
    """Every draft with a verdict, a page of the store at a time."""
    cursor: str | None = None
    while True:
        page = await store.drafts.page(
            now=datetime.now(UTC), brands=frozenset({brand}) if brand else None, limit=_PAGE, cursor=cursor
        )
        for record in page.items:
            if record.proposal is None:
                continue
            said = standing(await store.reviews.of_draft(record.id))
            verdict = said[-1] if said else None
            if verdict is None or (since is not None and verdict.at < since):
                continue
            yield Reviewed(record, verdict, _proposed(record, said))
        if page.next is None:
            return
        cursor = page.next


def standing(reviews: Sequence[Review]) -> list[Review]:
    """The deciding words that nobody took back, oldest first."""
    undone = {review.undoes for review in reviews if review.verdict is Verdict.UNDO}
    return [review for review in reviews if review.verdict in _DECIDING and review.id not in undone]


def _proposed(record: DraftRecord, said: Sequence[Review]) -> Decision:
    first_change = next((review.decision_before for review in said if review.decision_before is not None), None)
    if any(review.verdict is Verdict.DECIDE_OTHERWISE for review in said) and first_change is not None:
        return first_change
    assert record.proposal is not None
    return record.proposal.decision
