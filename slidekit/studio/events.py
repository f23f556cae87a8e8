"""Server-sent events: one hub, many pages. The page reads them with ``fetch``, since EventSource cannot send the token."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

from starlette.responses import JSONResponse, Response, StreamingResponse

MOST_LISTENERS = 32
MOST_WAITING = 64
"""Events kept for a page that does not read them; then it is let go and connects again."""
BEAT = 15.0
"""Seconds of silence after which a comment tells both ends that the other is there."""


def packed(name: str, data: Any) -> bytes:
    """One event as the stream carries it; JSON has no line ends of its own."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n\n".encode()


class Hub:
    """Publishes to all listeners. Used from the event loop's thread only."""

    def __init__(self, *, beat: float = BEAT) -> None:
        self.beat = beat
        self.closed = False
        self._queues: set[asyncio.Queue[bytes | None]] = set()

    @property
    def listeners(self) -> int:
        """Pages that listen now."""
        return len(self._queues)

    def publish(self, name: str, data: Any) -> None:
        """Tell every page; one that has stopped reading is let go."""
        event = packed(name, data)
        for queue in tuple(self._queues):
            if queue.qsize() >= MOST_WAITING:
                self._let_go(queue)
            else:
                queue.put_nowait(event)

    def close(self) -> None:
        """End every stream, so that the server can stop at once."""
        self.closed = True
        for queue in tuple(self._queues):
            self._let_go(queue)

    def stream(self, name: str, first: Callable[[], Any]) -> Response:
        """An answer that begins with one event, what ``first`` gives, and goes on with all that are published after it."""
        if self.closed or self.listeners >= MOST_LISTENERS:
            return JSONResponse({"error": "too many pages are open"}, 503)
        return StreamingResponse(self._events(name, first), media_type="text/event-stream")

    async def _events(self, name: str, first: Callable[[], Any]) -> AsyncIterator[bytes]:
        queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._queues.add(queue)  # here, and not before: a page that has gone never gets so far, and would never be left out
        try:
            yield packed(name, first())
            while True:
                try:
                    event = await asyncio.wait_for(queue.get(), self.beat)
                except TimeoutError:
                    event = b": still here\n\n"
                if event is None:
                    return
                yield event
        finally:
            self._queues.discard(queue)

    def _let_go(self, queue: asyncio.Queue[bytes | None]) -> None:
        self._queues.discard(queue)
        while not queue.empty():
            queue.get_nowait()
        queue.put_nowait(None)
