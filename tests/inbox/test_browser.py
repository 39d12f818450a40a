"""The inbox in a real browser: by keyboard alone, two people on one draft, on a phone, and to a screen reader."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route, expect, sync_playwright

from drafting.domain.draft import DraftRecord, Status
from drafting.domain.review import Review
from drafting.policy.library import load_brands
from drafting.store import Store
from tests.inbox.screenshots import ARGS, ROOT, chromium
from tests.inbox.seed import ENGLISH, HEATED, LATE_PARCEL, LEGAL, NOW, QUESTION, SPAM, THREAT, Seed, plant
from tests.service import Service, running_service

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine: .ci/run installs one"),
]
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def in_a_thread(work: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    """Playwright keeps a loop of its own running on this thread."""
    found: list[Any] = []
    thread = threading.Thread(target=lambda: found.append(asyncio.run(work())))
    thread.start()
    thread.join()
    return found[0]


class Running:
    """The service in a process of its own, and its database."""

    def __init__(self, service: Service, url: str) -> None:
        self.base = f"http://127.0.0.1:{service.port}"
        self._url = url

    def _in_store(self, work: Callable[[Store], Coroutine[Any, Any, Any]]) -> Any:
        async def opened() -> Any:
            store = await Store.open(self._url, migrated=True)
            try:
                return await work(store)
            finally:
                await store.close()

        return in_a_thread(opened)

    def plant(self, seed: Seed) -> DraftRecord:
        policy = load_brands(ROOT / "policies")["default"]
        record: DraftRecord = self._in_store(lambda store: plant(store, policy, seed))
        return record

    def clear(self) -> None:
        async def expire(store: Store) -> None:
            page = await store.drafts.page(now=NOW, statuses=(Status.AWAITING_APPROVAL,), limit=200)
            for record in page.items:
                await store.drafts.move(record.id, Status.EXPIRED, now=NOW)

        self._in_store(expire)

    def draft(self, draft_id: str) -> DraftRecord:
        record: DraftRecord = self._in_store(lambda store: store.drafts.get(draft_id))
        return record

    def reviews(self, draft_id: str) -> tuple[Review, ...]:
        found: tuple[Review, ...] = self._in_store(lambda store: store.reviews.of_draft(draft_id))
        return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=ARGS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("inbox")
    with running_service(folder) as service:
        # The guards load in the background once it is ready; the first check waits for them, so that no page has to.
        service.http.post("/v1/checks", json={"comment": {"text": "Waar blijft het?"}, "draft": "We kijken het na."})
        yield Running(service, f"sqlite:///{folder / 'drafting.sqlite'}")


@pytest.fixture
def running(started: Running) -> Running:
    """The service with nothing in its queue."""
    started.clear()
    return started


class Watched:
    """A context whose pages may reach nothing but the service, and complain about nothing."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []
        context.route(lambda url: "127.0.0.1" not in url, self._refuse)
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def _refuse(self, route: Route) -> None:
        self.elsewhere.append(route.request.url)
        route.abort()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"{message.text} {message.location['url']}")

    def page(self) -> Page:
        return self.context.new_page()


