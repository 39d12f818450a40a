"""The reply in an answer that stops anywhere."""

import json

import pytest

from drafting.prompting.partial import text_so_far

WHOLE = json.dumps({"text": 'Fijn, "dank" u!\nTot zó \\ 😀', "private_message": "Wat is uw postcode?"})


@pytest.mark.parametrize("ascii_only", [True, False])
def test_it_grows_with_every_sign_and_never_says_what_is_not_there(ascii_only: bool) -> None:
    said = json.loads(WHOLE)["text"]
    answer = json.dumps(json.loads(WHOLE), ensure_ascii=ascii_only)
    before = ""
    for end in range(len(answer) + 1):
        now = text_so_far(answer[:end])
        assert said.startswith(now)
        assert len(now) >= len(before)
        before = now
    assert before == said


@pytest.mark.parametrize(
    "answer", ["", "{", '{"tex', '{"text"', '{"text":', '{"text": "', "Sure! Here is it:", '{"a": 1}']
)
def test_where_no_reply_has_begun_there_is_none(answer: str) -> None:
    assert text_so_far(answer) == ""


def test_words_around_the_json_are_passed_over() -> None:
    assert text_so_far('```json\n{"text": "Hallo\nu') == "Hallo\nu"
