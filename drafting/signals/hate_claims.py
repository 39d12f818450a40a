"""What is said of a group of people in a comment, put together from what names it and what is said before and after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from drafting.domain.signal import Level, SignalName
from drafting.signals import hate_words as words
from drafting.signals.counter_speech import CounterSpeech
from drafting.signals.reading import Reading
from drafting.signals.sentences import Sentences, words_between
from drafting.signals.together import together
from drafting.text.fold import Folded, Piece
from drafting.text.words import Hit

AIMS = ("hate_groups", "hate_slurs", "hate_phrases")
_SAID = ("hate_after", "hate_before", "hate_around", "hate_violence", "hate_wish")
_MOST_CLAIMS = 12
_MOST_GROUPS = 24
_REACH = 160
"""Characters between a group and what is said of it."""

_FARTHEST_AFTER = 10
_FARTHEST_BEFORE = 5
_FARTHEST_VIOLENCE = 9

_LEVELS = (Level.NONE, Level.LOW, Level.MEDIUM, Level.HIGH)


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing said of a group, or a slur."""

    level: Level
    pieces: tuple[Piece, ...]
    is_plain: bool
    """Whether nothing near it speaks of quoting, reporting or denying."""


class Bond(NamedTuple):
    """A group and what is said of it, before anything is held against it."""

    level: Level
    pieces: tuple[Piece, ...]
    said: Hit
    """What is said; of a slur, itself."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group as it is named or referred back to."""

    piece: Piece
    weaker: int = 0
    """How many levels what is said of it loses: one person, a neighbour's nation."""
    most: Level = Level.HIGH
    """A pronoun is never sure."""
    is_kind: bool = False
    """Whether it names the group as such."""
    is_adjective: bool = False
    """Whether only the next word can be said of it: `black` is a colour."""


def claims(reading: Reading, folded: Folded, aims: Sequence[Hit]) -> list[Claim]:
    """All that is said of groups in the comment and not denied, quoted or condemned."""
    return list(islice(_Scene(reading, folded, aims).claims(), _MOST_CLAIMS))


