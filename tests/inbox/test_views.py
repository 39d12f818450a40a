"""Times for the record, and browsers by their names."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from drafting.inbox.views import browser, whole_moment

WINTER = datetime(2026, 11, 23, 21, 5, 7, tzinfo=UTC)


def test_a_time_for_the_record_names_the_zone_it_was_given_in() -> None:
    given = WINTER.astimezone(timezone(timedelta(hours=-3, minutes=-30)))
    assert whole_moment(given, "en") == "23 Nov 2026 17:35:07 (UTC-03:30)"
    assert whole_moment(WINTER, "nl") == "23 nov 2026 21:05:07 (UTC)"


def test_a_time_of_ours_is_told_in_the_zone_of_the_brand() -> None:
    assert whole_moment(WINTER, "nl", "Europe/Amsterdam") == "23 nov 2026 22:05:07 (UTC+01:00)"


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36", "Chrome · Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/156.0.0.0 Safari/537.36 Edg/156.0", "Edge · Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1", "Safari · iPhone"),
        ("curl/8.5.0", "curl/8.5.0"),
    ],
)
def test_a_browser_is_known_by_its_name(agent: str, said: str) -> None:
    assert browser(agent) == said
