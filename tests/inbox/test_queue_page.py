"""The list: what comes first, what is shown, and what may be done at once."""

import re

import pytest

from drafting.desk import Desk
from drafting.domain.draft import Status
from tests.inbox.conftest import Visit, planted
from tests.inbox.seed import (
    ENGLISH,
    HEATED,
    LATE_PARCEL,
    MORE_SPAM,
    PRAISE,
    QUESTION,
    SEEDS,
    SPAM,
    THREAT,
    TROLL,
)


def authors(page: str) -> list[str]:
    return re.findall(r'<span class="meta"><b>([^<]+)</b>', page)


async def test_it_shows_the_soonest_deadline_first_and_what_has_none_last(desk: Desk, visit: Visit) -> None:
    for seed in SEEDS:
        await planted(desk, seed)
    await visit.get("/inbox")
    shown = authors(visit.page)
    assert shown[:5] == ["Saskia", "Bram", "Sanne de Wit", "R.", "Tom B."]
    assert set(shown[-3:]) == {SPAM.author, MORE_SPAM.author, TROLL.author}
    assert "te laat" in visit.page
    assert "nog 4" in visit.page
    assert visit.page.count("Eerst een mens") == 1


async def test_it_says_so_when_nothing_waits(visit: Visit) -> None:
    await visit.get("/inbox")
    assert "Niets te doen" in visit.page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("channel=x", {ENGLISH.author, TROLL.author}),
        ("action=remove", {THREAT.author, SPAM.author, MORE_SPAM.author}),
        ("category=question", {QUESTION.author}),
        ("language=en", {ENGLISH.author, TROLL.author, SPAM.author, PRAISE.author}),
        ("overdue=1", {HEATED.author}),
        ("search=pakket", {LATE_PARCEL.author}),
        ("search=PAK", {LATE_PARCEL.author}),
        ("search=4418", {LATE_PARCEL.author}),
        ("search=wachten+Sanne", {LATE_PARCEL.author}),
        ("search=17.00", {QUESTION.author}),
        ("search=abonnement", {HEATED.author}),
        ("search=saskia", {HEATED.author}),
        ("search=utrecht+ophalen", {QUESTION.author}),
        ("search=%22%27*()%3B--", set()),
        ("channel=nonsense&show=alles", {seed.author for seed in SEEDS}),
        ("brand=another", set()),
        ("show=done", set()),
    ],
)
async def test_it_filters_and_searches(desk: Desk, visit: Visit, query: str, expected: set[str]) -> None:
    for seed in SEEDS:
        await planted(desk, seed)
    response = await visit.get(f"/inbox?{query}")
    assert response.status_code == 200
    assert set(authors(visit.page)) == expected


async def test_it_sends_the_list_again_only_when_something_changed(desk: Desk, visit: Visit) -> None:
    await planted(desk, QUESTION)
    await visit.get("/inbox")
    renewed = re.search(r'hx-get="([^"]+)"', visit.page)
    assert renewed
    address = renewed[1].replace("&amp;", "&")
    assert (await visit.get(address)).status_code == 204
    await planted(desk, LATE_PARCEL)
    response = await visit.get(address)
    assert response.status_code == 200
    assert "Er is nieuw werk bijgekomen." in visit.page
    assert authors(visit.page) == [LATE_PARCEL.author, QUESTION.author]


async def test_it_agrees_with_many_spam_comments_at_once_and_with_nothing_else(desk: Desk, visit: Visit) -> None:
    spam, more, troll = [await planted(desk, seed) for seed in (SPAM, MORE_SPAM, TROLL)]
    await visit.get("/inbox")
    assert f'value="{troll.id}@' not in visit.page
    chosen = [f"{record.id}@{record.revision}" for record in (spam, troll)] + [f"{more.id}@99"]
    sent = {**visit.hidden("/inbox/bulk-agree"), "spam": chosen}
    response = await visit.http.post("/inbox/bulk-agree", data=sent, headers={"sec-fetch-site": "same-origin"})
    assert "Akkoord met 1 keer spam." in response.text
    assert "2 overgeslagen" in response.text
    statuses = [(await desk.store.drafts.get(record.id)).status for record in (spam, more, troll)]
    assert statuses == [Status.APPROVED, Status.AWAITING_APPROVAL, Status.AWAITING_APPROVAL]


async def test_it_speaks_the_language_of_the_browser_until_another_is_chosen(desk: Desk, visit: Visit) -> None:
    await planted(desk, QUESTION)
    visit.http.headers["Accept-Language"] = "fr, en-GB;q=0.8"
    await visit.get("/inbox")
    assert '<html lang="en">' in visit.page
    await visit.get("/inbox/language/nl?back=/inbox?channel=facebook")
    assert '<html lang="nl">' in visit.page
    assert "Vraag" in visit.page or "vraag" in visit.page


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "/v1/drafts"])
async def test_it_never_sends_a_reader_elsewhere_after_a_choice_of_language(visit: Visit, back: str) -> None:
    response = await visit.http.get("/inbox/language/en", params={"back": back}, follow_redirects=False)
    assert response.headers["location"] == "/inbox"
