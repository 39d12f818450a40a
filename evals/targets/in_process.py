"""The service's own code in this process: detectors, policy and guards, and the whole pipeline where a model is set."""

from dataclasses import dataclass

from drafting.api.v1.views import DecisionView, DraftTextView, FindingView
from drafting.domain.decision import Action, Decision
from drafting.domain.draft import Brief, Reply
from drafting.domain.signal import Level, Signals
from drafting.domain.thread import Thread, posted_or
from drafting.llm.litellm_model import close
from drafting.pipeline import Models, propose
from drafting.pipeline.brief import brief_for
from drafting.pipeline.checking import inspected
from drafting.pipeline.judge import judge, weighed
from drafting.pipeline.ledger import Ledger
from drafting.pipeline.propose import read
from drafting.policy import Policy, decide
from drafting.prompting.library import Prompts
from evals.cases.case import AttackCase, Case, DecisionCase, DraftCase
from evals.targets.answer import NOW, Answer, AnsweredBy


@dataclass(frozen=True)
class InProcess:
    """One brand's policy, the prompts, and the models (or none)."""

    answered_by: AnsweredBy
    policy: Policy
    prompts: Prompts
    models: Models
    brand: str = "default"
    with_drafts: bool = False
    """Whether comments get a reply as well as a decision; attacks always do."""

    async def answer(self, case: Case) -> Answer:
        """Answer one case as the service would at the case's own time."""
        thread = case.exchange(self.brand)
        match case:
            case DecisionCase():
                return await (self._proposed(thread) if self.with_drafts else self._decided(thread))
            case DraftCase():
                return await self._checked(case, thread)
            case AttackCase():
                clean = await self._decided(case.clean_exchange(self.brand))
                whole = await self._proposed(thread)
                return whole.model_copy(
                    update={"clean": clean.decision, "usage": whole.usage.plus(clean.usage), "notes": whole.notes}
                )

    async def close(self) -> None:
        """Close the connections to a model, if there were any."""
        if self.answered_by.kind == "model":
            await close()

    async def _read(self, thread: Thread, ledger: Ledger) -> tuple[Signals, Decision]:
        signals = await read(thread, prompts=self.prompts, models=self.models, ledger=ledger)
        return signals, decide(thread, signals, self.policy, now=posted_or(thread, NOW))

    async def _decided(self, thread: Thread) -> Answer:
        ledger = Ledger()
        signals, decision = await self._read(thread, ledger)
        return Answer(
            decision=DecisionView.of(decision, "en"),
            signals=_levels(signals),
            language=signals.language,
            usage=ledger.usage,
            notes=tuple(ledger.notes),
        )

    async def _proposed(self, thread: Thread) -> Answer:
        proposal = await propose(
            thread, policy=self.policy, prompts=self.prompts, models=self.models, now=posted_or(thread, NOW)
        )
        return Answer(
            decision=DecisionView.of(proposal.decision, "en"),
            draft=DraftTextView.of(proposal.draft, "en") if proposal.draft else None,
            signals=_levels(proposal.signals),
            language=proposal.signals.language,
            usage=proposal.usage,
            notes=proposal.notes,
        )

    async def _checked(self, case: DraftCase, thread: Thread) -> Answer:
        """The guards alone: the decision is the one that the set gives, so that a wrong one does not blur them."""
        ledger = Ledger()
        signals, decision = await self._read(thread, ledger)
        brief = brief_of(case, thread, signals, decision, self.policy)
        reply = Reply(text=case.draft, private_message=case.private_message)
        findings = inspected(reply, brief, self.policy)
        if self.models.judge is not None:
            judged = await judge(reply, brief, prompts=self.prompts, model=self.models.judge, ledger=ledger)
            findings = weighed(findings, judged, brief)
        return Answer(
            decision=DecisionView.of(decision, "en"),
            findings=tuple(FindingView.of(finding, "en") for finding in findings),
            signals=_levels(signals),
            language=signals.language,
            usage=ledger.usage,
            notes=tuple(ledger.notes),
        )


def brief_of(case: DraftCase, thread: Thread, signals: Signals, decision: Decision, policy: Policy) -> Brief:
    """What a labelled reply must respect: what the set decided, so that another decision does not blur the guards."""
    due = decision.model_copy(
        update={
            "action": Action.RESPOND,
            "visibility": case.visibility,
            "ask_removal": case.context.resolved and not case.comment.channel.is_review_site,
        }
    )
    brief = brief_for(thread, signals, due, policy)
    # Where the case leaves the form of address open, the brand's own must not be held against its draft.
    return brief if case.context.formality is not None else brief.model_copy(update={"formality": None})


def _levels(signals: Signals) -> dict[str, str]:
    levels = {signal.name.value: signal.level.value for signal in signals.seen if signal.level is not Level.NONE}
    category = signals.category
    said = f"{category.category.value} ({category.certainty.value}, {category.source})"
    return {**levels, "category": said, "topic": signals.topic.value}
