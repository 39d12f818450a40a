"""The judge's figures, each with its agreement with people; one that people do not bear out is withheld."""

import asyncio
import random
from collections.abc import Awaitable, Iterable, Sequence
from typing import TypeVar

from drafting.domain.errors import ModelError
from drafting.domain.frozen import Frozen
from drafting.llm.model import Model
from drafting.prompting.library import Prompts
from evals.cases.case import DraftCase
from evals.judging.judge import QUALITIES, QualityAnswer, Said, better_of, label, qualities
from evals.runs.results import RunFolder
from evals.stats.paired import kappa, mcnemar
from evals.stats.rate import Rate

LEAST_KAPPA = 0.4
"""Cohen's kappa below which a judge's figure is not shown: less than moderate agreement."""
_AT_ONCE = 8
T = TypeVar("T")


class Agreement(Frozen):
    """How well the judge and people's labels agree on one thing."""

    kappa: float | None
    drafts: int
    agree: Rate
    failed: int
    """Drafts that the judge gave no usable answer on."""

    @property
    def bears(self) -> bool:
        """Whether a figure of this judge may be shown."""
        return self.kappa is not None and self.kappa >= LEAST_KAPPA

    def __str__(self) -> str:
        said = "not defined" if self.kappa is None else f"{self.kappa:.2f}"
        return f"kappa with people {said} on {self.drafts} labelled drafts"


class Quality(Frozen):
    """One quality of a run's drafts."""

    name: str
    yes: Rate
    failed: int
    agreement: Agreement


class Pairs(Frozen):
    """Two runs' drafts to the same comments, each pair judged in both orders."""

    better: int
    worse: int
    undecided: int
    """Judged the same, or differently when the order turned."""
    failed: int
    p: float
    """Of a sign test over the decided pairs."""
    agreement: Agreement


async def agreement_on_qualities(model: Model, prompts: Prompts, cases: Sequence[DraftCase]) -> dict[str, Agreement]:
    """The judge over labelled drafts."""

    async def ask(case: DraftCase) -> QualityAnswer:
        return await qualities(
            model,
            prompts,
            case.exchange("default"),
            visibility=case.visibility.value,
            reply=case.draft,
            private_message=case.private_message,
        )

    answers = await _all(ask(case) for case in cases)
    found = {}
    for quality in QUALITIES:
        both = []
        for case, answer in zip(cases, answers, strict=True):
            due = label(quality, case.kinds, frozenset(case.lenient))
            if answer is not None and due is not None:
                both.append((due, bool(getattr(answer, quality))))
        found[quality] = _agreement(both, answers.count(None))
    return found


async def agreement_on_pairs(
    model: Model, prompts: Prompts, cases: Sequence[DraftCase], *, seed: int, most: int
) -> Agreement:
    """The judge over pairs of a good and a bad draft, each with its own comment, in one language."""
    drawn = random.Random(seed)
    pairs = []
    for language in sorted({case.language or "" for case in cases}):
        good = [case for case in cases if case.good and (case.language or "") == language]
        bad = [case for case in cases if not case.good and (case.language or "") == language]
        drawn.shuffle(good)
        drawn.shuffle(bad)
        pairs += list(zip(good, bad, strict=False))
    pairs = pairs[:most]
    # Half of the pairs are handed over the other way round, so that "the first is better" is not always right.
    turned = [drawn.random() < 0.5 for _ in pairs]

    def said(case: DraftCase) -> Said:
        return Said(comment=case.comment.text, reply=case.draft)

    asked = (
        better_of(model, prompts, said(bad if turn else good), said(good if turn else bad))
        for (good, bad), turn in zip(pairs, turned, strict=True)
    )
    answers = await _all(asked)
    both = [
        (not turn, answer == "one")
        for turn, answer in zip(turned, answers, strict=True)
        if answer is not None and answer != "undecided"
    ]
    undecided_or_failed = len(answers) - len(both)
    return _agreement(both, undecided_or_failed)


async def quality_of(
    model: Model, prompts: Prompts, folder: RunFolder, agreements: dict[str, Agreement]
) -> tuple[Quality, ...]:
    """The judge over the drafts of a run."""
    drafts = [(name, said) for name, said in _drafts(folder).items()]
    schema = folder.meta().case_schema
    cases = {result.case["id"]: result for result in folder.read() if result.answer and result.answer.draft}

    async def ask(name: str) -> QualityAnswer:
        result = cases[name]
        assert result.answer is not None
        assert result.answer.draft is not None
        decision = result.answer.decision
        return await qualities(
            model,
            prompts,
            result.case_of(schema).exchange("default"),
            visibility=str(decision.visibility) if decision and decision.visibility else "public",
            reply=result.answer.draft.text,
            private_message=result.answer.draft.private_message,
        )

    answers = await _all(ask(name) for name, _ in drafts)
    usable = [answer for answer in answers if answer is not None]
    return tuple(
        Quality(
            name=quality,
            yes=Rate.of_counts(sum(bool(getattr(answer, quality)) for answer in usable), len(usable)),
            failed=answers.count(None),
            agreement=agreements[quality],
        )
        for quality in QUALITIES
    )


async def pairs_of(model: Model, prompts: Prompts, before: RunFolder, after: RunFolder, agreement: Agreement) -> Pairs:
    """The judge over the two drafts to each comment, where they differ."""
    old, new = _drafts(before), _drafts(after)
    names = [name for name in new if name in old and new[name] != old[name]]
    answers = await _all(better_of(model, prompts, new[name], old[name]) for name in names)
    better, worse = answers.count("one"), answers.count("other")
    return Pairs(
        better=better,
        worse=worse,
        undecided=answers.count("undecided"),
        failed=answers.count(None),
        p=mcnemar(worse, better),
        agreement=agreement,
    )


def _drafts(folder: RunFolder) -> dict[str, Said]:
    return {
        str(result.case["id"]): Said(comment=result.case["comment"]["text"], reply=result.answer.draft.text)
        for result in folder.read()
        if result.answer and result.answer.draft
    }


def _agreement(both: Sequence[tuple[bool, bool]], failed: int) -> Agreement:
    agree = sum(one == other for one, other in both)
    return Agreement(kappa=kappa(both), drafts=len(both), agree=Rate.of_counts(agree, len(both)), failed=failed)


async def _all(asked: Iterable[Awaitable[T]]) -> list[T | None]:
    """All answers in order, a few at a time; None where the model gave none that is usable."""
    gate = asyncio.Semaphore(_AT_ONCE)

    async def one(waiting: Awaitable[T]) -> T | None:
        async with gate:
            try:
                return await waiting
            except ModelError:
                return None

    return list(await asyncio.gather(*(one(waiting) for waiting in asked)))
