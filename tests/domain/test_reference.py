"""References: `name@version#digest`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.domain.reference import Ref


@given(st.from_regex(r"[a-z][a-z-]{0,20}", fullmatch=True), st.integers(1, 10_000), st.text())
def test_it_reads_back_what_it_writes(name: str, version: int, content: str) -> None:
    ref = Ref.of(name, version, content)
    assert Ref.parse(str(ref)) == ref


def test_it_changes_with_every_character_of_the_text() -> None:
    assert Ref.of("default", 1, "a") != Ref.of("default", 1, "b")


@pytest.mark.parametrize("text", ["", "default", "default@1", "default@one#0123456789ab", "default@1#xyz"])
def test_it_refuses_what_is_no_reference(text: str) -> None:
    with pytest.raises(ValueError, match="not a reference"):
        Ref.parse(text)
