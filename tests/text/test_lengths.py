import pytest

from drafting.text.lengths import length, limit


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("hallo", 5),
        ("café", 4),
        ("中文", 4),
        ("👍", 2),
        ("👍🏽", 2),
        ("👨‍👩‍👧", 2),
        ("🇳🇱", 2),
        ("https://www.voorbeeld.nl/een/heel/lang/pad?met=vragen", 23),
        ("zie voorbeeld.nl", 27),
        ("“ja”", 4),
        ("", 0),
    ],
)
def test_it_counts_as_x_does(text: str, weight: int) -> None:
    assert length(text, "x") == weight


def test_it_counts_characters_elsewhere() -> None:
    assert length("👍🏽 https://example.com", "facebook") == 22


def test_it_counts_bytes_under_google_reviews() -> None:
    assert length("café", "google_reviews") == 5


def test_it_knows_the_limit_of_every_channel() -> None:
    assert (limit("x"), limit("tiktok"), limit("unheard-of")) == (280, 150, 2_000)
