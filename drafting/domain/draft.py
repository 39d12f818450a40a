"""A reply on its way to approval: its words, what the guards found, and what it was made from."""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from drafting.domain.decision import Decision
from drafting.domain.frozen import Frozen
from drafting.domain.signal import Signals
from drafting.domain.thread import Thread
from drafting.domain.voice import Voice
from drafting.domain.wording import Wording


class FindingKind(StrEnum):
    """What can be wrong with a reply. `guard_failed`: a check could not run, which is never a pass."""

    ARGUES = "argues"
    IMPOLITE = "impolite"
    NOT_POSITIVE = "not_positive"
    UNAUTHORISED_PROMISE = "unauthorised_promise"
    ADMITS_LIABILITY = "admits_liability"
    INVENTED_FACT = "invented_fact"
    LEAKS_PERSONAL_DATA = "leaks_personal_data"
    NOT_MOVED_TO_PRIVATE = "not_moved_to_private"
    PREMATURE_REMOVAL_REQUEST = "premature_removal_request"
    UNSAFE_HUMOUR = "unsafe_humour"
    WRONG_LANGUAGE = "wrong_language"
    WRONG_FORMALITY = "wrong_formality"
    TOO_LONG = "too_long"
    GENERIC = "generic"
    PLACEHOLDER = "placeholder"
    PROMPT_LEAK = "prompt_leak"
    TOXIC = "toxic"
    GUARD_FAILED = "guard_failed"
    INJECTION = "injection"
    """About the comment, not the draft: the comment tries to instruct the software (rule 16 shows it to the person)."""


Severity = Literal["block", "warn"]


class Finding(Frozen):
    """One thing that a guard found, with a message that an agent can act on."""

    kind: FindingKind
    severity: Severity
    message: Wording
    quote: str | None = None
    """The words of the draft it is about, to the letter; None when something is missing from it."""
    part: Literal["text", "private_message", "comment"] = "text"


class Reply(Frozen):
    """The words of a reply: the public line, and the opening private message that goes with it."""

    text: str
    private_message: str | None = None


class Brief(Frozen):
    """All that a reply to one comment must respect: what was said, seen and decided, and the brand's voice."""

    thread: Thread
    signals: Signals
    decision: Decision
    voice: Voice
    language: str
    """The language the reply is due in, ISO 639-1."""
    formality: str | None
    """The form of address the reply is due in; None where the language has none."""
    private_channel: str
    """How the private channel is called in the reply's language."""
    max_length: int
    """Most characters of the public text, by the channel's own counting."""
    known: tuple[str, ...] = ()
    """Further texts that a reply may rest on: an agent's instructions, the brand's own approved replies."""


class Usage(Frozen):
    """What the making of a draft cost."""

    model_calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = None
    """None where no model was asked, or its price is not known."""
    seconds: float = 0.0
    """That were spent waiting for models; what our own code takes is milliseconds."""

    def plus(self, other: "Usage") -> "Usage":
        """Both together. Money that is not known on one side is what is known on the other."""
        known = [cost for cost in (self.cost_usd, other.cost_usd) if cost is not None]
        return Usage(
            model_calls=self.model_calls + other.model_calls,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            cost_usd=sum(known) if known else None,
            seconds=self.seconds + other.seconds,
        )


class Attempt(Frozen):
    """One try of the model and what was found in it."""

    reply: Reply | None
    """None when the answer could not be read as a reply."""
    findings: tuple[Finding, ...] = ()
    prompt: str
    model: str
    problem: str | None = None
    """Why there is no reply: a code such as `model_timeout`; never holds text of the model or the customer."""

    @property
    def is_blocked(self) -> bool:
        """Whether it may not be offered."""
        return self.reply is None or any(finding.severity == "block" for finding in self.findings)


class Draft(Frozen):
    """What is offered to the person who approves."""

    text: str
    private_message: str | None = None
    language: str
    source: Literal["model", "saved_reply", "person"]
    model: str | None = None
    prompt: str | None = None
    attempts: int = 0
    findings: tuple[Finding, ...] = ()


class Proposal(Frozen):
    """All that one run of the pipeline yields, stored as it is."""

    decision: Decision
    draft: Draft | None
    signals: Signals
    attempts: tuple[Attempt, ...] = ()
    usage: Usage = Usage()
    notes: tuple[str, ...] = ()
    """What went otherwise than hoped, as codes: `no_model`, `model_timeout`, `saved_reply_missing`."""


class Status(StrEnum):
    """Where a draft stands on its way."""

    PENDING = "pending"
    AWAITING_APPROVAL = "awaiting_approval"
    APPROVED = "approved"
    EDITED = "edited"
    REJECTED = "rejected"
    EXPIRED = "expired"
    DELIVERED = "delivered"
    DELIVERY_FAILED = "delivery_failed"


MOVES: dict[Status, frozenset[Status]] = {
    Status.PENDING: frozenset({Status.AWAITING_APPROVAL, Status.EXPIRED}),
    Status.AWAITING_APPROVAL: frozenset(
        {Status.APPROVED, Status.EDITED, Status.REJECTED, Status.EXPIRED, Status.PENDING}
    ),
    Status.APPROVED: frozenset({Status.DELIVERED, Status.DELIVERY_FAILED, Status.AWAITING_APPROVAL}),
    Status.EDITED: frozenset({Status.DELIVERED, Status.DELIVERY_FAILED, Status.AWAITING_APPROVAL}),
    Status.REJECTED: frozenset({Status.PENDING, Status.AWAITING_APPROVAL}),
    Status.EXPIRED: frozenset(),
    Status.DELIVERED: frozenset(),
    Status.DELIVERY_FAILED: frozenset({Status.DELIVERED}),
}
"""Which status may follow which. Back to `pending`: a regenerate. Back to `awaiting_approval`: undone or contested."""


class DraftRecord(Frozen):
    """A stored draft: the thread it answers, the proposal once it is made, and where it stands."""

    schema_version: Literal[1] = 1
    id: str
    thread_id: str
    thread: Thread
    status: Status
    revision: int
    """Counts every change; the ETag."""
    created_at: datetime
    updated_at: datetime
    proposal: Proposal | None = None
