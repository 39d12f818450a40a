"""Examples for the reader of replies: the sentences of labelled replies, and of the saved replies, which are all fine.

What people say in debates is shown to it as a thing of its own: it is to judge what desks write, and nothing else.
Two things count half: the tuning part of the drafts, for the guards' lists were made on it and look better there than
they are, and sentences that are labelled by themselves, for nobody knows what they answer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from drafting.domain.decision import Visibility
from drafting.domain.draft import Reply
from drafting.domain.thread import Channel, Comment, Context, posted_or
from drafting.guards.goodwill import LISTED
from drafting.guards.reads_as_a_good_reply import FINE, LEARNED, OPINION, WEIGHTS, is_listed, marks, words_in
from drafting.guards.said import Sentence, parts
from drafting.policy import Policy, decide
from drafting.policy.library import load_brands
from drafting.settings import data_folder
from drafting.signals import detect
from drafting.text.classifier import features
from evals.cases.case import DraftCase
from evals.cases.library import DATASETS, find
from evals.targets.answer import NOW
from evals.targets.in_process import brief_of
from evals.training.fit import Example, fit
from evals.training.rows import DEBATE, DRAFTS, SENTENCES, debate, digest, drafts, sentences

_TUNED_ON = 0.5
_ALONE = 0.25
_OPINION = {"nl": "Daar denk ik heel anders over.", "en": "I see that quite differently."}
"""What a text out of a debate answers."""
_COMPLAINT = {"nl": "Mijn bestelling klopt niet.", "en": "My order is wrong."}
"""What a sentence that is labelled by itself answers, as most sentences of replies do."""
_OF_ITS_OWN = ("ends ", "signs")
"""Marks that such a sentence has of its own, beside what the lists see in it; all others say how it stands to the reply
and to what the reply answers."""
_SURE = 20
"""Characters of a quote that are enough to know its sentence by, where the quote runs on into the next."""


def examples() -> Iterator[Example]:
    """Every sentence as the service would read it."""
    policy = load_brands(data_folder("policies", None))["default"]
    yield from _sentences(drafts(), policy, 1.0)
    yield from _sentences(_saved(policy), policy, 1.0)
    yield from (replace(example, label=OPINION) for example in _sentences(_debated(), policy, 1.0))
    yield from _alone(policy)
    tuned = (case for case in find("drafts", part="tuning").cases() if isinstance(case, DraftCase))
    yield from _sentences(tuned, policy, _TUNED_ON)


def _alone(policy: Policy) -> Iterator[Example]:
    """The sentences that are labelled by themselves, with the marks that they have by themselves."""
    for number, row in enumerate(sentences()):
        comment = Comment(text=_COMPLAINT[row.language], channel=Channel.FACEBOOK)
        case = DraftCase(
            id=f"sentence-{number}", comment=comment, visibility=Visibility.PUBLIC, draft=row.text, good=True
        )
        for words, said, _ in _read(case, policy):
            own = [mark for mark in said if is_listed(mark) or (mark.startswith(_OF_ITS_OWN) and " to a " not in mark)]
            yield Example(features(words, [*own, "alone"]), str(row.kind or FINE), _ALONE)


def _saved(policy: Policy) -> Iterator[DraftCase]:
    """The saved replies as answers to a comment in their own words."""
    for saved in policy.replies:
        if saved.language in LISTED:
            said = saved.text.replace("{facts}", "").replace("{private_channel}", "DM").strip()
            comment = Comment(text=said, channel=Channel.FACEBOOK)
            context = Context(resolved=saved.ask_removal, private_channel="DM")
            yield DraftCase(
                id=saved.id, comment=comment, context=context, visibility=saved.visibility, draft=said, good=True
            )


def _debated() -> Iterator[DraftCase]:
    for number, row in enumerate(debate()):
        comment = Comment(text=_OPINION[row.language], channel=Channel.FACEBOOK)
        yield DraftCase(id=f"debate-{number}", comment=comment, visibility=Visibility.PUBLIC, draft=row.text, good=True)


def train(folder: Path) -> Path:
    """Fit, and write the weights into the folder."""
    return fit(examples()).write(folder / WEIGHTS, source=made_from())


def made_from() -> str:
    """A digest of what it learns from."""
    return digest(
        DRAFTS,
        SENTENCES,
        DEBATE,
        DATASETS / "drafts.tuning.jsonl",
        data_folder("policies", None) / "default" / "replies.yaml",
    )


def _sentences(cases: Iterable[DraftCase], policy: Policy, weight: float) -> Iterator[Example]:
    for case in cases:
        for words, said, sentence in _read(case, policy):
            if label := _label(case, sentence):
                yield Example(features(words, said), label, weight)


def _read(case: DraftCase, policy: Policy) -> Iterator[tuple[list[str], list[str], Sentence]]:
    """The words and marks of each sentence of a reply, as the guard would see them."""
    thread = case.exchange("default")
    signals = detect(thread)
    decision = decide(thread, signals, policy, now=posted_or(thread, NOW))
    brief = brief_of(case, thread, signals, decision, policy)
    for part in parts(Reply(text=case.draft, private_message=case.private_message), brief):
        for sentence in part.sentences:
            if words := words_in(sentence):
                yield words, marks(part, sentence, brief), sentence


def _label(case: DraftCase, sentence: Sentence) -> str | None:
    """What is wrong with a sentence; None where the case does not say which sentence is at fault."""
    text = sentence.text.strip()
    for expected in case.expected:
        quote = expected.quote or ""
        if expected.kind in LEARNED and quote and (quote in text or text in quote or quote[:_SURE] in text):
            return str(expected.kind)
    return FINE if all(expected.quote for expected in case.expected) else None
