"""A reply never argues: it does not deny, contradict, defend, blame, lecture or offer an apology that is none."""

from collections.abc import Iterator

from drafting.domain.draft import Brief, Finding, FindingKind, Reply, Severity
from drafting.domain.wording import Wording
from drafting.guards.clauses import Clause, clauses
from drafting.guards.goodwill import LISTED, rests_on_facts, shows_goodwill
from drafting.guards.said import Said, finding, parts, touches
from drafting.guards.tone import pushes_back

_CLAUSES = (
    Clause("non_apology", ("regret", "your_feeling"), "block"),
    Clause("blames", ("third_party", "blame_word"), "block", unless=("question", "your_feeling")),
    Clause("told_you", ("told_you", "insist"), "block", unless=("question",)),
    Clause("shows_you_wrong", ("evidence", "shows", "insist"), "block", unless=("question", "helping", "not_normal")),
    Clause("defends_staff", ("staff", "merit"), "block", unless=("question",)),
    Clause("calls_it_normal", ("is", "normal"), "block", unless=("question", "not_normal", "regret")),
    Clause("others_are_happy", ("other_customers",), "block", unless=("question", "helping")),
    Clause("disbelieves", ("disbelief",), "block", unless=("question",)),
    Clause("shrugs_it_off", ("no_control",), "block", unless=("question",)),
    Clause("not_us", ("not_us",), "block"),
    Clause("blames", ("you_did",), "block", unless=("question",)),
    Clause("lectures", ("would_help",), "block"),
    Clause("lectures", ("they_must",), "block", unless=("question", "helping")),
)
_MESSAGE = Wording(
    nl="Spreek de klant niet tegen en verdedig u niet: erken wat er speelt en zeg wat u nu doet.",
    en="Do not contradict or defend: acknowledge what the customer went through and say what you do now.",
)
_NON_APOLOGY = Wording(
    nl="Dit biedt excuses aan voor hoe de klant het ziet en niet voor wat er gebeurde: noem wat er gebeurde.",
    en="This is sorry for how the customer sees it, not for what happened: name what happened.",
)
_BLAME = Wording(
    nl="Dit legt de schuld bij de klant of bij een ander: laat in het midden wie er schuld heeft.",
    en="This blames the customer or somebody else: leave out whose fault it is.",
)
_MESSAGES = {"non_apology": _NON_APOLOGY, "blame": _BLAME, "blames": _BLAME}


def find(reply: Reply, brief: Brief) -> Iterator[Finding]:
    """Denial, contradiction, defence, blame, lectures and apologies that are none."""
    for part in parts(reply, brief):
        taken: list[tuple[int, int]] = []
        for made, place in (*_said(part), *_done(part)):
            if not touches(taken, part.sentence_at(place[0]).place):
                taken.append(place)
                yield made
        if not taken and brief.language in LISTED and _quarrels(part) and not rests_on_facts(part, brief):
            yield finding(FindingKind.ARGUES, "block", _QUARRELS, quote=part.text.strip(), part=part.name)


_QUARRELS = Wording(
    nl="Hier staat veel tegenspraak in en geen woord van begrip: begin bij wat de klant meemaakte.",
    en="This contradicts a lot and shows no understanding: start from what the customer went through.",
)
_FAR = 1.75
"""How far a text may push back when it also shows goodwill."""


def _quarrels(part: Said) -> bool:
    pushing = pushes_back(part)
    asks = any(sentence.is_question for sentence in part.sentences)
    return pushing > _FAR or (pushing > 0 and not (asks or shows_goodwill(part)))


Placed = tuple[Finding, tuple[int, int]]


def _said(part: Said) -> Iterator[Placed]:
    """Listed phrases."""
    for hit in part.hits("argues"):
        if hit.level != "low":
            severity: Severity = "block" if hit.level == "high" else "warn"
            message = _MESSAGES.get(hit.section, _MESSAGE)
            made = finding(FindingKind.ARGUES, severity, message, quote=hit.span.quote, part=part.name)
            yield made, (hit.span.start, hit.span.end)


def _done(part: Said) -> Iterator[Placed]:
    """Words that stand together."""
    for found in clauses(part, _CLAUSES):
        message = _MESSAGES.get(found.clause.name, _MESSAGE)
        made = finding(FindingKind.ARGUES, found.clause.severity, message, quote=found.quote, part=part.name)
        yield made, found.sentence.place
