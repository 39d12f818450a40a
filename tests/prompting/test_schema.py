"""The schema of an answer, as endpoints take it."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from drafting.prompting.answers import AssessmentAnswer, JudgeAnswer, ReplyAnswer
from drafting.prompting.schema import schema_of


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from nodes(value)
    if isinstance(node, list):
        for value in node:
            yield from nodes(value)


@pytest.mark.parametrize("answer", [AssessmentAnswer, ReplyAnswer, JudgeAnswer])
def test_it_keeps_to_what_strict_endpoints_take(answer: type[BaseModel]) -> None:
    schema = schema_of(answer)
    for node in nodes(schema):
        assert not node.keys() & {"$ref", "$defs", "default", "title", "maxLength", "minLength", "maxItems"}
        if node.get("type") == "object":
            assert node["required"] == list(node["properties"])
            assert node["additionalProperties"] is False


def test_it_keeps_the_order_in_which_a_model_should_think() -> None:
    schema = schema_of(AssessmentAnswer)["properties"]
    assert list(schema) == ["signals", "category_quote", "category", "topic", "language", "unsure"]
    assert next(iter(schema["signals"]["items"]["properties"])) == "quote"


def test_it_keeps_a_field_that_is_called_like_a_keyword() -> None:
    class Titled(BaseModel):
        title: str
        default: int

    assert list(schema_of(Titled)["properties"]) == ["title", "default"]
