"""A receiver of webhooks on loopback that takes or refuses as a test tells it."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Receiver:
    """What was delivered, and the status that the next delivery gets."""

    def __init__(self) -> None:
        self.deliveries: list[tuple[dict[str, str], bytes]] = []
        self.statuses: list[int] = []
        self.secret = "whsec_" + "c2VjcmV0LW9mLXRoZS10ZXN0cw=="
        self.url = ""

    def events(self, draft_id: str) -> list[dict[str, Any]]:
        """The deliveries for one draft."""
        parsed = [json.loads(body) for _, body in self.deliveries]
        return [event for event in parsed if event["data"]["id"] == draft_id]


class _Handler(BaseHTTPRequestHandler):
    receiver: Receiver

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.receiver.deliveries.append((dict(self.headers), body))
        self.send_response(self.receiver.statuses.pop(0) if self.receiver.statuses else 204)
        self.send_header("Content-Length", "0")
        self.end_headers()


@contextmanager
def running_receiver() -> Iterator[Receiver]:
    """A receiver for the time of a `with`."""
    receiver = Receiver()
    handler = type("Handler", (_Handler,), {"receiver": receiver})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    receiver.url = f"http://127.0.0.1:{server.server_address[1]}/hook"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
