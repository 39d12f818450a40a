"""What stands around a hit in its sentence: who speaks of whom, denials, reports of other people's words."""

from drafting.signals.sentences import Sentences, words_between
from drafting.text.words import Hit

DENIALS = frozenset(
    """
    niet nooit geen not never no isnt dont wont didnt wasnt without zonder nicht nie kein keine pas jamais sans
    nunca sin
    """.split()
)
SELF = frozenset("ik i mij me mezelf myself im ich mich je moi yo".split()) - {"je"}
_REPORTS = frozenset(
    """
    zei zeiden zegt zeggen riep riepen schreeuwde dreigde dreigden dreigt bedreigde bedreigd noemde noemden schold
    said says saying told tells yelled shouted screamed threatened threatens threatening called calling calls texted
    wrote sagte sagten drohte rief nannte beschimpfte disait menace traite dijo amenazo
    """.split()
)


class Context:
    """The sentences of one comment, asked about the surroundings of its hits."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentences = Sentences(text)

    def before(self, hit: Hit) -> list[str]:
        """The words of the hit's clause that stand before it."""
        return words_between(self.text, self.sentences.clause_start(hit.span.start), hit.span.start)

    def sentence_before(self, hit: Hit) -> list[str]:
        """The words of the hit's sentence that stand before it."""
        start, _ = self.sentences.around(hit.span.start)
        return words_between(self.text, start, hit.span.start)

    def sentence(self, hit: Hit) -> list[str]:
        """All words of the hit's sentence."""
        return words_between(self.text, *self.sentences.around(hit.span.start))

    def is_denied(self, hit: Hit, reach: int = 3) -> bool:
        """Whether a `not` or `no` stands shortly before it, or slipped into it where its entry has none."""
        near = self.before(hit)[-reach:]
        denied = not DENIALS.isdisjoint(near) or any(word == "t" for word in near)
        inside = DENIALS.intersection(words_between(self.text, hit.span.start, hit.span.end))
        return denied or any(word not in hit.entry for word in inside)

    def is_reported(self, hit: Hit) -> bool:
        """Whether the author passes on what somebody else said: quoted, or after `he said`."""
        if self.sentences.is_quoted(hit.span.start, hit.span.end):
            return True
        before = self.sentence_before(hit)
        said = [index for index, word in enumerate(before) if word in _REPORTS]
        return any(SELF.isdisjoint(before[max(0, index - 2) : index]) for index in said)
