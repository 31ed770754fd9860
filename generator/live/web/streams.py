"""Event streams. A phone's brings what the whole class is shown, the same bytes to everybody, so
that no phone has to ask; a trainer's says only that there is something to look at.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable

from starlette.responses import Response, StreamingResponse

from generator.live.problems import LiveError
from generator.live.web.answers import HEADERS
from generator.live.web.context import Context

QUIET_SECONDS = 15.0
LONGEST_SECONDS = 600.0
"""The page opens another; nothing lives for ever."""
PAUSE_SECONDS = 0.4
"""For views that change with every record."""

MOST_STREAMS = 4000
_RETRY = b"retry: 2000\n"
_LIFE = b":\n\n"
_LEFT = ("forgotten",)
_PHONE = ("class", *_LEFT)

Still = Callable[[], Awaitable[bool]]
"""Whether who listens still belongs to the class."""


class Streams:
    """All open streams of a process, bounded."""

    def __init__(self, context: Context):
        self._context = context
        self._open = 0

    def stream(self, class_id: str, subjects: tuple[str, ...], pause: float = 0.0) -> Response:
        """Tells each change of these subjects; 503 when there are too many streams: then ask."""
        return self._answer(self._changes(class_id, subjects, pause))

    def telling(self, class_id: str, still: Still) -> Response:
        """The state of a class whole, at once and after each change; 503 as above.

        Nothing in it belongs to one person, and none of it is missed: whoever was away is given
        the whole of it when the stream is there again.
        """
        return self._answer(self._states(class_id, still))

    def _answer(self, events: AsyncIterator[bytes]) -> Response:
        if self._open >= MOST_STREAMS:
            return Response(None, 503, HEADERS)
        headers = {**HEADERS, "Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(self._counted(events), 200, headers, "text/event-stream")

    async def _counted(self, events: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        self._open += 1
        try:
            until = time.monotonic() + LONGEST_SECONDS
            async for event in events:
                yield event
                if time.monotonic() > until:
                    return
        finally:
            self._open -= 1

    async def _changes(
        self, class_id: str, subjects: tuple[str, ...], pause: float
    ) -> AsyncIterator[bytes]:
        hub = self._context.hub
        seen = hub.count(class_id, subjects)
        yield _RETRY + b"data: {}\n\n"
        while True:
            now = await hub.changed(class_id, subjects, seen, QUIET_SECONDS)
            yield _LIFE if now == seen else b"data: {}\n\n"
            seen = now
            if pause:
                await asyncio.sleep(pause)

    async def _states(self, class_id: str, still: Still) -> AsyncIterator[bytes]:
        hub = self._context.hub
        left, sent = hub.count(class_id, _LEFT), -1
        yield _RETRY
        while True:
            seen, now = hub.count(class_id, _PHONE), hub.count(class_id, _LEFT)
            try:
                if now != left and not await still():
                    return
                version, text = await self._context.state(class_id)
            except LiveError:
                return
            yield _LIFE if version == sent else b'data: {"state":%s}\n\n' % text
            left, sent = now, version
            await hub.changed(class_id, _PHONE, seen, QUIET_SECONDS)
