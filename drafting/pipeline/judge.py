"""The checks that need understanding: one model call for all of them together, every finding with a real quote."""

import re

from drafting.domain.draft import Brief, Finding, FindingKind, Reply
from drafting.domain.errors import ModelError
from drafting.domain.signal import Level, SignalName
from drafting.domain.wording import Wording
from drafting.llm.model import Model
from drafting.pipeline.ledger import Ledger
from drafting.pipeline.quotes import locate
from drafting.pipeline.variables import judge_variables
from drafting.prompting.answers import JudgeAnswer, JudgedFinding, read_answer
from drafting.prompting.library import Prompts

_ABOUT_AN_ABSENCE = frozenset({FindingKind.GENERIC, FindingKind.NOT_POSITIVE, FindingKind.IMPOLITE})
"""What can be wrong without any words to point at."""

_UNDERSTOOD = frozenset(
    {
        FindingKind.ARGUES,
        FindingKind.IMPOLITE,
        FindingKind.NOT_POSITIVE,
        FindingKind.GENERIC,
        FindingKind.UNSAFE_HUMOUR,
        FindingKind.UNAUTHORISED_PROMISE,
    }
)
"""What needs understanding: here words alone, which is all that a guard has, can be wrong."""

_EXACT = re.compile(r"\d|@|https?:|www\.")
"""Numbers, addresses and links: these a guard compares letter by letter."""

_MEANING = {
    FindingKind.ARGUES: Wording(nl="Spreekt de klant tegen of verdedigt zich.", en="Argues with the customer."),
    FindingKind.IMPOLITE: Wording(nl="Is niet vriendelijk van toon.", en="Is not polite."),
    FindingKind.NOT_POSITIVE: Wording(nl="Toont geen goede wil.", en="Shows no goodwill."),
    FindingKind.GENERIC: Wording(nl="Noemt het probleem van de klant niet.", en="Does not name the problem."),
    FindingKind.UNSAFE_HUMOUR: Wording(nl="Maakt een grap die verkeerd kan vallen.", en="Jokes where it may hurt."),
    FindingKind.UNAUTHORISED_PROMISE: Wording(
        nl="Belooft iets dat niet in de feiten staat.", en="Promises what the facts do not hold."
    ),
    FindingKind.ADMITS_LIABILITY: Wording(nl="Erkent aansprakelijkheid.", en="Admits liability."),
    FindingKind.INVENTED_FACT: Wording(
        nl="Noemt iets dat nergens uit blijkt.", en="States something that nothing here shows."
    ),
    FindingKind.PREMATURE_REMOVAL_REQUEST: Wording(
        nl="Vraagt te vroeg of ten onrechte om verwijdering.", en="Asks too early, or wrongly, for removal."
    ),
    FindingKind.LEAKS_PERSONAL_DATA: Wording(
        nl="Noemt of vraagt gegevens die niet in het openbaar horen.", en="Names or asks for private details in public."
    ),
    FindingKind.TOXIC: Wording(nl="Is grof of beledigend.", en="Is foul or insulting."),
    FindingKind.PROMPT_LEAK: Wording(nl="Laat zien dat software dit schreef.", en="Shows that software wrote this."),
    FindingKind.PLACEHOLDER: Wording(
        nl="Hier moet nog iets worden ingevuld.", en="Something is still to be filled in."
    ),
}


async def judge(
    reply: Reply, brief: Brief, *, prompts: Prompts, model: Model | None, ledger: Ledger
) -> tuple[Finding, ...]:
    """What the judging model finds. A judge that gives no usable answer is a finding of its own, never a pass."""
    if model is None:
        return ()
    prompt = prompts.render("judge", judge_variables(brief, reply), answer=JudgeAnswer)
    try:
        answer = read_answer((await ledger.ask(model, prompt)).text, JudgeAnswer)
    except ModelError as error:
        ledger.note(f"judge:{error.code}")
        return (failed(),)
    return tuple(finding for claim in answer.findings if (finding := _verified(claim, reply)) is not None)


def weighed(found: tuple[Finding, ...], judged: tuple[Finding, ...], brief: Brief) -> tuple[Finding, ...]:
    """What the guards found and what a judge found, as one.

    A judge read the whole exchange with understanding, where a guard knows words: of tone, promises and statements a
    guard's finding that the judge does not share is taken back; two of them are no chance, and stand. What can be
    counted or compared stands whatever a judge says (numbers, links, personal data, length, a request to remove), and
    so does everything where the judge failed, or where the comment tries to give it orders.
    """
    if any(finding.kind is FindingKind.GUARD_FAILED for finding in judged) or _may_be_misled(brief):
        return found + judged
    shared = {finding.kind for finding in judged}
    sure = _are_several(found)
    kept = tuple(one for one in found if sure or one.kind in shared or not _judge_knows_better(one))
    seen = {finding.kind for finding in kept}
    return kept + tuple(finding for finding in judged if finding.kind in seen or not _is_mere_doubt(finding))


def is_settled(found: tuple[Finding, ...]) -> bool:
    """Whether something blocks that no judge can take back: then there is nothing to ask."""
    blocks = [finding for finding in found if finding.severity == "block"]
    return _are_several(found) or any(not _judge_knows_better(finding) for finding in blocks)


def _are_several(found: tuple[Finding, ...]) -> bool:
    return sum(finding.severity == "block" and finding.kind in _UNDERSTOOD for finding in found) > 1


def _may_be_misled(brief: Brief) -> bool:
    return brief.signals.level(SignalName.INJECTION).at_least(Level.MEDIUM)


def _judge_knows_better(finding: Finding) -> bool:
    if finding.kind is FindingKind.INVENTED_FACT:
        return not (finding.quote and _EXACT.search(finding.quote))
    if finding.kind in _UNDERSTOOD:
        return not is_a_matter_of_style(finding)
    return finding.severity == "warn" and finding.kind in _MEANING


def _is_mere_doubt(finding: Finding) -> bool:
    """What is untrue blocks; that something might not be known is no reason to hold a reply."""
    return finding.kind is FindingKind.INVENTED_FACT and finding.severity == "warn"


def is_a_matter_of_style(finding: Finding) -> bool:
    """Words that the brand itself avoids: no judge knows better."""
    return finding.kind is FindingKind.GENERIC and finding.quote is not None


def failed() -> Finding:
    """The finding that says the judge could not judge."""
    return Finding(
        kind=FindingKind.GUARD_FAILED,
        severity="block",
        message=Wording(
            nl="De controle op toon gaf geen bruikbaar antwoord: lees dit concept extra goed na.",
            en="The tone check gave no usable answer: read this draft with extra care.",
        ),
    )


def _verified(claim: JudgedFinding, reply: Reply) -> Finding | None:
    """The claim as a finding; None when its quote is not in the reply, for then it proves nothing."""
    quote, part = None, "text"
    if claim.quote:
        span = locate(claim.quote, reply.text)
        if span is None and reply.private_message:
            span, part = locate(claim.quote, reply.private_message), "private_message"
        if span is None:
            return None
        quote = span.quote
    elif claim.kind not in _ABOUT_AN_ABSENCE:
        return None
    return Finding.model_validate(
        {
            "kind": claim.kind,
            "severity": claim.severity,
            "message": _MEANING[FindingKind(claim.kind)],
            "quote": quote,
            "part": part,
        }
    )
