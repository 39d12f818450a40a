"""Reading what models answer."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.domain.decision import Category
from drafting.domain.draft import FindingKind
from drafting.domain.errors import ModelAnsweredBadly
from drafting.domain.signal import Level, SignalName, Topic
from drafting.prompting.answers import AssessmentAnswer, JudgeAnswer, ReplyAnswer, read_answer

MARKER = "kwijtgeraakt-7731"
REPLY = '{"text": "Hallo", "private_message": null}'

WRAPPED = {
    "bare": REPLY,
    "in a fence": f"```json\n{REPLY}\n```",
    "in a fence without a name": f"```\n{REPLY}\n```",
    "after prose": f"Sure! Here is the reply:\n{REPLY}",
    "before prose": f"{REPLY}\nI hope this helps.",
    "after a thought": f'<think>Maybe {{"text": "Dag"}}? No.</think>{REPLY}',
    "said twice": f"{REPLY}\n{REPLY}",
    "with a line break in a string": '{"text": "Hallo", "private_message": "a\nb"}',
    "beside another object": f'{{"plan": 1}} {REPLY}',
    "with a field too many": '{"text": "Hallo", "private_message": null, "confidence": 1}',
    "without a private message": '{"text": "Hallo"}',
    "after braces in prose": f"{{{{ }} { {REPLY} }".replace("'", ""),
}


@pytest.mark.parametrize("text", WRAPPED.values(), ids=WRAPPED)
def test_it_finds_the_answer(text: str) -> None:
    assert read_answer(text, ReplyAnswer).text == "Hallo"


BAD = {
    "nothing": "",
    "prose": f"I am sorry, {MARKER}",
    "broken": f'{{"text": "{MARKER}',
    "a list": f'["{MARKER}"]',
    "another shape": f'{{"reply": "{MARKER}"}}',
    "empty text": '{"text": "  "}',
    "a number": '{"text": 5}',
    "two that differ": f'{{"text": "{MARKER}"}} {{"text": "b"}}',
    "too long": json.dumps({"text": MARKER * 600}),
    "far too long": MARKER * 4_000,
    "deeply nested": '{"a":' * 5_000,
    "only braces": "{" * 30_000,
    "only thoughts": "<think>" * 4_000,
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_it_refuses_what_is_no_answer_without_repeating_it(text: str) -> None:
    with pytest.raises(ModelAnsweredBadly) as caught:
        read_answer(text, ReplyAnswer)
    assert MARKER not in f"{caught.value!r}{caught.value.__cause__!r}{caught.value.__context__!r}"


@given(st.text(max_size=500))
def test_it_raises_nothing_else_whatever_it_is_given(text: str) -> None:
    for kind in (ReplyAnswer, AssessmentAnswer, JudgeAnswer):
        try:
            read_answer(text, kind)
        except ModelAnsweredBadly:
            continue


@pytest.mark.parametrize("said", ["null", "None", "", "n/a"])
def test_it_reads_a_private_message_that_says_none_as_none(said: str) -> None:
    assert read_answer(json.dumps({"text": "Hallo", "private_message": said}), ReplyAnswer).private_message is None


def reading(**changes: object) -> AssessmentAnswer:
    answer = {
        "signals": [{"name": "problem", "level": "high", "quote": "kapot"}],
        "category_quote": "kapot",
        "category": "product_complaint",
        "topic": "defect",
        "language": "nl",
        "unsure": None,
    }
    return read_answer(json.dumps({**answer, **changes}), AssessmentAnswer)


def test_it_reads_a_whole_assessment() -> None:
    answer = reading()
    assert (answer.category, answer.topic, answer.known_language) == (Category.PRODUCT_COMPLAINT, Topic.DEFECT, "nl")
    assert [(claim.name, claim.level, claim.quote) for claim in answer.signals] == [
        (SignalName.PROBLEM, Level.HIGH, "kapot")
    ]


@pytest.mark.parametrize("spelled", ["Product complaint", "PRODUCT_COMPLAINT", " product-complaint "])
def test_it_knows_a_category_in_another_spelling(spelled: str) -> None:
    assert reading(category=spelled).category is Category.PRODUCT_COMPLAINT


def test_it_refuses_a_category_that_does_not_exist() -> None:
    with pytest.raises(ModelAnsweredBadly):
        reading(category="angry")


@pytest.mark.parametrize(
    "claim",
    [
        {"name": "angry", "level": "high", "quote": "x"},
        {"name": "threat", "level": "extreme", "quote": "x"},
        {"name": "threat", "level": "none", "quote": "x"},
        {"name": "threat", "level": "unknown", "quote": "x"},
        {"name": "threat", "quote": "x"},
        "threat",
        None,
    ],
    ids=repr,
)
def test_it_drops_a_claim_of_something_that_does_not_exist_and_keeps_the_rest(claim: object) -> None:
    answer = reading(signals=[claim, {"name": "heat", "level": "low", "quote": "!!"}])
    assert [claim.name for claim in answer.signals] == [SignalName.HEAT]


def test_it_keeps_the_first_of_two_claims_of_one_name() -> None:
    claims = [{"name": "heat", "level": level, "quote": "!!"} for level in ("high", "low")]
    assert [claim.level for claim in reading(signals=claims).signals] == [Level.HIGH]


def test_it_keeps_a_claim_without_a_quote_so_that_its_lack_of_proof_can_be_seen() -> None:
    assert reading(signals=[{"name": "threat", "level": "high", "quote": None}]).signals[0].quote == ""


@pytest.mark.parametrize(("said", "topic"), [("delivery", Topic.DELIVERY), ("weather", Topic.ANY), (None, Topic.ANY)])
def test_it_takes_an_unknown_topic_for_any(said: object, topic: Topic) -> None:
    assert reading(topic=said).topic is topic


@pytest.mark.parametrize(
    ("said", "known"), [("nl", "nl"), ("nl-BE", "nl"), ("EN_gb", "en"), ("it", None), ("Dutch", None), ("", None)]
)
def test_it_knows_the_languages_that_we_write(said: str, known: str | None) -> None:
    assert reading(language=said).known_language == known


@pytest.mark.parametrize(
    ("said", "doubts"), [(None, False), ("", False), ("null", False), (False, False), (True, True)]
)
def test_it_reads_doubt(said: object, doubts: bool) -> None:
    assert (reading(unsure=said).unsure is not None) is doubts


def test_it_cuts_a_quote_that_does_not_end() -> None:
    assert len(reading(category_quote="a" * 5_000).category_quote) == 500


def verdict(*findings: object) -> JudgeAnswer:
    return read_answer(json.dumps({"findings": findings}), JudgeAnswer)


ARGUES = {"quote": "dat klopt niet", "why": "Spreekt tegen.", "kind": "argues", "severity": "block"}


def test_it_reads_a_verdict() -> None:
    (finding,) = verdict(ARGUES).findings
    assert (finding.kind, finding.severity, finding.quote) == (FindingKind.ARGUES, "block", "dat klopt niet")


def test_it_reads_an_empty_verdict_as_a_pass() -> None:
    assert verdict().findings == ()


def test_it_drops_a_kind_that_a_judge_is_not_asked_for() -> None:
    assert [finding.kind for finding in verdict({**ARGUES, "kind": "too_long"}, ARGUES).findings] == [
        FindingKind.ARGUES
    ]


def test_it_refuses_a_verdict_in_which_no_finding_can_be_read_for_that_is_no_pass() -> None:
    with pytest.raises(ModelAnsweredBadly):
        verdict({"kind": "bad vibes", "quote": "x"})


@pytest.mark.parametrize("missing", ["{}", '{"findings": null}', '{"findings": "none"}'])
def test_it_refuses_a_verdict_without_findings_to_read(missing: str) -> None:
    with pytest.raises(ModelAnsweredBadly):
        read_answer(missing, JudgeAnswer)


def test_it_takes_a_severity_that_does_not_exist_for_a_warning() -> None:
    assert verdict({**ARGUES, "severity": "critical"}).findings[0].severity == "warn"
