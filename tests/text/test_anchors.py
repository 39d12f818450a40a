import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.text.anchors import needed_literals


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("abc", {"abc"}),
        (r"\bwait(?:ed|ing)?\b", {"wait"}),
        ("(?:uur|dagen)", {"uur", "dagen"}),
        ("a|bc", {"a", "bc"}),
        (r"(?:een )?storing\W{0,3}", {"storing"}),
    ],
)
def test_it_names_literals_that_every_match_holds(pattern: str, needed: set[str]) -> None:
    assert frozenset(needed) in needed_literals(pattern)


@pytest.mark.parametrize("pattern", [r"\d+", "[abc]", "x?", "(?:ab)?", r"\w{2,3}|abc"])
def test_it_names_none_where_none_is_needed(pattern: str) -> None:
    assert needed_literals(pattern) == ()


PIECES = st.sampled_from(
    ["al ", "(?:uur|dag)", "x?", r"\d{1,2}", "[ab]", "(?:zo )?", "niet", r"\b", "(?:a|bb|)", "n{2}"]
)


@given(st.lists(PIECES, min_size=1, max_size=6), st.text(alphabet="al uurdgxnietzob12 ", max_size=40))
def test_it_never_says_no_to_a_text_that_matches(pieces: list[str], text: str) -> None:
    pattern = "".join(pieces)
    if re.search(pattern, text):
        assert all(any(literal in text for literal in needed) for needed in needed_literals(pattern))
