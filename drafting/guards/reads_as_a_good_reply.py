"""A reply reads as a good one: no sentence of it is like those that careful readers held back.

What the lists of the other guards do not name. It learned from some thousands of labelled replies and reads sentence by
sentence; it only ever warns, and a judging model that does not share a warning takes it back.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from drafting.domain.decision import Category
from drafting.domain.draft import Brief, Finding, FindingKind, Reply
from drafting.domain.signal import Level, SignalName
from drafting.domain.wording import Wording
from drafting.guards.content_words import content_words, vocabulary
from drafting.guards.goodwill import LISTED
from drafting.guards.known import customer_texts
from drafting.guards.said import Said, Sentence, finding, parts
from drafting.text.classifier import Classifier, softmax
from drafting.text.fold import fold, words_of
from drafting.text.words import Hit

WEIGHTS = "reads_as_a_good_reply.weights.gz"
FINE = "fine"
"""The label of a sentence that nothing is wrong with."""
OPINION = "opinion"
"""The label of what is said in a debate: no desk writes so, and it is not for this guard to judge."""
LEARNED = (
    FindingKind.ARGUES,
    FindingKind.IMPOLITE,
    FindingKind.NOT_POSITIVE,
    FindingKind.UNAUTHORISED_PROMISE,
    FindingKind.ADMITS_LIABILITY,
    FindingKind.GENERIC,
    FindingKind.UNSAFE_HUMOUR,
    FindingKind.PREMATURE_REMOVAL_REQUEST,
    FindingKind.INVENTED_FACT,
    FindingKind.TOXIC,
    FindingKind.PROMPT_LEAK,
)
_ABOUT = {
    Category.PRODUCT_COMPLAINT: "complaint",
    Category.SERVICE_COMPLAINT: "complaint",
    Category.SOCIAL_MEDIA_COMPLAINT: "complaint",
    Category.QUESTION: "question",
    Category.PRAISE_OR_NEUTRAL: "praise",
}
_LISTS = ("argues", "clauses", "goodwill", "hopeless", "impolite", "joke", "liability", "promises", "status", "tone")
_BY_SECTION = frozenset({"clauses", "tone"})
_MOST_SENTENCES = 40
_LIKELY = 0.55
"""How likely it must be that something is wrong with a sentence."""
_DEBATE = 0.3
"""The mean chance of being said in a debate at which nothing in a text is judged."""
_LONG = 20
"""Words; in fewer it cannot be told whether it is a debate."""
_TAKEN_BACK = {
    FindingKind.ARGUES: 0.95,
    FindingKind.UNAUTHORISED_PROMISE: 0.8,
    FindingKind.NOT_POSITIVE: 0.8,
    FindingKind.GENERIC: 0.95,
}
"""How likely it must be that nothing is wrong with a sentence, for what a list finds in it to be taken back."""
_ABOUT_THE_WHOLE = frozenset({FindingKind.NOT_POSITIVE, FindingKind.GENERIC})
"""Of these only what points at no words: what is missing from a reply. A hopeless phrase stays one."""
_MESSAGES = {
    FindingKind.ARGUES: Wording(
        nl="Dit kan klinken als tegenspraak of verwijt: laat in het midden wie gelijk heeft en zeg wat u doet.",
        en="This may sound like arguing or blaming: leave open who is right and say what you do.",
    ),
    FindingKind.IMPOLITE: Wording(
        nl="Dit kan kortaf, spottend of neerbuigend overkomen: zeg het zoals aan de balie.",
        en="This may come across as curt, mocking or condescending: say it as you would at the counter.",
    ),
    FindingKind.NOT_POSITIVE: Wording(
        nl="Dit klinkt alsof er niets aan te doen is: zeg wat wel kan of wat u nog probeert.",
        en="This sounds as if nothing can be done: say what can, or what you will still try.",
    ),
    FindingKind.UNAUTHORISED_PROMISE: Wording(
        nl="Dit klinkt als een toezegging: kijk of de feiten haar dekken, of beloof alleen uw inzet.",
        en="This sounds like a promise: check that the facts cover it, or promise only your effort.",
    ),
    FindingKind.ADMITS_LIABILITY: Wording(
        nl="Dit kan worden gelezen als een schuldbekentenis: leef mee, zonder te zeggen wie er aansprakelijk is.",
        en="This can be read as admitting fault: show that you care without saying who is liable.",
    ),
    FindingKind.GENERIC: Wording(
        nl="Er staat een zin in die onder elke reactie past: noem in plaats daarvan wat deze klant schreef.",
        en="One sentence here would fit any comment: name what this customer wrote instead.",
    ),
    FindingKind.UNSAFE_HUMOUR: Wording(
        nl="Deze luchtige toon kan verkeerd vallen: blijf ernstig zolang de klant het is.",
        en="This light tone may hurt: stay serious for as long as the customer is.",
    ),
    FindingKind.PREMATURE_REMOVAL_REQUEST: Wording(
        nl="Dit klinkt als een verzoek om de reactie aan te passen of weg te halen: dat kan pas na de oplossing.",
        en="This sounds like asking to change or take down the comment: only once the matter is solved.",
    ),
    FindingKind.INVENTED_FACT: Wording(
        nl="Dit staat niet in de reactie, het gesprek of de feiten: controleer het, of laat het weg.",
        en="This stands neither in the comment, the thread nor the facts: check it, or leave it out.",
    ),
    FindingKind.TOXIC: Wording(
        nl="Dit kan de klant of een ander kwetsen: zo iets hoort in geen enkel antwoord.",
        en="This may hurt the customer or somebody else: nothing like it belongs in a reply.",
    ),
    FindingKind.PROMPT_LEAK: Wording(
        nl="Dit lijkt niet voor de klant bedoeld, maar voor wie het antwoord schrijft: laat het weg.",
        en="This does not seem meant for the customer but for whoever writes the reply: leave it out.",
    ),
}


@cache
def classifier() -> Classifier:
    """The weights that `python -m evals train` writes, read when the first reply comes."""
    return Classifier.load((files("drafting.guards") / WEIGHTS).read_bytes())


def find(reply: Reply, brief: Brief) -> Iterator[Finding]:
    """The likeliest fault of each sentence that is likely to have one, once a kind."""
    if brief.language not in LISTED:
        return
    found: set[FindingKind] = set()
    for part in parts(reply, brief):
        for sentence, kind in _faults(part, brief):
            if kind not in found:
                found.add(kind)
                # A sentence that fits anybody is about what is missing: it has no words to point at.
                quote = None if kind is FindingKind.GENERIC else sentence.text.strip()
                yield finding(kind, "warn", _MESSAGES[kind], quote=quote, part=part.name)


def weighed(found: tuple[Finding, ...], reply: Reply, brief: Brief) -> tuple[Finding, ...]:
    """What all guards found, as this reader weighs it.

    A warning of its own is left out where another guard has one of that kind, which is more exact. Of tone and
    promises, what a list finds in a sentence that is surely fine is taken back: many a phrase can be said well, too.
    Where a guard failed nothing is: it may have been this one.
    """
    if brief.language not in LISTED or any(one.kind is FindingKind.GUARD_FAILED for one in found):
        return found
    others = {(one.kind, one.part) for one in found if not _is_own(one)}
    return tuple(
        one
        for one in found
        if ((one.kind, one.part) not in others if _is_own(one) else not _is_taken_back(one, reply, brief))
    )


def _is_own(finding: Finding) -> bool:
    return finding.message == _MESSAGES.get(finding.kind)


def _is_taken_back(finding: Finding, reply: Reply, brief: Brief) -> bool:
    least = _TAKEN_BACK.get(finding.kind)
    if least is None or (finding.kind in _ABOUT_THE_WHOLE and finding.quote is not None):
        return False
    part = next((one for one in parts(reply, brief) if one.name == finding.part), None)
    about = [] if part is None else [one for one in part.sentences if _is_about(finding, one) and words_in(one)]
    return (
        part is not None
        and 0 < len(about) <= _MOST_SENTENCES
        and all(_chances(part, sentence, brief)[FINE] >= least for sentence in about)
    )


def _is_about(finding: Finding, sentence: Sentence) -> bool:
    """Whether it points at the sentence; what points at nothing is about every one."""
    quote = finding.quote
    return quote is None or quote in sentence.text or sentence.text.strip() in quote


def _faults(part: Said, brief: Brief) -> Iterator[tuple[Sentence, FindingKind]]:
    """The sentences that something is likely wrong with; none of a text that is a debate rather than a reply."""
    read = [(one, _chances(part, one, brief)) for one in part.sentences[:_MOST_SENTENCES] if words_in(one)]
    debated = sum(chances.pop(OPINION) for _, chances in read)
    if debated >= _DEBATE * len(read) and len(part.folded.words) >= _LONG:
        return
    for sentence, chances in read:
        for label in _allowed(brief):
            chances.pop(label, None)
        fine = chances.pop(FINE)
        wrong = sum(chances.values())
        if wrong >= _LIKELY * (fine + wrong):
            yield sentence, FindingKind(max(chances, key=lambda label: chances[label]))


def _chances(part: Said, sentence: Sentence, brief: Brief) -> dict[str, float]:
    return softmax(classifier().scores(words_in(sentence), marks(part, sentence, brief)))


def _allowed(brief: Brief) -> Iterator[FindingKind]:
    """What is no fault in this reply."""
    if brief.decision.humour_allowed:
        yield FindingKind.UNSAFE_HUMOUR
    if brief.decision.ask_removal:
        yield FindingKind.PREMATURE_REMOVAL_REQUEST


def words_in(sentence: Sentence) -> list[str]:
    """The words of a sentence as they are read."""
    return words_of(fold(sentence.text).text)


def marks(part: Said, sentence: Sentence, brief: Brief) -> list[str]:
    """What stands beside the words: what the lists see in it, its place, how it ends, and whether it is backed."""
    said = [_mark(kind, hit) for kind in _LISTS for hit in part.hits_in(sentence, kind)]
    said.append(_place(part, sentence))
    text = sentence.text.rstrip("\"'”’») ")
    said += [f"ends {sign}" for sign in "?!…" if text.endswith(sign)]
    said.append(f"language:{brief.language}")
    own = content_words(sentence.text)
    said.append(f"words:{min(len(own), 6)}")
    if backed := _shared(own, brief.thread.context.facts):
        said.append(f"facts:{backed}")
    said.append(f"customer:{_shared(own, customer_texts(brief))}")
    said += _answers(brief, tuple(said), signs=not text.isascii() and any(sign > "\u2190" for sign in text))
    return said


def _answers(brief: Brief, said: tuple[str, ...], *, signs: bool) -> Iterator[str]:
    """What it is said in answer to: a light word after praise is another thing than after a complaint."""
    about = _ABOUT.get(brief.decision.category, "other")
    yield f"about:{about}"
    yield f"problem:{brief.signals.level(SignalName.PROBLEM)}"
    yield from (f"{mark} to a {about}" for mark in said if mark.startswith("ends "))
    if signs:
        yield "signs"
        yield f"signs to a {about}"
    for name in (SignalName.PLAYFUL, SignalName.HEALTH_SAFETY):
        if brief.signals.level(name).at_least(Level.MEDIUM):
            yield f"{name}"


def is_listed(mark: str) -> bool:
    """Whether a mark says what a list sees in the sentence."""
    return mark.split("/", maxsplit=1)[0].split(":", maxsplit=1)[0] in _LISTS


def _mark(kind: str, hit: Hit) -> str:
    return f"{kind}/{hit.section}:{hit.level}" if kind in _BY_SECTION else f"{kind}:{hit.level}"


def _place(part: Said, sentence: Sentence) -> str:
    if len(part.sentences) == 1:
        return "place:only"
    if sentence is part.sentences[0]:
        return "place:first"
    return "place:last" if sentence is part.sentences[-1] else "place:middle"


def _shared(own: frozenset[str], texts: tuple[str, ...]) -> int:
    """How many of its words are of these texts, up to three."""
    known = vocabulary(*texts)
    return min(sum(known.has(word) for word in own), 3)