class _Scene:
    def __init__(self, reading: Reading, folded: Folded, aims: Sequence[Hit]) -> None:
        self.text = reading.text
        self.folded = folded
        self.sentences = Sentences(self.text)
        self.slurs = [hit for hit in aims if hit.section == "hate_slurs"]
        self.phrases = [hit for hit in aims if hit.section == "hate_phrases"]
        said = together(*_SAID).find(folded, _own_language(reading))
        self.after = (*said["hate_after"], *reading.hits("insult"))
        self.before = said["hate_before"]
        self.around = (
            *said["hate_around"],
            *(hit for hit in (*self.before, *said["hate_after"]) if "..." in hit.entry),
        )
        self.violence = said["hate_violence"]
        self.wishes = said["hate_wish"]
        self.groups = self._groups([hit for hit in aims if hit.section == "hate_groups"])
        self.counter = CounterSpeech(folded, self.sentences, _own_language(reading))

    def claims(self) -> Iterator[Claim]:
        for level, pieces, said in self._found():
            judged = self.counter.judged(level, pieces, said)
            if judged is not Level.NONE:
                plain = judged is level and not self.counter.is_near(pieces[0].start)
                yield Claim(judged, pieces, plain)

    def _found(self) -> Iterator[Bond]:
        for slur in self.slurs:
            yield from self._slur(slur)
        for phrase in self.phrases:
            yield Bond(Level(phrase.level), (phrase.span,), phrase)
        for group in self.groups:
            for hit in self.after:
                yield from self._said_after(group, hit)
            for hit in self.before:
                yield from self._said_before(group, hit)
            for hit in self.around:
                yield from self._said_around(group, hit)
            for hit in self.violence:
                yield from self._wished(group, hit)

    def _groups(self, hits: list[Hit]) -> list[Group]:
        """Groups by name; slurs, of which more is said; and pronouns that go back to a group."""
        named = [
            Group(
                hit.span,
                int(hit.level == "low" or self._is_one_person(hit)),
                is_kind=hit.level == "high",
                is_adjective=hit.level == "low",
            )
            for hit in hits
        ]
        named += [Group(hit.span) for hit in self.slurs if hit.level != "low"]
        pronouns = self._pronouns([hit.span for hit in hits if hit.level != "low"])
        return [*named[:_MOST_GROUPS], *pronouns[:_MOST_GROUPS]]

    def _pronouns(self, named: list[Piece]) -> list[Group]:
        """`Moslims komen hier. Ze …`; `you` only where a group itself is spoken to."""
        if not named:
            return []
        at = {self.sentences.index(piece.start) for piece in named}
        spoken_to = any(words.TO_THEM.match(self.text, piece.end) for piece in named) or any(
            words.ONLY.search(self.text, 0, piece.start) for piece in named
        )
        groups = []
        before: list[str] = []
        for word, (start, end) in zip(self.folded.words, self.folded.spans, strict=True):
            points_back = word in words.THEY or (spoken_to and word in words.YOU)
            if points_back or (word in words.PEOPLE and not words.DEMONSTRATIVES.isdisjoint(before[-2:])):
                piece = self.folded.piece(start, end)
                index = self.sentences.index(piece.start)
                behind = any(self._same_sentence(one, piece) and one.end < start for one in named)
                if {index - 1, index + 1} & at or behind:
                    groups.append(Group(piece, most=Level.MEDIUM))
            before.append(word)
        return groups

    def _is_one_person(self, hit: Hit) -> bool:
        """`that Turk at the counter` is a person, `a Turk` is the kind."""
        if hit.level != "medium":
            return False
        before = words_between(self.text, max(0, hit.span.start - 16), hit.span.start)
        return (
            bool(before)
            and before[-1] in words.DEFINITE
            and not {"always", "altijd", "immer", "toujours"}.intersection(before)
        )

    def _slur(self, slur: Hit) -> Iterator[Bond]:
        before = words_between(self.text, max(0, slur.span.start - 60), slur.span.start)
        if words.SELF.intersection(before[-3:]) or words.RECLAIMED.intersection(before[-6:]):
            return
        if slur.level != "low":
            yield Bond(Level(slur.level), (slur.span,), slur)
            return
        frame = next((hit for hit in self.before if 0 <= slur.span.start - hit.span.end <= 12), None)
        if frame is not None and len(words_between(self.text, frame.span.end, slur.span.start)) <= 1:
            yield Bond(Level.MEDIUM, (frame.span, slur.span), slur)

    def _same_sentence(self, one: Piece, other: Piece) -> bool:
        if max(one.start, other.start) - min(one.end, other.end) > _REACH:
            return False
        return self.sentences.index(one.start) == self.sentences.index(other.start)

    def _said_after(self, group: Group, hit: Hit) -> Iterator[Bond]:
        if not self._same_sentence(group.piece, hit.span):
            return
        if hit.span.start > group.piece.start and hit.span.end > group.piece.end:
            between = words_between(self.text, group.piece.end, hit.span.start)
            if len(between) <= _FARTHEST_AFTER and (hit.section != "insult" or words.LINKS.issuperset(between)):
                yield from self._bound(hit, between, group)
        elif hit.span.end <= group.piece.start:
            between = words_between(self.text, hit.span.end, group.piece.start)
            if len(between) <= _FARTHEST_BEFORE and (words.LEADING | words.COPULAS).issuperset(between):
                yield from self._bound(hit, between, group)

    def _said_before(self, group: Group, hit: Hit) -> Iterator[Bond]:
        if (
            hit.span.start < group.piece.start
            and hit.span.end < group.piece.end
            and self._same_sentence(group.piece, hit.span)
        ):
            between = words_between(self.text, hit.span.end, group.piece.start)
            if len(between) <= _FARTHEST_BEFORE:
                yield from self._bound(hit, between, group, links=words.LEADING)

    def _said_around(self, group: Group, hit: Hit) -> Iterator[Bond]:
        """`kan <group> niet uitstaan`: the group stands inside what is said of it."""
        if hit.span.start < group.piece.start and group.piece.end < hit.span.end:
            yield from self._bound(hit, [], group)

    def _bound(self, hit: Hit, between: list[str], group: Group, links: frozenset[str] = words.LINKS) -> Iterator[Bond]:
        """The level as it is where only linking words stand between, weaker where others do."""
        if hit.span.start < group.piece.start and self._is_denied_after(group):
            return
        after = words_between(self.text, hit.span.end, hit.span.end + 30)
        if not words.TREATED.isdisjoint(after[:2]):
            return
        level, between, most = Level(hit.level), *self._without_place(between, group)
        if not links.issuperset(between):
            if group.is_adjective or (words.PARTING.intersection(between) and hit.entry not in words.BEASTS):
                return
            level = _weakened(level)
        elif group.is_adjective and (between or hit.entry in words.SOME_OF_THEM):
            return
        elif level is Level.MEDIUM and group.is_kind and self._is_of_all(between, group):
            level = Level.HIGH
        level = min(_weakened(level, group.weaker), most, key=lambda each: each.rank)
        if level is not Level.NONE:
            yield Bond(level, _ordered(group.piece, hit.span), hit)

    def _without_place(self, between: list[str], group: Group) -> tuple[list[str], Level]:
        """`<group> in jullie winkel zijn …`: the place belongs to the group, but who is meant is less sure."""
        place = between[:3]
        at_work = not words.STAFF_PLACES.isdisjoint(place)
        if len(place) == 3 and place[0] in words.PREPOSITIONS and not (at_work or group.is_adjective):
            return between[3:], min(group.most, Level.MEDIUM, key=lambda each: each.rank)
        return between, group.most

    def _is_of_all(self, between: list[str], group: Group) -> bool:
        """`all <group> are lazy` is prejudice for certain."""
        before = words_between(self.text, max(0, group.piece.start - 12), group.piece.start)
        return bool(words.ALL.intersection(between) or words.ALL.intersection(before[-2:]))

    def _wished(self, group: Group, hit: Hit) -> Iterator[Bond]:
        if not self._same_sentence(group.piece, hit.span) or group.piece.start == hit.span.start:
            return
        first, second = _ordered(group.piece, hit.span)
        between = words_between(self.text, first.end, second.start)
        if len(between) > _FARTHEST_VIOLENCE or not self._is_wish(first, second, hit):
            return
        weaker = group.weaker + (1 if words.PARTING.intersection(between) else 0)
        level = min(_weakened(Level(hit.level), weaker), group.most, key=lambda each: each.rank)
        if level is not Level.NONE and not group.is_adjective:
            yield Bond(level, (first, second), hit)

    def _is_wish(self, first: Piece, second: Piece, violence: Hit) -> bool:
        index = self.sentences.index(first.start)
        if any(self.sentences.index(wish.span.start) == index and wish.span.start < second.end for wish in self.wishes):
            return True
        start, _ = self.sentences.around(first.start)
        return violence.span.start == first.start and not words_between(self.text, start, first.start)

    def _is_denied_after(self, group: Group) -> bool:
        """Dutch and German deny at the end: `ik haat vrouwen niet`."""
        end = self.sentences.clause_end(group.piece.end)
        return any(word in ("niet", "nicht", "pas") for word in words_between(self.text, group.piece.end, end)[:3])


def _own_language(reading: Reading) -> frozenset[str] | None:
    """Grammar is of one language: `die` is no verb in Dutch."""
    spoken = reading.earlier(SignalName.LANGUAGE)
    return frozenset({str(spoken.value)}) if reading.languages else None


def _weakened(level: Level, steps: int = 1) -> Level:
    return _LEVELS[max(0, level.rank - steps)]


def _ordered(one: Piece, other: Piece) -> tuple[Piece, Piece]:
    return (one, other) if one.start <= other.start else (other, one)
