"""The examples beside the default policy, read by the detectors: policy and signals together, without a model."""

from drafting.domain.decision import Action
from drafting.policy.examples import load_examples, told
from drafting.signals import detect
from tests.policy.builders import POLICIES, decided, default_policy


def test_detectors_and_policy_decide_the_clear_examples_as_they_say() -> None:
    examples = load_examples(POLICIES, "default")
    assert examples is not None
    assert sum(example.whole_way for example in examples.examples) >= 15
    assert told(examples.mismatches(default_policy(), reader=detect)) == ""


def test_no_example_that_has_to_be_answered_is_removed_without_a_model() -> None:
    examples = load_examples(POLICIES, "default")
    assert examples is not None
    answered = [example.as_thread() for example in examples.examples if example.expect.action is Action.RESPOND]
    removed = [thread.comment.text for thread in answered if decided(detect(thread), thread).action is Action.REMOVE]
    assert removed == []
