"""A reply swears at nobody and insults nobody."""

from collections.abc import Iterator

from drafting.domain.draft import Brief, Finding, FindingKind, Reply
from drafting.domain.wording import Wording
from drafting.guards.said import phrase_findings

_MESSAGE = Wording(
    nl="Haal dit scheldwoord of deze belediging weg: een reactie van een merk blijft altijd beleefd.",
    en="Take out this swear word or insult: a brand's reply stays polite whatever was said.",
)


def find(reply: Reply, brief: Brief) -> Iterator[Finding]:
    """Profanity and insults, also where letters are masked or spread."""
    yield from phrase_findings(reply, brief, FindingKind.TOXIC, "toxic", _MESSAGE)
