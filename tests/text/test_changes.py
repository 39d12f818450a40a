"""What changed between two texts."""

from hypothesis import given
from hypothesis import strategies as st

from drafting.text.changes import changes

TEXT = st.text(alphabet="ab .,\n", max_size=60)


@given(before=TEXT, after=TEXT)
def test_it_holds_both_texts_whole(before: str, after: str) -> None:
    found = changes(before, after)
    assert "".join(change.text for change in found if change.kind != "added") == before
    assert "".join(change.text for change in found if change.kind != "removed") == after


def test_it_goes_word_by_word_and_joins_neighbours() -> None:
    found = changes("Wat vervelend, uw pakket is te laat.", "Wat fijn dat u dit meldt, uw pakket is onderweg.")
    assert [(change.kind, change.text) for change in found if change.kind != "same"] == [
        ("removed", "vervelend"),
        ("added", "fijn dat u dit meldt"),
        ("removed", "te laat"),
        ("added", "onderweg"),
    ]


def test_very_long_texts_are_not_compared_word_by_word() -> None:
    before, after = "a " * 3000, "b " * 3000
    assert [change.kind for change in changes(before, after)] == ["removed", "added"]
