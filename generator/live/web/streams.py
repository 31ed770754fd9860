"""Event streams: they say only that there is something to look at; the page then asks."""

import asyncio
from collections.abc import AsyncIterator

from starlette.responses import Response, StreamingResponse

from generator.live.web.answers import HEADERS
from generator.live.web.context import Context

QUIET_SECONDS = 15.0
LONGEST_SECONDS = 600.0
"""The page opens another; nothing lives for ever."""
PAUSE_SECONDS = 0.4
"""For views that change with every record."""

MOST_STREAMS = 4000


class Streams:
    """All open streams of a process, bounded."""

    def __init__(self, context: Context):
        self._context = context
        self._open = 0

    def stream(self, class_id: str, subjects: tuple[str, ...], pause: float = 0.0) -> Response:
        """Tells each change of these subjects; 503 when there are too many streams: then ask."""
        if self._open >= MOST_STREAMS:
            return Response(None, 503, HEADERS)
        headers = {**HEADERS, "Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        events = self._events(class_id, subjects, pause)
        return StreamingResponse(events, 200, headers, "text/event-stream")

    async def _events(
        self, class_id: str, subjects: tuple[str, ...], pause: float
    ) -> AsyncIterator[bytes]:
        hub = self._context.hub
        self._open += 1
        try:
            loop = asyncio.get_running_loop()
            until = loop.time() + LONGEST_SECONDS
            seen = hub.count(class_id, subjects)
            yield b"retry: 2000\ndata: {}\n\n"
            while loop.time() < until:
                now = await hub.changed(class_id, subjects, seen, QUIET_SECONDS)
                yield b":\n\n" if now == seen else b"data: {}\n\n"
                seen = now
                if pause:
                    await asyncio.sleep(pause)
        finally:
            self._open -= 1
