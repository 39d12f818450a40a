"""The product as its users meet it: `drafting serve` in a process of its own, spoken to over HTTP."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

READY_WITHIN = 90.0


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Service:
    """A running service, its folder, and a client of it."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        self.folder = folder
        self.port = free_port()
        self.log = folder / "service.log"
        self._env = {name: value for name, value in os.environ.items() if not name.startswith("DRAFTING_")} | {
            "DRAFTING_DATABASE_URL": f"sqlite:///{folder / 'drafting.sqlite'}",
            "DRAFTING_PORT": str(self.port),
            "HOME": str(folder),
            **env,
        }
        self._process: subprocess.Popen[bytes] | None = None
        self.http = httpx.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=100, trust_env=False)

    def start(self) -> None:
        """Start it and wait until it says that it is ready."""
        with self.log.open("ab") as log:
            command = [sys.executable, "-m", "drafting.cli", "serve"]
            self._process = subprocess.Popen(command, env=self._env, stdout=log, stderr=log)
        deadline = time.monotonic() + READY_WITHIN
        while time.monotonic() < deadline:
            assert self._process.poll() is None, self.log.read_text()
            try:
                if self.http.get("/readyz").status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.05)
        raise AssertionError(f"not ready within {READY_WITHIN} s: {self.log.read_text()}")

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """End it as an operator would."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()

    def wait_for(self, draft_id: str, *statuses: str, within: float = 30.0) -> dict[str, object]:
        """Read the draft until it has one of these statuses."""
        deadline = time.monotonic() + within
        while True:
            draft: dict[str, object] = self.http.get(f"/v1/drafts/{draft_id}").json()
            if draft.get("status") in statuses:
                return draft
            assert time.monotonic() < deadline, f"still {draft.get('status')}: {self.log.read_text()}"
            time.sleep(0.05)


@contextmanager
def running_service(folder: Path, env: dict[str, str] | None = None) -> Iterator[Service]:
    """A service for the time of a `with`."""
    service = Service(folder, env or {})
    try:
        service.start()
        yield service
    finally:
        service.stop()
        service.http.close()
