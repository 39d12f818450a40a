"""What the detectors read: a thread, its texts folded once for all of them, and the signals seen so far."""

from functools import cached_property

from drafting.domain.signal import Signal, SignalName
from drafting.domain.thread import Role, Thread, Turn
from drafting.signals.evidence import none
from drafting.signals.groups import Grouped, groups
from drafting.signals.together import TOPICS, Found, everything, languages
from drafting.text.fold import Folded, fold, words_of
from drafting.text.links import without_links
from drafting.text.topics import About, ranked
from drafting.text.words import Hit

_TURNS_READ = 10
_TURN_CHARACTERS = 1_000


class Reading:
    """One thread on its way through the detectors.

    `seen` grows from detector to detector, in the order of DETECTORS: a detector may rest on what stands above it.
    """

    def __init__(self, thread: Thread) -> None:
        self.thread = thread
        self.text = thread.comment.text
        self.seen: dict[SignalName, Signal] = {}
        self.set_aside: dict[SignalName, Signal] = {}
        """What was seen in the whole of a comment that is read on in part: that is what is told in the end."""

    @cached_property
    def folded(self) -> Folded:
        """The comment, folded; hits on it have spans of the comment itself. Links are not read: nobody says them."""
        return fold(self.text, seen_as=self.readable)

    @cached_property
    def readable(self) -> str:
        """The comment with blanks in the place of links; the very comment where there are none."""
        return without_links(self.text)

    @cached_property
    def languages(self) -> frozenset[str] | None:
        """The languages whose lists are read; None: all of them."""
        return languages(self.earlier(SignalName.LANGUAGE))

    @cached_property
    def found(self) -> Found:
        """What the word lists find in the comment, all kinds in one pass: SPEECH, MATTERS and TOPICS."""
        return everything().find(self.folded, self.languages)

    def hits(self, kind: str) -> tuple[Hit, ...]:
        """What the word lists of one kind find in it."""
        return self.found.get(kind, ())

    @cached_property
    def grouped(self) -> Grouped:
        """The words of groups in it that mean something only beside one another."""
        return groups().find(self.folded)

    @cached_property
    def topics(self) -> tuple[About, ...]:
        """What the comment is about, the most prominent first."""
        return ranked(self.hits(TOPICS))

    def topic_weight(self, *names: str) -> int:
        """How much of the comment is about any of these topics."""
        return sum(about.weight for about in self.topics if about.topic in names)

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The last turns before the comment, oldest first: bounds the work."""
        return self.thread.turns[-_TURNS_READ:]

    @cached_property
    def customer_turns(self) -> tuple[Folded, ...]:
        """What the customer said in them, each cut to its first 1,000 characters."""
        return tuple(fold(turn.text[:_TURN_CHARACTERS]) for turn in self.turns if turn.role is Role.CUSTOMER)

    @cached_property
    def turn_words(self) -> tuple[frozenset[str], ...]:
        """The different words of each of `customer_turns`, not folded: enough to compare them, and cheap."""
        texts = (turn.text[:_TURN_CHARACTERS].lower() for turn in self.turns if turn.role is Role.CUSTOMER)
        return tuple(frozenset(words_of(text)) for text in texts)

    def earlier(self, name: SignalName) -> Signal:
        """What a detector above saw; level `none` where it has not run."""
        return self.seen.get(name) or none(name)
