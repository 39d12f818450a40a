"""From a comment to a proposal: signals, assessment, decision, draft, guards, repair, and what stands in."""

from datetime import datetime

from drafting.domain.decision import Action, Decision, NeedsPerson
from drafting.domain.draft import Attempt, Brief, Draft, DraftRecord, Finding, FindingKind, Proposal, Reply
from drafting.domain.errors import ModelError
from drafting.domain.signal import Level, SignalName, Signals
from drafting.domain.thread import Thread
from drafting.domain.voice import SavedReply
from drafting.domain.wording import Wording
from drafting.llm.listening import listening
from drafting.pipeline.assess import assess
from drafting.pipeline.brief import WRITTEN, brief_for, finish
from drafting.pipeline.checking import inspected
from drafting.pipeline.examples import alike
from drafting.pipeline.judge import is_settled, judge, weighed
from drafting.pipeline.ledger import Ledger
from drafting.pipeline.models import Models
from drafting.pipeline.progress import Progress, Unseen
from drafting.pipeline.saved_replies import candidates, fill
from drafting.pipeline.variables import repair_variables, reply_variables
from drafting.policy import Policy, decide
from drafting.prompting.answers import ReplyAnswer, read_answer
from drafting.prompting.library import Prompts
from drafting.signals import detect

_EXAMPLES = 3
"""Replies that a prompt shows, approved ones before saved ones: enough to set the tone, few enough not to be copied."""

_NOBODY_WROTE = NeedsPerson(
    reason=Wording(
        nl="Er is geen concept dat door alle controles komt: schrijf dit antwoord zelf.",
        en="No draft passed every check: please write this reply yourself.",
    )
)


async def read(thread: Thread, *, prompts: Prompts, models: Models, ledger: Ledger) -> Signals:
    """What is in the comment, seen by detectors and, where one is set, by a model."""
    return await assess(thread, detect(thread), prompts=prompts, model=models.assess, ledger=ledger)


async def propose(  # noqa: PLR0913 - all that a proposal rests on, by name
    thread: Thread,
    *,
    policy: Policy,
    prompts: Prompts,
    models: Models,
    now: datetime,
    avoid: tuple[str, ...] = (),
    decided: Decision | None = None,
    approved: tuple[DraftRecord, ...] = (),
    progress: Progress | None = None,
) -> Proposal:
    """Decide what to do with the latest comment and, where a reply is due, draft one that every guard lets through.

    `avoid` holds texts that the draft must not repeat: earlier drafts to this comment, or to others under one post.
    `decided` is a person's own decision, which stands in the place of the policy's. `approved` holds the brand's newest
    approved replies, of which the model is shown those that fit. `progress` is told how far it is.
    """
    ledger, progress = Ledger(), progress or Unseen()
    progress.at("reading")
    signals = await read(thread, prompts=prompts, models=models, ledger=ledger)
    decision = decided or decide(thread, signals, policy, now=now)
    if decision.action is not Action.RESPOND or not decision.draft_allowed or not _can_write(signals):
        return Proposal(decision=decision, draft=None, signals=signals, usage=ledger.usage, notes=tuple(ledger.notes))
    brief = brief_for(thread, signals, decision, policy)
    examples = _examples(brief, policy, approved)
    attempts = await write(
        brief,
        policy=policy,
        prompts=prompts,
        models=models,
        ledger=ledger,
        avoid=avoid,
        examples=examples,
        progress=progress,
    )
    draft = _ready(attempts, brief) or saved_draft(brief, policy, attempts=len(attempts), avoid=avoid)
    if draft is None:
        ledger.note("no_draft")
        decision = _left_to_a_person(decision)
    return Proposal(
        decision=decision,
        draft=draft,
        signals=signals,
        attempts=attempts,
        usage=ledger.usage,
        notes=tuple(ledger.notes),
    )


def _can_write(signals: Signals) -> bool:
    """Whether there are words to answer, in a language that can be told or guessed."""
    wordless = signals.level(SignalName.WORDLESS).at_least(Level.MEDIUM)
    return not wordless and (signals.language is None or signals.language in WRITTEN)


def _examples(brief: Brief, policy: Policy, approved: tuple[DraftRecord, ...]) -> tuple[Reply | SavedReply, ...]:
    """Replies that people approved before, and after them the ones that were saved beforehand."""
    own: tuple[Reply | SavedReply, ...] = alike(brief, approved, policy, most=_EXAMPLES)
    return (own + candidates(policy.replies, brief))[:_EXAMPLES]