@pytest.fixture
def watched(browser: Browser) -> Iterator[Callable[..., Watched]]:
    made: list[Watched] = []

    def new(**options: Any) -> Watched:
        given = {"viewport": {"width": 1280, "height": 800}, "locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}
        made.append(Watched(browser.new_context(**(given | options))))
        return made[-1]

    yield new
    for one in made:
        one.context.close()
        assert one.elsewhere == []
        assert [text for text in one.complaints if "412" not in text] == []


def at(page: Page, who: str) -> None:
    """Wait until the comment of this author is open, with the page's keys at work."""
    expect(page.get_by_role("heading", name=who, level=1)).to_be_visible()
    expect(page.locator("html.scripted")).to_be_attached()


def test_the_whole_way_from_a_comment_to_an_approval_goes_by_keyboard(
    running: Running, watched: Callable[..., Watched]
) -> None:
    late, question = running.plant(LATE_PARCEL), running.plant(QUESTION)
    page = watched().page()
    page.goto(f"{running.base}/inbox")
    expect(page.locator("html.scripted")).to_be_attached()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Sneltoetsen")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator(f"#row-{late.id}")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    at(page, "Sanne de Wit")
    page.keyboard.press("w")
    expect(page.get_by_text("Regels die zijn bekeken")).to_be_visible()
    page.keyboard.press("e")
    editor = page.get_by_label("Openbaar antwoord")
    expect(editor).to_be_focused()
    page.keyboard.type(" Tot zo!")
    expect(page.get_by_role("button", name="Wijziging goedkeuren")).to_be_visible()
    expect(page.locator("#checked ins")).to_contain_text("Tot zo!")
    page.keyboard.press("Control+Enter")
    at(page, "Marieke")
    expect(page.get_by_text("Gewijzigd en goedgekeurd.")).to_be_visible()
    assert running.draft(late.id).status is Status.EDITED
    page.keyboard.press("u")
    at(page, "Sanne de Wit")
    assert running.draft(late.id).status is Status.AWAITING_APPROVAL
    page.keyboard.press("a")
    at(page, "Marieke")
    expect(page.get_by_text("Goedgekeurd.", exact=True)).to_be_visible()
    page.keyboard.press("r")
    reason = page.get_by_label("Dit is al afgehandeld")
    expect(reason).to_be_visible()
    reason.press("Space")
    expect(reason).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Niets te doen")).to_be_visible()
    assert running.draft(question.id).status is Status.REJECTED
    assert [review.verdict.value for review in running.reviews(late.id)] == ["edit", "undo", "approve"]


def test_two_browsers_on_one_draft_see_each_other_and_overwrite_nothing(
    running: Running, watched: Callable[..., Watched]
) -> None:
    record = running.plant(LATE_PARCEL)
    first, second = watched().page(), watched(locale="en-GB").page()
    address = f"{running.base}/inbox/drafts/{record.id}"
    first.goto(address)
    expect(first.locator("#presence")).to_be_empty()
    with second.expect_response("**/presence"):
        second.goto(address)
    expect(second.locator("#presence")).to_have_text("Somebody else is looking at this")
    second.get_by_label("Public reply").fill("My own words about the pakket.")
    first.get_by_role("button", name="Goedkeuren", exact=True).click()
    first.wait_for_url("**/inbox?**")
    second.get_by_role("button", name="Approve the change").click()
    expect(second.get_by_role("heading", name="Somebody was first")).to_be_visible()
    expect(second.get_by_label("Your text, to copy")).to_have_value("My own words about the pakket.")
    assert len(running.reviews(record.id)) == 1
    stored = running.draft(record.id)
    assert stored.status is Status.APPROVED


def test_typing_shows_what_the_guards_find_and_how_long_it_is(
    running: Running, watched: Callable[..., Watched]
) -> None:
    record = running.plant(ENGLISH)
    page = watched(locale="en-GB").page()
    page.goto(f"{running.base}/inbox/drafts/{record.id}")
    page.get_by_label("Public reply").fill("You are wrong, the cot was delivered on time. " + "x" * 300)
    expect(page.get_by_text("Argues").first).to_be_visible()
    expect(page.locator("#length strong")).to_contain_text("characters too long")
    expect(page.locator("mark").first).to_be_visible()


def test_new_work_appears_without_a_reload_and_is_announced(running: Running, watched: Callable[..., Watched]) -> None:
    running.plant(QUESTION)
    page = watched().page()
    page.clock.install()
    page.goto(f"{running.base}/inbox")
    page.evaluate("window.stays = true")
    running.plant(LATE_PARCEL)
    page.clock.run_for(11_000)  # the page looks every ten seconds
    expect(page.get_by_text("Sanne de Wit")).to_be_visible(timeout=15_000)
    expect(page.locator("#news")).to_have_text("Er is nieuw werk bijgekomen.")
    assert page.evaluate("window.stays") is True
    expect(page.locator("#totals")).to_contain_text("2 te doen")


def test_filters_are_chosen_by_keyboard_one_after_the_other(running: Running, watched: Callable[..., Watched]) -> None:
    running.plant(LATE_PARCEL)
    running.plant(SPAM)
    page = watched().page()
    page.goto(f"{running.base}/inbox")
    expect(page.locator("html.scripted")).to_be_attached()
    page.get_by_label("Besluit").focus()
    for chosen in ("respond", "ignore", "remove"):
        page.keyboard.press("ArrowDown")
        page.wait_for_url(f"**action={chosen}**")
        expect(page.get_by_label("Besluit")).to_be_focused()
    expect(page.locator("#queue .row")).to_have_count(1)


def test_it_works_without_javascript(running: Running, watched: Callable[..., Watched]) -> None:
    late, spam = running.plant(LATE_PARCEL), running.plant(SPAM)
    page = watched(java_script_enabled=False).page()
    page.goto(f"{running.base}/inbox")
    page.get_by_role("link", name="Sanne de Wit").click()
    page.get_by_label("Openbaar antwoord").fill("Dank u, we zoeken het pakket graag met u op. Stuurt u ons een DM?")
    page.get_by_role("button", name="Goedkeuren").click()
    assert running.draft(late.id).status is Status.EDITED
    page.goto(f"{running.base}/inbox")
    page.get_by_role("checkbox", name="Selecteer").check()
    page.get_by_role("button", name="Akkoord met de geselecteerde spam").click()
    assert running.draft(spam.id).status is Status.APPROVED


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "locale"), [(1440, "nl-NL"), (390, "en-GB")])
def test_an_automated_checker_finds_nothing_against_wcag_2_2_aa(
    running: Running, watched: Callable[..., Watched], scheme: str, width: int, locale: str
) -> None:
    late, threat, heated = running.plant(LATE_PARCEL), running.plant(THREAT), running.plant(HEATED)
    legal = running.plant(LEGAL)
    running.plant(SPAM)
    page = watched(color_scheme=scheme, viewport={"width": width, "height": 900}, locale=locale, bypass_csp=True).page()
    for path in (
        "",
        f"/drafts/{late.id}",
        f"/drafts/{threat.id}",
        f"/drafts/{heated.id}",
        f"/drafts/{legal.id}",
        "/cases",
        "/figures",
        "/account",
    ):
        page.goto(f"{running.base}/inbox{path}")
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        page.add_script_tag(path=AXE)
        found = page.evaluate("(tags) => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", WCAG)
        wrong = {item["id"]: [node["html"][:160] for node in item["nodes"]] for item in found["violations"]}
        assert wrong == {}, f"/inbox{path}"
        assert len(found["passes"]) > 15
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (
            f"/inbox{path} scrolls sideways"
        )


