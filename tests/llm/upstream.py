"""A model server on loopback that sends exactly the bytes it is given, at the pace it is given, and counts."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

FOREVER = 3600.0


def completion(content: Any = "hello", *, finish: str = "stop", **message: Any) -> dict[str, Any]:
    """The body of a chat completion."""
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "small",
        "choices": [
            {"index": 0, "message": {"role": "assistant", "content": content, **message}, "finish_reason": finish}
        ],
        "usage": {"prompt_tokens": 5, "completion_tokens": 3, "total_tokens": 8},
    }


def refusal(message: str, **more: Any) -> dict[str, Any]:
    """The body of an error in the manner of OpenAI."""
    return {"error": {"message": message, "type": "invalid_request_error", **more}}


def http(status: int, body: Any, *, kind: str = "application/json", **headers: str) -> bytes:
    """A whole HTTP response."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = [f"HTTP/1.1 {status} Status", f"content-type: {kind}", f"content-length: {len(content)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "connection: close", "", ""]).encode() + content


class Upstream:
    """What it is asked, and what it sends."""

    def __init__(self, port: int) -> None:
        self.base_url = f"http://127.0.0.1:{port}/v1"
        self.requests: list[dict[str, Any]] = []
        self.heads: list[str] = []
        self.responses: list[bytes] = []
        """Sent in turn; the last repeats."""
        self.pause = 0.0
        """Seconds before each byte."""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request, one response."""
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            length = re.search(r"content-length: (\d+)", head, re.IGNORECASE)
            self.heads.append(head)
            self.requests.append(json.loads(await reader.readexactly(int(length[1]) if length else 0)))
            await self._send(self.responses.pop(0) if len(self.responses) > 1 else self.responses[0], writer)
        except (ConnectionError, asyncio.CancelledError):
            pass  # the caller gave up, which is what some tests are about
        finally:
            writer.close()

    async def _send(self, response: bytes, writer: asyncio.StreamWriter) -> None:
        for piece in [response] if not self.pause else [bytes([byte]) for byte in response]:
            await asyncio.sleep(self.pause)
            writer.write(piece)
            await writer.drain()


@asynccontextmanager
async def running_upstream() -> AsyncIterator[Upstream]:
    """A server for the time of a `with`."""
    upstream: Upstream
    tasks: set[asyncio.Task[None]] = set()

    def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.get_running_loop().create_task(upstream.serve(reader, writer))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    server = await asyncio.start_server(accepted, "127.0.0.1", 0)
    upstream = Upstream(server.sockets[0].getsockname()[1])
    try:
        yield upstream
    finally:
        server.close()
        for task in list(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
