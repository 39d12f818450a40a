"""A model provider on loopback that answers what a test tells it to: OpenAI's chat completions over real HTTP."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

Asked = Literal["assess", "reply", "judge"]


@dataclass
class Answer:
    """What the provider sends back."""

    text: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    """Sent in place of a chat completion."""
    after: float = 0.0
    """Seconds before anything is sent."""
    message: dict[str, Any] | None = None
    """In place of the assistant's message."""


Behaviour = Callable[[Asked, dict[str, Any]], Answer]


class Upstream:
    """The provider: what it was asked, and what it says next."""

    def __init__(self) -> None:
        self.requests: list[tuple[Asked, dict[str, Any]]] = []
        self.behave: Behaviour = sensible
        self.port = 0

    @property
    def base_url(self) -> str:
        """What DRAFTING_MODEL_BASE_URL is set to."""
        return f"http://127.0.0.1:{self.port}/v1"

    def settings(self) -> dict[str, str]:
        """The environment that leads a service here."""
        return {
            "DRAFTING_MODEL": "openai/scripted",
            "DRAFTING_MODEL_BASE_URL": self.base_url,
            "DRAFTING_MODEL_API_KEY": "sk-test-marker-key",
        }


def asked_for(request: dict[str, Any]) -> Asked:
    """Which prompt this is, by the shape of the answer that is wanted."""
    wanted = json.dumps(request.get("response_format") or request.get("messages"))
    if "category_quote" in wanted:
        return "assess"
    return "judge" if "findings" in wanted and "private_message" not in wanted else "reply"


def comment_of(request: dict[str, Any]) -> str:
    """All that the prompt's last message holds."""
    return str(request["messages"][-1]["content"])


def reading(category: str, quote: str, *signals: tuple[str, str, str], topic: str = "any", language: str = "nl") -> str:
    """An answer to the prompt `assess`."""
    seen = [{"name": name, "level": level, "quote": words} for name, level, words in signals]
    return json.dumps(
        {
            "category": category,
            "category_quote": quote,
            "signals": seen,
            "topic": topic,
            "language": language,
            "unsure": None,
        }
    )


def reply(text: str, private_message: str | None = None) -> str:
    """An answer to the prompts `reply` and `repair`."""
    return json.dumps({"text": text, "private_message": private_message})


GOOD_REPLY = (
    "Wat fijn dat u dit laat weten. We kijken graag samen met u waar uw pakket is. Stuurt u ons een bericht via DM? "
    "Dan helpen we u verder."
)


def sensible(asked: Asked, _: dict[str, Any]) -> Answer:
    """A capable model before the comment `Mijn pakket is al een week te laat`."""
    if asked == "assess":
        said = reading(
            "product_complaint",
            "pakket",
            ("problem", "high", "te laat"),
            ("lookup", "medium", "pakket"),
            topic="delivery",
        )
        return Answer(said)
    return Answer('{"findings": []}' if asked == "judge" else reply(GOOD_REPLY, "Wat is uw bestelnummer?"))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    upstream: Upstream

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        asked = asked_for(request)
        self.upstream.requests.append((asked, request))
        answer = self.upstream.behave(asked, request)
        time.sleep(answer.after)
        body = answer.raw if answer.raw is not None else _completion(request, answer)
        try:
            self.send_response(answer.status)
            for name, value in {"Content-Type": "application/json", **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            self.close_connection = True  # the caller gave up waiting, which is what some tests are about


def _completion(request: dict[str, Any], answer: Answer) -> bytes:
    if answer.status != 200:
        return json.dumps({"error": {"message": "as the test asked", "type": "test", "code": None}}).encode()
    message = answer.message or {"role": "assistant", "content": answer.text}
    return json.dumps(
        {
            "id": "chatcmpl-test",
            "object": "chat.completion",
            "created": 1_700_000_000,
            "model": request["model"],
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
            "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
        }
    ).encode()


@contextmanager
def running_upstream() -> Iterator[Upstream]:
    """A provider for the time of a `with`."""
    upstream = Upstream()
    handler = type("Handler", (_Handler,), {"upstream": upstream})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    upstream.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield upstream
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
