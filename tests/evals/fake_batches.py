"""A provider's batch endpoints on loopback, in OpenAI's shape."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class FakeBatches:
    """What was handed in, and what comes back."""

    def __init__(self, say: Callable[[dict[str, Any]], str | None]) -> None:
        self.say = say
        self.files: dict[str, bytes] = {}
        self.handed_in: list[list[dict[str, Any]]] = []
        self.looks: dict[str, int] = {}
        self.looks_needed = 1
        self.status = "completed"
        self.port = 0

    @property
    def base_url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}/v1"

    def upload(self, content_type: str, body: bytes) -> dict[str, Any]:
        """Keep the file of a multipart form."""
        message = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body)
        part = next(one for one in message.iter_parts() if one.get_filename())
        name = f"file-{len(self.files)}"
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        self.files[name] = content
        return {"id": name, "object": "file", "bytes": 1, "created_at": 1, "filename": "b", "purpose": "batch"}

    def create(self, file: str) -> dict[str, Any]:
        """Begin a batch."""
        self.handed_in.append([json.loads(line) for line in self.files[file].splitlines()])
        name = f"batch-{len(self.handed_in) - 1}"
        self.looks[name] = 0
        return self.state(name, file)

    def look(self, name: str) -> dict[str, Any]:
        """Its state; it ends after some looks."""
        self.looks[name] += 1
        return self.state(name, "file-0")

    def state(self, name: str, file: str) -> dict[str, Any]:
        """As the interface says it."""
        is_ended = self.looks[name] >= self.looks_needed
        return {
            "id": name,
            "object": "batch",
            "endpoint": "/v1/chat/completions",
            "input_file_id": file,
            "completion_window": "24h",
            "created_at": 1,
            "status": self.status if is_ended else "in_progress",
            "output_file_id": f"out-{name}" if is_ended and self.status == "completed" else None,
            "error_file_id": None,
        }

    def output(self, name: str) -> bytes:
        """The answers of a batch, in any order."""
        lines = []
        for asked in reversed(self.handed_in[int(name.rpartition("-")[2])]):
            text = self.say(asked["body"])
            message = {"role": "assistant", "content": text}
            body = {
                "id": "x",
                "object": "chat.completion",
                "created": 1,
                "model": asked["body"]["model"],
                "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
                "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
            }
            response = {"status_code": 500 if text is None else 200, "body": body}
            lines.append(json.dumps({"custom_id": asked["custom_id"], "response": response, "error": None}))
        return "\n".join(lines).encode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    batches: FakeBatches

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path.endswith("/files"):
            self._send(json.dumps(self.batches.upload(self.headers["Content-Type"], body)).encode())
        else:
            self._send(json.dumps(self.batches.create(json.loads(body)["input_file_id"])).encode())

    def do_GET(self) -> None:
        last = self.path.rstrip("/").split("/")
        if last[-1] == "content":
            self._send(self.batches.output(last[-2]))
        else:
            self._send(json.dumps(self.batches.look(last[-1])).encode())

    def _send(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def running_batches(say: Callable[[dict[str, Any]], str | None]) -> Iterator[FakeBatches]:
    """The endpoints for the time of a `with`."""
    batches = FakeBatches(say)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"batches": batches}))
    server.daemon_threads = True
    batches.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield batches
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
