"""`python -m tests.inbox.screenshots [FOLDER]`: the pictures in docs/, of the running service with seeded comments."""

import asyncio
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from drafting.policy.library import load_brands
from drafting.store import Store
from tests.inbox.seed import SEEDS, plant
from tests.service import running_service

ROOT = Path(__file__).parents[2]
ARGS = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-dev-shm-usage"]  # fmt: skip


def chromium() -> str | None:
    """The browser of this machine."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


async def seed(url: str) -> dict[str, str]:
    """Every seeded comment: the id of its draft by its author."""
    policy = load_brands(ROOT / "policies")["default"]
    store = await Store.open(url)
    try:
        return {one.author: (await plant(store, policy, one)).id for one in SEEDS}
    finally:
        await store.close()


def shots(page: Page, base: str, ids: dict[str, str], folder: Path, name: str) -> None:
    """The main views."""
    page.goto(f"{base}/inbox")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=folder / f"inbox-{name}.png")
    page.goto(f"{base}/inbox/drafts/{ids['Sanne de Wit']}")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=folder / f"draft-{name}.png", full_page="phone" in name)


def main() -> None:
    """Take them all."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    home = tempfile.mkdtemp()
    ids = asyncio.run(seed(f"sqlite:///{Path(home) / 'drafting.sqlite'}"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGS)
        with running_service(Path(home)) as service:
            base = f"http://127.0.0.1:{service.port}"
            for name, width, height, scheme, locale in (
                ("nl", 1440, 900, "light", "nl-NL"),
                ("en-dark", 1440, 900, "dark", "en-GB"),
                ("phone-nl", 390, 844, "light", "nl-NL"),
                ("phone-en-dark", 390, 844, "dark", "en-GB"),
            ):
                context = browser.new_context(
                    viewport={"width": width, "height": height},
                    locale=locale,
                    color_scheme="dark" if scheme == "dark" else "light",
                    timezone_id="Europe/Amsterdam",
                )
                shots(context.new_page(), base, ids, folder, name)
                context.close()
        browser.close()


if __name__ == "__main__":
    main()
