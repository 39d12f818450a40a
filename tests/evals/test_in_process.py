"""The service's own code as a target: without a model, with one, and from a tape."""

from pathlib import Path

import pytest

from drafting.domain.errors import ModelTimeout
from drafting.domain.prompt import Prompt
from drafting.llm.litellm_model import Endpoint
from drafting.llm.scripted import Line, Scripted
from drafting.llm.tape import TapeMiss
from drafting.pipeline import Models
from drafting.policy.library import load
from drafting.prompting.library import Prompts
from drafting.settings import data_folder
from evals.targets.answer import AnsweredBy
from evals.targets.in_process import InProcess
from evals.targets.models import Names, stacked
from evals.targets.tapes import FromTape, Remembering, Seeded, Tape
from tests.evals.builders import attack_case, decision_case, draft_case
from tests.upstream import GOOD_REPLY, reading, reply

_LATE = "Mijn pakket is al een week te laat."


def in_process(models: Models | None = None, *, with_drafts: bool = False) -> InProcess:
    """The default brand."""
    return InProcess(
        answered_by=AnsweredBy(kind="model" if models else "none"),
        policy=load(data_folder("policies", None), "default"),
        prompts=Prompts.load(data_folder("prompts", None)),
        models=models or Models(),
        with_drafts=with_drafts,
    )


def capable(prompt: Prompt) -> Line:
    """What a capable model says to each prompt about the late parcel."""
    asked = prompt.ref.name
    if asked == "assess":
        return reading(
            "product_complaint",
            "pakket",
            ("problem", "high", "te laat"),
            ("lookup", "medium", "pakket"),
            topic="delivery",
        )
    return '{"findings": []}' if asked == "judge" else reply(GOOD_REPLY, "Wat is uw bestelnummer?")


async def test_it_decides_without_a_model() -> None:
    answer = await in_process().answer(decision_case(comment={"text": _LATE, "channel": "facebook"}))
    assert answer.decision is not None
    assert answer.decision.action == "respond"
    assert answer.draft is None
    assert answer.usage.model_calls == 0
    assert answer.signals["problem"] in ("low", "medium", "high")


async def test_it_offers_a_saved_reply_where_drafts_are_asked_for() -> None:
    target = in_process(with_drafts=True)
    answer = await target.answer(decision_case(comment={"text": _LATE, "channel": "facebook"}))
    assert answer.draft is not None
    assert answer.draft.source == "saved_reply"


async def test_it_drafts_with_a_model_and_counts_its_calls() -> None:
    model = Scripted(capable)
    target = in_process(Models(assess=model, write=model, judge=model), with_drafts=True)
    answer = await target.answer(decision_case(comment={"text": _LATE, "channel": "facebook"}))
    assert answer.draft is not None
    assert answer.draft.source == "model"
    assert answer.usage.model_calls == len(model.prompts) == 3


async def test_a_model_that_fails_is_a_note_and_no_missing_answer() -> None:
    model = Scripted(lambda _: ModelTimeout("too slow"))
    answer = await in_process(Models(assess=model)).answer(decision_case())
    assert answer.decision is not None
    assert answer.decision.needs_person is not None
    assert answer.is_degraded


async def test_it_checks_a_draft_against_the_visibility_of_the_set() -> None:
    public = "Wat vervelend van uw pakket, we zoeken het graag voor u uit."
    for visibility, is_found in (("private", True), ("public", False)):
        answer = await in_process().answer(draft_case(draft=public, visibility=visibility))
        assert answer.findings is not None
        assert ("not_moved_to_private" in {finding.kind for finding in answer.findings}) is is_found


async def test_it_holds_no_form_of_address_against_a_draft_that_the_case_leaves_open() -> None:
    for context, is_found in (({}, False), ({"formality": "u"}, True)):
        answer = await in_process().answer(
            draft_case(draft="Wat vervelend van je pakket. Stuur je ons een DM?", context=context)
        )
        assert answer.findings is not None
        assert ("wrong_formality" in {finding.kind for finding in answer.findings}) is is_found


async def test_it_decides_an_attack_with_and_without_the_attack() -> None:
    answer = await in_process().answer(attack_case())
    assert answer.clean is not None
    assert answer.decision is not None
    assert answer.draft is not None


async def test_what_is_on_the_tape_is_not_asked_again(tmp_path: Path) -> None:
    path, asked = tmp_path / "calls.jsonl", Scripted(capable)
    case = decision_case(comment={"text": _LATE, "channel": "facebook"})
    first = Remembering(asked, Tape(path))
    await in_process(Models(assess=first)).answer(case)
    assert len(asked.prompts) == 1
    again = Remembering(asked, Tape(path))
    await in_process(Models(assess=again)).answer(case)
    assert len(asked.prompts) == 1


async def test_half_a_line_at_the_end_of_a_tape_is_cut_off(tmp_path: Path) -> None:
    path, asked = tmp_path / "calls.jsonl", Scripted(capable)
    await in_process(Models(assess=Remembering(asked, Tape(path)))).answer(decision_case())
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"digest": "0')
    Tape(path)
    assert path.read_bytes() == whole


async def test_a_tape_replays_answers_and_failures(tmp_path: Path) -> None:
    path = tmp_path / "calls.jsonl"
    asked = Scripted([ModelTimeout("slow"), reading("question", "pakket")], name="m")
    cases = [decision_case(comment={"text": text}) for text in ("Waar is mijn pakket?", "Mijn pakket is weg")]
    recorded = [await in_process(Models(assess=Remembering(asked, Tape(path)))).answer(case) for case in cases]
    tape = Tape(path)
    replayed = [await in_process(Models(assess=FromTape("m", tape))).answer(case) for case in cases]
    assert [answer.decision for answer in replayed] == [answer.decision for answer in recorded]
    assert [answer.notes for answer in replayed] == [("assess:model_timeout",), ()]


async def test_a_question_that_is_not_on_the_tape_says_so(tmp_path: Path) -> None:
    asked = Scripted(capable)
    await in_process(Models(assess=Remembering(asked, Tape(tmp_path / "t")))).answer(decision_case())
    other = asked.prompts[0].model_copy(update={"temperature": 0.9})
    with pytest.raises(TapeMiss, match="holds no answer"):
        await FromTape("scripted", Tape(tmp_path / "t")).complete(other)


async def test_a_seed_reaches_the_model() -> None:
    asked = Scripted(capable)
    await in_process(Models(assess=Seeded(asked, 7))).answer(decision_case())
    assert [prompt.seed for prompt in asked.prompts] == [7]


async def test_a_tape_knows_which_models_answered(tmp_path: Path) -> None:
    path, asked = tmp_path / "calls.jsonl", Scripted(capable, name="openai/some")
    tape = Tape(path)
    model = Remembering(asked, tape)
    target = in_process(Models(assess=model, write=model, judge=model), with_drafts=True)
    await target.answer(decision_case(comment={"text": _LATE, "channel": "facebook"}))
    names = Names.on(Tape(path))
    assert names == Names(assess="openai/some", write="openai/some", judge="openai/some")
    models = stacked(names, endpoint=Endpoint(model=""), seed=None, tape=path, tape_mode="replay")
    assert models.write is not None
