"""A person who meets a refusal gets a page with a sentence and a way on, never bare JSON."""

import json
from collections.abc import Mapping

from generator.live.web.answers import text_answer
from generator.live.web.guards import App, Message, Receive, Scope, Send

_MOST = 2000
"""A refusal is short; what is longer is none of ours."""


class Refusals:
    """Around a door: `pages` hold one page for each sentence, `error/<code>`.

    Scripts ask for anything and are told the code; a browser that goes to an address asks for
    HTML. Answers that are pages already pass as they are.
    """

    def __init__(self, app: App, pages: Mapping[str, str]):
        self._app, self._pages = app, pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _is_person(scope):
            await self._app(scope, receive, send)
            return
        held: list[Message] = []

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_bare(message):
                held.append(message)
            elif not held:
                await send(message)
            else:
                held.append(message)
                if not message.get("more_body"):
                    await self._say(scope, held, receive, send)

        await self._app(scope, receive, sent)

    async def _say(self, scope: Scope, held: list[Message], receive: Receive, send: Send) -> None:
        start, body = held[0], b"".join(one.get("body", b"") for one in held[1:])
        page = self._pages.get(f"error/{_code(body)}") or self._pages.get("error/failed")
        if page is None:
            for message in held:
                await send(message)
            return
        answer = text_answer(page, "text/html", False)
        answer.status_code = start["status"]
        answer.headers["Cache-Control"] = "no-store"
        if b"close" in dict(start["headers"]).get(b"connection", b""):
            answer.headers["Connection"] = "close"
        await answer(scope, receive, send)


def _is_person(scope: Scope) -> bool:
    return any(name.lower() == b"accept" and b"text/html" in v for name, v in scope["headers"])


def _is_bare(start: Message) -> bool:
    """A refusal that is no page."""
    kind = next((v for name, v in start["headers"] if name.lower() == b"content-type"), b"")
    return bool(start["status"] >= 400 and b"text/html" not in kind)


def _code(body: bytes) -> str:
    """What a refusal names; a framework's own word for an address that takes no such method."""
    try:
        given = json.loads(body[:_MOST])
    except ValueError:
        return "bad_request" if b"Method" in body[:_MOST] else "failed"
    return str(given.get("error")) if isinstance(given, dict) else "failed"
