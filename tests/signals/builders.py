"""Threads as tests need them."""

from datetime import UTC, datetime, timedelta

from drafting.domain.signal import Level, Signal, SignalName, Signals
from drafting.domain.thread import AccountType, Channel, Comment, Context, Role, Thread, Turn
from drafting.signals import detect

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def thread(
    text: str,
    *before: str,
    account: AccountType = AccountType.BUSINESS,
    resolved: bool = False,
    language: str | None = None,
    channel: Channel = Channel.FACEBOOK,
    minutes_apart: int | None = None,
) -> Thread:
    """A thread with the comment last; turns are written `brand: …`, `community: …`, or just as the customer's words."""
    turns = [_turn(said) for said in before]
    if minutes_apart is not None:
        step = timedelta(minutes=minutes_apart)
        turns = [turn.model_copy(update={"posted_at": NOON + step * index}) for index, turn in enumerate(turns)]
    posted = None if minutes_apart is None else NOON + timedelta(minutes=minutes_apart) * len(turns)
    return Thread(
        comment=Comment(text=text, channel=channel, language=language, posted_at=posted),
        turns=tuple(turns),
        context=Context(account_type=account, resolved=resolved),
    )


def see(text: str, *before: str, **how: object) -> Signals:
    """All that is detected in a comment."""
    return detect(thread(text, *before, **how))  # type: ignore[arg-type]


def signal(name: SignalName, text: str, *before: str, **how: object) -> Signal:
    """One signal of a comment."""
    return see(text, *before, **how)[name]


def level(name: SignalName, text: str, *before: str, **how: object) -> Level:
    """The level of one signal of a comment."""
    return signal(name, text, *before, **how).level


def _turn(said: str) -> Turn:
    for role in (Role.BRAND, Role.COMMUNITY):
        prefix = f"{role.value}: "
        if said.startswith(prefix):
            return Turn(role=role, text=said.removeprefix(prefix))
    return Turn(role=Role.CUSTOMER, text=said)
