"""What may come in, and what is told from it."""

from datetime import UTC, datetime, timedelta

import pytest
from pydantic import ValidationError

from drafting.domain.thread import MAX_TEXT, Channel, Comment, Role, Thread, Turn, posted_or

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "   \n\t", "a\x00b", "bel\x07", "\x9b31m", "x" * (MAX_TEXT + 1)])
def test_it_refuses_a_comment_without_readable_words(text: str) -> None:
    with pytest.raises(ValidationError):
        Comment(text=text)


def test_it_takes_emoji_tabs_and_new_lines() -> None:
    assert Comment(text="😡\n\tnou ja").text == "😡\n\tnou ja"


def test_its_state_changes_when_anybody_speaks() -> None:
    before = Thread(comment=Comment(text="Waar blijft het?"))
    spoken = Turn(role=Role.BRAND, text="We kijken het na.")
    assert before.state != before.model_copy(update={"turns": (spoken,)}).state


def test_it_knows_what_opened_the_exchange() -> None:
    turn = Turn(role=Role.CUSTOMER, text="Mijn stoel is stuk.")
    assert Thread(comment=Comment(text="Nog steeds stuk."), turns=(turn,)).root == "Mijn stoel is stuk."


def test_a_comment_from_the_future_counts_from_now() -> None:
    thread = Thread(comment=Comment(text="hoi", posted_at=NOW + timedelta(days=9)))
    assert posted_or(thread, NOW) == NOW


def test_only_review_sites_are_review_sites() -> None:
    assert [channel for channel in Channel if channel.is_review_site] == [Channel.GOOGLE_REVIEWS, Channel.TRUSTPILOT]
