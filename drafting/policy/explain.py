"""Decisions and their steps as sentences, in Dutch and English: the only place where they become words."""

from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

import yaml
from pydantic import TypeAdapter

from drafting.domain.decision import Action, Category, Check, Decision, Step
from drafting.domain.signal import Level, Topic
from drafting.domain.thread import AccountType, Channel, Role
from drafting.domain.wording import Reader, Wording
from drafting.policy.asks_comment import CertaintyIs, RatingIs, SignalIs, UnknownIs
from drafting.policy.asks_thread import TurnsAre
from drafting.policy.conditions import Condition
from drafting.policy.vocabulary import CERTAINTIES, ROLES, spoken

_CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)

_RESULT = {
    "matched": Wording(nl="past", en="matches"),
    "not_matched": Wording(nl="past niet", en="does not match"),
    "unknown": Wording(nl="was niet te beoordelen", en="could not be evaluated"),
}
_ASKS = {
    "signal": Wording(nl="{}", en="{}"),
    "unknown": Wording(nl="{} is niet te bepalen", en="{} could not be told"),
    "category": Wording(nl="het is: {}", en="it is: {}"),
    "certainty": Wording(nl="zekerheid is {}", en="certainty is {}"),
    "topic": Wording(nl="onderwerp is {}", en="topic is {}"),
    "language": Wording(nl="taal is {}", en="language is {}"),
    "reading": Wording(nl="gelezen door {}", en="read by {}"),
    "channel": Wording(nl="kanaal is {}", en="channel is {}"),
    "account_type": Wording(nl="account is {}", en="account is {}"),
    "rating": Wording(nl="er is een cijfer gegeven{}", en="a rating was given{}"),
    "turns": Wording(nl="eerder aan het woord: {}", en="spoke before: {}"),
    "last_speaker": Wording(nl="als laatste sprak {}", en="the last to speak was {}"),
    "resolved": Wording(nl="als opgelost gemeld: {}", en="marked as resolved: {}"),
    "asked_removal_before": Wording(nl="al om verwijdering gevraagd: {}", en="removal was asked before: {}"),
    "opening_hours": Wording(nl="het merk is {}", en="the brand is {}"),
    "action": Wording(nl="besluit is {}", en="decision is {}"),
    "undecided": Wording(nl="een regel was niet te beoordelen", en="a rule could not be evaluated"),
}
_KINDS: dict[str, type[StrEnum]] = {
    "signal": Level,
    "unknown": Level,
    "category": Category,
    "certainty": Level,
    "topic": Topic,
    "channel": Channel,
    "account_type": AccountType,
    "action": Action,
}
_WORDS = {
    "true": Wording(nl="ja", en="yes"),
    "false": Wording(nl="nee", en="no"),
    "none": Wording(nl="geen", en="none"),
    "any": Wording(nl="wie dan ook", en="anybody"),
    "nobody": Wording(nl="niemand", en="nobody"),
    "customer": ROLES[Role.CUSTOMER],
    "brand": ROLES[Role.BRAND],
    "community": ROLES[Role.COMMUNITY],
    "certain": Wording(nl="met zekerheid", en="for certain"),
    "open": Wording(nl="open", en="open"),
    "closed": Wording(nl="gesloten", en="closed"),
    "supported": Wording(nl="een ondersteunde taal", en="a supported one"),
    "unknown": Wording(nl="onbekend", en="unknown"),
    "detectors": Wording(nl="detectoren", en="detectors"),
    "model": Wording(nl="het taalmodel", en="the model"),
    "unverified": Wording(nl="het taalmodel, met een citaat dat er niet staat", en="the model, with a false quote"),
    "failed": Wording(nl="detectoren, want het taalmodel gaf niets bruikbaars", en="detectors, for the model failed"),
}
_MET: dict[bool | None, Wording] = {
    True: Wording(nl="klopt", en="true"),
    False: Wording(nl="klopt niet", en="not true"),
    None: Wording(nl="niet te bepalen", en="could not be told"),
}


def reasons(decision: Decision, reader: Reader) -> tuple[str, ...]:
    """Why it was decided so, a sentence a rule."""
    return tuple(reason.text.to(reader) for reason in decision.reasons)


def headline(decision: Decision, reader: Reader, *, time_zone: str = "UTC") -> str:
    """The decision on one line: what, which kind, by when, where."""
    parts = [spoken(decision.action, reader), spoken(decision.category, reader)]
    if decision.respond_by is not None:
        by = Wording(nl="vóór", en="by").to(reader)
        parts.append(f"{spoken(decision.urgency, reader)} ({by} {_moment(decision.respond_by, time_zone)})")
    if decision.visibility is not None:
        parts.append(spoken(decision.visibility, reader))
    line = " · ".join(parts)
    return line[:1].upper() + line[1:]


