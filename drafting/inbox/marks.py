"""Text in stretches, with the words marked that a guard minds or that a person must not overlook: PURE."""

from collections.abc import Iterable
from typing import NamedTuple

from drafting.domain.draft import Finding, Proposal, Severity
from drafting.domain.signal import Level, SignalName

_OVERLOOKED_NEVER: dict[SignalName, Severity] = {SignalName.THREAT: "block", SignalName.INJECTION: "warn"}


class Mark(NamedTuple):
    """A stretch of text, and whether a guard minds it."""

    text: str
    severity: Severity | None = None


def marked(text: str, findings: Iterable[Finding], part: str = "text") -> tuple[Mark, ...]:
    """The text in stretches, with the words that a finding quotes marked; what blocks wins over what warns."""
    return _marked(text, [(one.quote, one.severity) for one in findings if one.quote and one.part == part])


def _marked(text: str, quotes: Iterable[tuple[str, Severity]]) -> tuple[Mark, ...]:
    minded: list[Severity | None] = [None] * len(text)
    for quote, severity in sorted(quotes, key=lambda each: each[1] == "block"):
        start = text.find(quote)
        while start >= 0:
            end = start + len(quote)
            minded[start:end] = [severity] * (end - start)
            start = text.find(quote, end)
    stretches: list[Mark] = []
    for sign, shown in zip(text, minded, strict=True):
        if stretches and stretches[-1].severity == shown:
            stretches[-1] = Mark(stretches[-1].text + sign, shown)
        else:
            stretches.append(Mark(sign, shown))
    return tuple(stretches)


def in_comment(text: str, proposal: Proposal | None) -> tuple[Mark, ...]:
    """The comment with its threats and its orders to the software marked, and what a guard found in it."""
    if proposal is None:
        return (Mark(text),)
    found: list[tuple[str, Severity]] = []
    for name, severity in _OVERLOOKED_NEVER.items():
        signal = proposal.signals[name]
        if signal.level.at_least(Level.MEDIUM):
            found += [(span.quote, severity) for span in signal.evidence if span.quote]
    about = proposal.draft.findings if proposal.draft else ()
    found += [(one.quote, one.severity) for one in about if one.quote and one.part == "comment"]
    return _marked(text, found)
