"""What callers send, in the contract's names."""

from typing import Annotated

from pydantic import AfterValidator, Field

from drafting.domain.decision import Action, Category
from drafting.domain.frozen import Frozen
from drafting.domain.review import RejectReason
from drafting.domain.thread import LONGEST_FACT, MOST_FACTS, Comment, Context, Line, Thread, Turn, Words


def _is_not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty: send the words of the reply")
    return text


ReplyText = Annotated[Words, AfterValidator(_is_not_blank)]
Turns = Annotated[tuple[Turn, ...], Field(max_length=200)]
Brand = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")]


class DraftRequest(Frozen):
    """A comment with its context. Only `comment.text` is required."""

    brand: Brand = "default"
    comment: Comment
    thread: Turns = ()
    """Earlier turns, oldest first."""
    context: Context = Context()

    def as_thread(self) -> Thread:
        """The exchange as the rest of the house knows it."""
        return Thread(brand=self.brand, comment=self.comment, turns=self.thread, context=self.context)


class CheckRequest(DraftRequest):
    """A comment with its context, and a reply to check that a person or another system wrote."""

    draft: ReplyText
    private_message: ReplyText | None = None


class ApproveRequest(Frozen):
    """Approve what the draft holds now."""

    text: ReplyText | None = None
    """What was read. Where the draft says something else by now, nothing is approved (412)."""
    reviewer: Line | None = None


class EditRequest(Frozen):
    """Approve other words than the draft's."""

    text: ReplyText
    private_message: ReplyText | None = None
    reviewer: Line | None = None
    reason: Line | None = None


class RejectRequest(Frozen):
    """Refuse the draft or the decision."""

    reason: Annotated[Line, Field(min_length=1)]
    ground: RejectReason = RejectReason.OTHER
    """The kind of reason, so that refusals can be counted."""
    reviewer: Line | None = None


class DecideOtherwiseRequest(Frozen):
    """Put another decision in the place of the policy's."""

    action: Action
    category: Category | None = None
    """None: the category stays. A reply is due only to categories that are answered."""
    reason: Annotated[Line, Field(min_length=1)]
    reviewer: Line | None = None


class UndoRequest(Frozen):
    """Take the last verdict back."""

    reviewer: Line | None = None


class ContestRequest(Frozen):
    """Dispute that a comment was removed or ignored."""

    reason: Annotated[Line, Field(min_length=1)]
    reviewer: Line | None = None


class RegenerateRequest(Frozen):
    """Ask for another draft, with what the first lacked."""

    reason: Line | None = None
    facts: Annotated[tuple[Annotated[Words, Field(max_length=LONGEST_FACT)], ...], Field(max_length=MOST_FACTS)] = ()
    """Added to the facts that the draft already had."""
    instructions: Annotated[Words, Field(max_length=2_000)] | None = None
    reviewer: Line | None = None
