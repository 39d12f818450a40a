"""`drafting serve`, `worker` and `migrate`."""

import argparse
import asyncio
import logging
import signal
import sys

import uvicorn

from drafting.api.auth import is_loopback
from drafting.app import application, open_desk, opened_store
from drafting.domain.errors import NotAllowed
from drafting.settings import Settings
from drafting.store import migrate


def run(args: argparse.Namespace) -> int:
    """Run one of the three."""
    return {"serve": _serve, "worker": _worker, "migrate": _migrate}[args.command](args)


def _serve(args: argparse.Namespace) -> int:
    settings = Settings.from_env(host=args.host, port=args.port)
    serve(settings)
    return 0


def serve(settings: Settings) -> None:
    """Serve until ended. Beyond loopback only with keys; raises NotAllowed."""
    asyncio.run(_guarded(settings))
    announce(settings)
    uvicorn.run(
        application(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,  # a query string may hold what a customer wrote
        server_header=False,
        timeout_graceful_shutdown=20,
    )


async def _guarded(settings: Settings) -> None:
    async with opened_store(settings) as store:
        if not is_loopback(settings.host) and not await store.keys.any_exist():
            raise NotAllowed(
                f"{settings.host} can be reached from outside, and there is no key yet",
                hint="make one with `drafting keys create NAME`, or listen on 127.0.0.1",
            )


def announce(settings: Settings) -> None:
    """Say where the service listens and what writes its drafts."""
    writer = settings.model or "no model: drafts are saved replies (set DRAFTING_MODEL to have them written)"
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    sys.stderr.write(f"drafting listens on http://{host}:{settings.port}  ·  {writer}\n")
    sys.stderr.flush()


def _worker(_: argparse.Namespace) -> int:
    logging.basicConfig(level=logging.WARNING)
    asyncio.run(_work(Settings.from_env()))
    return 0


async def _work(settings: Settings) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stopped.set)
    async with open_desk(settings):
        sys.stderr.write("drafting works; end with Ctrl-C\n")
        await stopped.wait()


def _migrate(_: argparse.Namespace) -> int:
    migrate(Settings.from_env().store_url)
    return 0