def test_the_focus_is_always_seen_and_never_trapped(running: Running, watched: Callable[..., Watched]) -> None:
    record = running.plant(LATE_PARCEL)
    page = watched().page()
    page.goto(f"{running.base}/inbox/drafts/{record.id}")
    seen: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "() => { const e = document.activeElement; if (e === document.body) return '';"
            " const s = getComputedStyle(e), r = e.getBoundingClientRect();"
            " return [e.tagName, e.name || e.textContent.trim().slice(0, 20), s.outlineStyle, r.width > 0].join('|') }"
        )
        if not here:
            break
        seen.append(here)
        assert "|none|" not in here, here
    else:
        raise AssertionError("the focus never left the page")
    names = " ".join(seen)
    assert all(word in names for word in ("TEXTAREA|text", "TEXTAREA|private_message", "Goedkeuren", "Waarom?"))


def test_single_letters_can_be_switched_off(running: Running, watched: Callable[..., Watched]) -> None:
    record = running.plant(SPAM)
    page = watched().page()
    page.goto(f"{running.base}/inbox/drafts/{record.id}")
    page.get_by_role("button", name="Sneltoetsen").click()
    page.get_by_label("Sneltoetsen van één letter gebruiken").uncheck()
    page.get_by_role("button", name="Sluiten").click()
    page.keyboard.press("a")
    page.wait_for_timeout(300)
    assert running.draft(record.id).status is Status.AWAITING_APPROVAL
