"""Server-sent events: one hub, many pages. The page reads them with ``fetch``, since EventSource cannot send the token."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Hashable, Iterable
from typing import Any

from starlette.responses import JSONResponse, Response, StreamingResponse

MOST_LISTENERS = 32
MOST_WAITING = 64
"""Events kept for a page that does not read them; then it is let go and connects again."""
BEAT = 15.0
"""Seconds of silence after which a comment tells both ends that the other is there."""

Queue = asyncio.Queue[bytes | None]
Opening = Callable[[], Iterable[tuple[str, Any]]]
"""The first events of a stream; asked once the page listens, so that nothing is missed in between."""


def packed(name: str, data: Any) -> bytes:
    """One event as the stream carries it; JSON has no line ends of its own."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n\n".encode()


class Hub:
    """Publishes to those who listen to a ``channel``, whatever names it. Used from the event loop's thread only."""

    def __init__(self, *, beat: float = BEAT) -> None:
        self.beat = beat
        self.closed = False
        self._queues: dict[Queue, Hashable] = {}

    @property
    def listeners(self) -> int:
        """Pages that listen now."""
        return len(self._queues)

    def listens(self, channel: Hashable) -> bool:
        """True where a page listens to it."""
        return channel in self._queues.values()

    def publish(self, name: str, data: Any, channel: Hashable = None) -> None:
        """Tell every page that listens to the channel, or every page; one that has stopped reading is let go."""
        event = packed(name, data)
        for queue, listening in tuple(self._queues.items()):
            if channel is not None and listening != channel:
                continue
            if queue.qsize() >= MOST_WAITING:
                self._let_go(queue)
            else:
                queue.put_nowait(event)

    def close(self) -> None:
        """End every stream, so that the server can stop at once."""
        self.closed = True
        for queue in tuple(self._queues):
            self._let_go(queue)

    def stream(self, opening: Opening, channel: Hashable = None) -> Response:
        """An answer that begins with the events that ``opening`` gives, and goes on with all that are published after."""
        if self.closed or self.listeners >= MOST_LISTENERS:
            return JSONResponse({"error": "too many pages are open"}, 503)
        return StreamingResponse(self._events(opening, channel), media_type="text/event-stream")

    async def _events(self, opening: Opening, channel: Hashable = None) -> AsyncIterator[bytes]:
        queue: Queue = asyncio.Queue()
        self._queues[queue] = (
            channel  # here, and not before: a page that has gone never gets so far, and would never be left out
        )
        try:
            for name, data in opening():
                yield packed(name, data)
            while True:
                try:
                    event = await asyncio.wait_for(queue.get(), self.beat)
                except TimeoutError:
                    event = b": still here\n\n"
                if event is None:
                    return
                yield event
        finally:
            self._queues.pop(queue, None)

    def _let_go(self, queue: Queue) -> None:
        self._queues.pop(queue, None)
        while not queue.empty():
            queue.get_nowait()
        queue.put_nowait(None)