async def write(
    brief: Brief,
    *,
    policy: Policy,
    prompts: Prompts,
    models: Models,
    ledger: Ledger,
    avoid: tuple[str, ...] = (),
    examples: tuple[Reply | SavedReply, ...] = (),
    progress: Progress,
) -> tuple[Attempt, ...]:
    """Ask for a reply, then for repairs, until one is let through, the model fails, or the tries are used up."""
    if models.write is None:
        return ()
    attempts: list[Attempt] = []
    variables = reply_variables(brief, examples, avoid)
    name, told = "reply", variables
    most = 1 + policy.max_repairs
    for number in range(1, most + 1):
        progress.at("repairing" if name == "repair" else "writing", number, most)
        prompt = prompts.render(name, told, answer=ReplyAnswer)
        made_with = {"prompt": str(prompt.ref), "model": models.write.name}
        try:
            with listening(progress.reader()):
                completion = await ledger.ask(models.write, prompt)
        except ModelError as error:
            ledger.note(f"write:{error.code}")
            attempts.append(Attempt(reply=None, problem=error.code, **made_with))
            break
        try:
            answer = read_answer(completion.text, ReplyAnswer)
        except ModelError as error:
            ledger.note(f"write:{error.code}")
            attempts.append(Attempt(reply=None, problem=error.code, **made_with))
            continue
        progress.at("checking", number, most)
        reply = as_reply(answer, brief)
        findings = inspected(reply, brief, policy) + _repeats(reply, avoid)
        if models.judge is not None and not is_settled(findings):
            judged = await judge(reply, brief, prompts=prompts, model=models.judge, ledger=ledger)
            findings = weighed(findings, judged, brief)
        attempt = Attempt(reply=reply, findings=findings, **made_with)
        attempts.append(attempt)
        if not attempt.is_blocked or _judge_failed(findings):
            break
        name, told = "repair", {**variables, **repair_variables(attempt)}
    return tuple(attempts)


def as_reply(answer: ReplyAnswer, brief: Brief) -> Reply:
    """The model's answer as it would be sent: signed, and a private message only where one is due."""
    is_private = brief.decision.visibility is not None and brief.decision.visibility.value == "private"
    private = (answer.private_message or "").strip()
    return Reply(text=finish(answer.text, brief), private_message=private or None if is_private else None)


def _blocks(findings: tuple[Finding, ...]) -> bool:
    return any(finding.severity == "block" for finding in findings)


def _judge_failed(findings: tuple[Finding, ...]) -> bool:
    """A judge that failed will not judge a repair better; more tries would only cost."""
    return any(finding.kind is FindingKind.GUARD_FAILED for finding in findings)


def _repeats(reply: Reply, avoid: tuple[str, ...]) -> tuple[Finding, ...]:
    """A second draft that says the same to the letter is no second draft."""
    if " ".join(reply.text.split()).casefold() not in {" ".join(text.split()).casefold() for text in avoid}:
        return ()
    message = Wording(
        nl="Is gelijk aan een eerder concept: zeg het in andere woorden.",
        en="Is the same as an earlier draft: say it in other words.",
    )
    return (Finding(kind=FindingKind.GENERIC, severity="block", message=message, quote=reply.text),)


def _ready(attempts: tuple[Attempt, ...], brief: Brief) -> Draft | None:
    """The last attempt as a draft, when it may be offered."""
    if not attempts or attempts[-1].is_blocked or attempts[-1].reply is None:
        return None
    last = attempts[-1]
    return Draft(
        text=attempts[-1].reply.text,
        private_message=attempts[-1].reply.private_message,
        language=brief.language,
        source="model",
        model=last.model,
        prompt=last.prompt,
        attempts=len(attempts),
        findings=last.findings,
    )


def saved_draft(brief: Brief, policy: Policy, *, attempts: int, avoid: tuple[str, ...] = ()) -> Draft | None:
    """The brand's own saved reply for this case; guards look at it too, and one that they hold is not offered."""
    for saved in candidates(policy.replies, brief):
        reply = fill(saved, brief)
        reply = reply.model_copy(update={"text": finish(reply.text, brief)})
        findings = inspected(reply, brief, policy) + _repeats(reply, avoid)
        if not _blocks(findings):
            return Draft(
                text=reply.text,
                private_message=reply.private_message,
                language=brief.language,
                source="saved_reply",
                attempts=attempts,
                findings=findings,
            )
    return None


def _left_to_a_person(decision: Decision) -> Decision:
    return decision if decision.needs_person else decision.model_copy(update={"needs_person": _NOBODY_WROTE})