def advice(decision: Decision, reader: Reader) -> tuple[str, ...]:
    """What the person is advised to do besides, a line each."""
    moderation = decision.moderation
    told = (
        (moderation.hide, Wording(nl="verberg de reactie", en="hide the comment")),
        (moderation.delete, Wording(nl="verwijder de reactie", en="delete the comment")),
        (moderation.block_author, Wording(nl="blokkeer eventueel de schrijver", en="the author may be blocked")),
        (
            "platform" in moderation.report,
            Wording(nl="meld de reactie bij het platform", en="report it to the platform"),
        ),
        ("police" in moderation.report, Wording(nl="doe melding bij de politie", en="report it to the police")),
        (decision.ask_removal, Wording(nl="vraag of de reactie weg kan", en="ask whether it can be taken down")),
        (decision.humour_allowed, Wording(nl="een luchtig antwoord mag", en="a light-hearted answer is fine")),
        (not decision.draft_allowed, Wording(nl="er wordt geen concept gemaakt", en="no draft is made")),
    )
    return tuple(wording.to(reader) for holds, wording in told if holds)


def report(decision: Decision, reader: Reader, *, time_zone: str = "UTC", steps: bool = False) -> str:
    """The whole decision as printable text; with `steps`, every rule that was tried."""
    lines = [headline(decision, reader, time_zone=time_zone)]
    lines += [f"  ! {decision.needs_person.reason.to(reader)}"] if decision.needs_person else []
    lines += [f"  → {line}" for line in advice(decision, reader)]
    lines += [f"  - {reason.text.to(reader)} [{reason.rule}]" for reason in decision.reasons]
    if steps:
        lines += ["", *(step_sentence(step, reader) for step in decision.trace)]
    return "\n".join([*lines, f"  {decision.policy}"])


def step_sentence(step: Step, reader: Reader) -> str:
    """One rule that was tried, and what made it so."""
    checks = "; ".join(check_sentence(check, reader) for check in step.checks)
    return f"{step.rule}: {_RESULT[step.result].to(reader)}" + (f" ({checks})" if checks else "")


def check_sentence(check: Check, reader: Reader) -> str:
    """One condition: what was asked, what was found, and in which words."""
    text = check.condition.removeprefix("not ")
    condition = _CONDITION.validate_python(yaml.safe_load("{" + text + "}"))
    asked = _asked(condition, reader)
    if check.condition.startswith("not "):
        asked = f"{Wording(nl='niet', en='not').to(reader)}: {asked}"
    quotes = ", ".join(f"“{quote}”" for quote in check.quotes)
    found = f"{_found(condition, check.found, reader)}{f' {quotes}' if quotes else ''}"
    seen = Wording(nl="gevonden", en="found").to(reader)
    return f"{asked} – {_MET[check.met].to(reader)}, {seen}: {found}"


def _asked(condition: Condition, reader: Reader) -> str:
    """What a single condition asks."""
    return _ASKS[condition.key].to(reader).format(_filling(condition, reader))


def _filling(condition: Condition, reader: Reader) -> str:
    """What goes into the sentence of that condition."""
    match condition:
        case SignalIs():
            certain = Wording(nl=", met zekerheid", en=", for certain").to(reader) if condition.certain else ""
            kind = f" ({', '.join(condition.value)})" if condition.value else ""
            least = Wording(nl="minstens", en="at least").to(reader)
            return f"{spoken(condition.signal, reader)}{kind}, {least} {spoken(condition.at_least, reader)}{certain}"
        case TurnsAre():
            times = Wording(nl="minstens {}×", en="at least {}×").to(reader).format(condition.at_least)
            return f"{_said(condition.turns, reader)}, {times}"
        case RatingIs():
            low, high = condition.at_least, condition.at_most
            return f"{'' if low is None else f' ≥ {low:g}'}{'' if high is None else f' ≤ {high:g}'}"
        case CertaintyIs():
            return _either(tuple(CERTAINTIES[level].to(reader) for level in condition.certainty), reader)
        case UnknownIs():
            return spoken(condition.unknown, reader)
    value = getattr(condition, condition.key)
    values = value if isinstance(value, tuple) else (value,)
    return _either(tuple(_said(each, reader) for each in values), reader)


def _either(words: tuple[str, ...], reader: Reader) -> str:
    """`a, b or c`."""
    last = Wording(nl="of", en="or").to(reader)
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else words[0]


def _found(condition: Condition, found: str, reader: Reader) -> str:
    """What was found, in the words of the reader; a step holds it in the contract's own."""
    kind = _KINDS.get(condition.key)
    if kind is None:
        return _said(found, reader)
    word, _, rest = found.partition(" ")
    value = word.rstrip(":")
    if condition.key == "certainty":
        return CERTAINTIES[Level(value)].to(reader)
    told = spoken(kind(value), reader) if value in set(kind) else value
    return f"{told} ({_said(rest.strip('()'), reader)})" if rest else told


def _said(value: object, reader: Reader) -> str:
    """A word of the contract as a person says it; anything else as it is."""
    if isinstance(value, StrEnum):
        return spoken(value, reader)
    wording = _WORDS.get(str(value).lower())
    return str(value) if wording is None else wording.to(reader)


def _moment(at: datetime, time_zone: str) -> str:
    return at.astimezone(ZoneInfo(time_zone)).strftime("%d-%m-%Y %H:%M")
