"""What the conditions of a policy look at: one thread, its signals, and what has been decided so far."""

from collections.abc import Collection
from functools import cached_property

from drafting.domain.decision import Action, Category
from drafting.domain.signal import Level, Signal, SignalName, Signals
from drafting.domain.thread import Role, Thread
from drafting.text.removal_request import asks_for_removal


class Facts:
    """One comment on its way through the rules.

    `category`, `action` and `undecided` change on the way: a rule may read the comment as another category, the rule
    that matches decides the action, and the additions come after that.
    """

    def __init__(self, thread: Thread, signals: Signals, *, languages: Collection[str], is_open: bool) -> None:
        self.thread = thread
        self.signals = signals
        self.languages = languages
        self.is_open = is_open
        self.category: Category = signals.category.category
        self.action: Action | None = None
        self.undecided: tuple[str, ...] = ()
        """Rules that could not be evaluated and might have changed what was decided."""
        self._seen = {signal.name: signal for signal in signals.seen}

    def signal(self, name: SignalName) -> Signal | None:
        """What was seen under that name; None where nothing looked for it."""
        return self._seen.get(name)

    def level(self, name: SignalName) -> Level:
        """How strongly it was seen."""
        signal = self._seen.get(name)
        return Level.NONE if signal is None else signal.level

    @cached_property
    def turns(self) -> dict[Role, int]:
        """How often each side spoke before this comment."""
        roles = [turn.role for turn in self.thread.turns]
        return {role: roles.count(role) for role in Role}

    @cached_property
    def asked_removal_before(self) -> bool:
        """Whether the brand asked in an earlier turn to take the comment down or to update it."""
        return any(turn.role is Role.BRAND and asks_for_removal(turn.text) for turn in self.thread.turns)
