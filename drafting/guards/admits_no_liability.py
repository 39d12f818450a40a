"""A reply admits no liability: it is sorry for what happened without saying who answers for it."""

from collections.abc import Iterator

from drafting.domain.draft import Brief, Finding, FindingKind, Reply
from drafting.domain.wording import Wording
from drafting.guards.said import phrase_findings

_MESSAGE = Wording(
    nl="Erken hier geen schuld of aansprakelijkheid: zeg dat het u spijt wat er is gebeurd en dat u het uitzoekt.",
    en="Do not admit fault or liability here: say that you are sorry it happened and that you will look into it.",
)


def find(reply: Reply, brief: Brief) -> Iterator[Finding]:
    """Words that accept fault, negligence, liability or the cost of damage."""
    yield from phrase_findings(reply, brief, FindingKind.ADMITS_LIABILITY, "liability", _MESSAGE)
