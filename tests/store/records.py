"""Drafts for the tests to store."""

from datetime import UTC, datetime, timedelta

from drafting.domain.decision import Action, Category, Decision, Urgency, Visibility
from drafting.domain.draft import Draft, DraftRecord, Proposal, Status
from drafting.domain.review import Review, Verdict
from drafting.domain.signal import CategoryReading, Level, Signals
from drafting.domain.thread import Author, Channel, Comment, Thread, Turn
from drafting.store.drafts import new_draft_id
from drafting.store.threads import thread_id_of

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def minutes(number: float) -> datetime:
    """So long after noon."""
    return NOON + timedelta(minutes=number)


def a_thread(
    text: str = "De rits van mijn jas is na een week al kapot.",
    *,
    author: str | None = "u-1",
    brand: str = "default",
    channel: Channel = Channel.FACEBOOK,
    turns: tuple[Turn, ...] = (),
    comment_id: str | None = None,
) -> Thread:
    """A thread of one comment."""
    writer = None if author is None else Author(id=author)
    comment = Comment(id=comment_id, text=text, channel=channel, author=writer)
    return Thread(brand=brand, comment=comment, turns=turns)


def a_record(
    thread: Thread | None = None,
    *,
    at: datetime = NOON,
    status: Status = Status.PENDING,
    proposal: Proposal | None = None,
) -> DraftRecord:
    """A new draft."""
    thread = thread or a_thread()
    return DraftRecord(
        id=new_draft_id(at),
        thread_id=thread_id_of(thread),
        thread=thread,
        status=status,
        revision=1,
        created_at=at,
        updated_at=at,
        proposal=proposal,
    )


def a_proposal(
    *,
    due: datetime | None = NOON,
    action: Action = Action.RESPOND,
    category: Category = Category.PRODUCT_COMPLAINT,
    language: str | None = "nl",
    text: str = "Wat vervelend dat de rits van uw jas kapot is. Stuurt u ons een bericht, dan zoeken we het uit.",
) -> Proposal:
    """What a run of the pipeline may yield."""
    responds = action is Action.RESPOND
    return Proposal(
        decision=Decision(
            action=action,
            category=category,
            urgency=Urgency.IMMEDIATE if responds else Urgency.NONE,
            respond_by=due,
            visibility=Visibility.PRIVATE if responds else None,
            reasons=(),
            policy="default@1#0123456789ab",
        ),
        draft=Draft(text=text, language=language or "nl", source="model", model="m", attempts=1) if responds else None,
        signals=Signals(seen=(), category=CategoryReading(category=category, certainty=Level.HIGH), language=language),
    )


def an_awaiting_record(
    thread: Thread | None = None, *, at: datetime = NOON, due: datetime | None = NOON
) -> DraftRecord:
    """A draft that a person may act on."""
    return a_record(thread, at=at, status=Status.AWAITING_APPROVAL, proposal=a_proposal(due=due))


def a_review(
    record: DraftRecord, verdict: Verdict = Verdict.APPROVE, *, number: int = 1, at: datetime = NOON
) -> Review:
    """A person's word."""
    return Review(id=f"rev_{record.id}_{number}", draft_id=record.id, verdict=verdict, reviewer="Noor", at=at)
