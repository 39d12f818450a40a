"""`python -m tests.inbox.screenshots [FOLDER]`: the pictures in docs/, of the running service with seeded comments."""

import asyncio
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from drafting.app import laid_desk
from drafting.desk import people, review
from drafting.desk.verdict import By
from drafting.domain.draft import Reply
from drafting.domain.person import Grant, Right
from drafting.domain.review import RejectReason
from drafting.settings import Settings
from tests.inbox.seed import ENGLISH, LATE_PARCEL, PRAISE, QUESTION, SEEDS, plant
from tests.service import running_service

ROOT = Path(__file__).parents[2]
ARGS = [
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
PASSWORD = "paard batterij nietje juist"


def chromium() -> str | None:
    """The browser of this machine."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


async def seed(url: str) -> dict[str, str]:
    """Every seeded comment, a manager, and a day's work: the id of each draft by its author."""
    async with laid_desk(Settings(database_url=url)) as desk:
        policy = desk.policy("default")
        await people.create(desk, "noor", "Noor Jansen", grants=(Grant(rights=frozenset(Right)),), password=PASSWORD)
        done = [
            await plant(desk.store, policy, replace(one, author=f"{one.author} {number}", minutes_ago=300 + number))
            for number, one in enumerate((QUESTION, ENGLISH, PRAISE, LATE_PARCEL) * 3)
        ]
        for number, record in enumerate(done[:9]):
            by = By(("Noor Jansen", "Piet de Boer")[number % 2], seconds=1.1 if number % 4 == 1 else 45)
            await review.approve(desk, record, by=by)
        await review.edit(desk, done[9], Reply(text="Thank you, we will look for your cot."), by=By("Noor Jansen"))
        for record in done[10:]:
            await review.reject(desk, record, reason=None, ground=RejectReason.NOT_TRUE, by=By("Piet de Boer"))
        return {one.author: (await plant(desk.store, policy, one)).id for one in SEEDS}


def opened(browser: Browser, base: str, *, locale: str, dark: bool = False, phone: bool = False) -> Page:
    """A page of somebody who signed in."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844} if phone else {"width": 1440, "height": 900},
        locale=locale,
        color_scheme="dark" if dark else "light",
        timezone_id="Europe/Amsterdam",
    )
    page = context.new_page()
    page.goto(f"{base}/inbox/sign-in")
    page.locator("[name=login]").fill("noor")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button").click()
    page.wait_for_url("**/inbox")
    return page


def shot(page: Page, path: str, file: Path, *, whole: bool = False) -> None:
    """One picture, once nothing moves any more."""
    if path:
        page.goto(path)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.activeElement.blur()")
    page.screenshot(path=file, full_page=whole)


def take(browser: Browser, base: str, ids: dict[str, str], folder: Path) -> None:
    """Every picture."""
    late, threat = (f"{base}/inbox/drafts/{ids[name]}" for name in ("Sanne de Wit", "R."))
    for language, locale, dark in (("nl", "nl-NL", False), ("en", "en-GB", True)):
        page = opened(browser, base, locale=locale, dark=dark)
        shot(page, f"{base}/inbox", folder / f"inbox-{language}.png")
        page.goto(late)
        page.locator("#text").fill(
            "Goed dat u dit laat weten, Sanne: een week wachten op uw pakket is te lang. Dat klopt niet, want we "
            "leveren altijd op tijd. Stuurt u ons een privébericht? Dan gaan we meteen voor u kijken."
        )
        page.locator("#checked del").first.wait_for()
        shot(page, "", folder / f"draft-{language}.png", whole=True)
        page.goto(late)
        page.locator(".trace summary").click()
        shot(page, "", folder / f"why-{language}.png")
        shot(page, f"{base}/inbox/figures", folder / f"figures-{language}.png")
        page.goto(threat)
        page.locator(".case a").click()
        shot(page, "", folder / f"case-{language}.png", whole=True)
        page.context.close()
    page = opened(browser, base, locale="nl-NL", phone=True)
    shot(page, f"{base}/inbox", folder / "phone-inbox-nl.png")
    shot(page, late, folder / "phone-draft-nl.png", whole=True)
    page.context.close()


def main() -> None:
    """Take them all."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    home = Path(tempfile.mkdtemp())
    ids = asyncio.run(seed(f"sqlite:///{home / 'drafting.sqlite'}"))
    with sync_playwright() as playwright, running_service(home) as service:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGS)
        take(browser, f"http://127.0.0.1:{service.port}", ids, folder)
        browser.close()


if __name__ == "__main__":
    main()
