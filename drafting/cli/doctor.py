"""`drafting doctor`: is everything there that the service needs?"""

import argparse
import asyncio

from drafting.cli.console import line
from drafting.doctor import examine
from drafting.settings import Settings


def run(_: argparse.Namespace) -> int:
    """Print every check-up; 1 when one of them failed."""
    return asyncio.run(_examined())


async def _examined() -> int:
    failed = 0
    async for checkup in examine(Settings.from_env()):
        line(f"{'ok  ' if checkup.ok else 'FAIL'} {checkup.id}: {checkup.says}")
        if checkup.hint:
            line(f"     hint: {checkup.hint}")
        failed += not checkup.ok
    return 1 if failed else 0
