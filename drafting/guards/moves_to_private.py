"""A reply moves to the private channel where the matter is dealt with in private."""

from collections.abc import Iterator

from drafting.domain.decision import Visibility
from drafting.domain.draft import Brief, Finding, FindingKind, Reply
from drafting.domain.wording import Wording
from drafting.guards.private_channel import names_private
from drafting.guards.said import finding, public_parts


def find(reply: Reply, brief: Brief) -> Iterator[Finding]:
    """A public text that does not invite to the private channel although the decision says so."""
    due = brief.decision.visibility is Visibility.PRIVATE and brief.thread.comment.channel.is_public
    due = due and not brief.decision.ask_removal  # what is resolved needs no further talk
    if due and not any(names_private(part.text, brief.private_channel) for part in public_parts(reply, brief)):
        yield finding(FindingKind.NOT_MOVED_TO_PRIVATE, "block", _message(brief))


def _message(brief: Brief) -> Wording:
    return Wording(
        nl=f"Nodig de klant uit om verder te praten via {brief.private_channel}: dit hoort niet in het openbaar.",
        en=f"Invite the customer to continue via {brief.private_channel}: this does not belong in public.",
    )
