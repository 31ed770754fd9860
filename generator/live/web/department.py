"""What only the department asks for: all classes in numbers, and their boards as one file."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator
from typing import IO

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from generator.live import department
from generator.live.problems import LiveError
from generator.live.tokens import new_token
from generator.live.web.answers import HEADERS, json_answer, link_refused, text_answer
from generator.live.web.context import DEPARTMENT_COOKIE, Context
from generator.live.web.participant import answering

IN_MEMORY = 4 * 1024 * 1024
PIECE = 256 * 1024
MOST_CLASSES = 500


class Department:
    """The department's side, at every door: it sits beside no laptop of a class."""

    def __init__(self, context: Context):
        self._context = context
        self._one_at_a_time = asyncio.Semaphore(1)

    def routes(self) -> list[Route]:
        asked = {"enter": self.enter, "view": self.view, "board": self.board}
        page = Route("/class/department", self.page, methods=["GET"])
        rest = [
            Route(f"/class/department/{name}", answering(handler), methods=["GET"])
            for name, handler in asked.items()
        ]
        return [page, *rest]

    async def page(self, request: Request) -> Response:
        pages = self._context.settings.pages
        try:
            await self._context.department(request)
        except LiveError:
            return text_answer(pages["keyless"], "text/html", False)
        return text_answer(pages["department"], "text/html", False)

    async def enter(self, request: Request) -> Response:
        """The link of the start becomes a cookie of this device."""
        context = self._context
        key, mine = request.query_params.get("key", ""), new_token()
        try:
            context.check_guesses(request)
            await context.storage.write(lambda t: department.enter_department(t, key, mine))
        except LiveError as error:
            if error.code == "key_over":
                context.count_guess(request)
            return link_refused(error, context.settings.pages)
        headers = {**HEADERS, "Cache-Control": "no-store"}
        answer = RedirectResponse("/class/department", 303, headers)
        seconds = int(department.DEVICE_SECONDS)
        answer.set_cookie(
            DEPARTMENT_COOKIE, mine, max_age=seconds, httponly=True, samesite="strict"
        )
        return answer

    async def view(self, request: Request) -> Response:
        """Numbers only; no name of a person."""
        await self._context.department(request)
        since = midnight()
        found = await self._context.storage.read(lambda c: department.department_view(c, since))
        return json_answer({"classes": found})

    async def board(self, request: Request) -> Response:
        """Boards of the named classes (`class=ID,ID`; all without) as one file."""
        await self._context.department(request)
        ids = [one for one in request.query_params.get("class", "").split(",") if one]
        if len(ids) > MOST_CLASSES:
            raise LiveError("bad_request", 422)
        settings = self._context.settings

        def write(connection: Connection) -> IO[bytes]:
            rows = department.classes_named(connection, ids)
            if not rows:
                raise LiveError("no_class", 404)
            file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 -- sending closes it
            for piece in department.board_file(connection, settings, rows):
                file.write(piece.encode("utf-8", "surrogatepass"))
            file.seek(0)
            return file

        async with self._one_at_a_time:
            file = await self._context.storage.read(write)
        name = f"attachment; filename=board-{time.strftime('%Y%m%d-%H%M')}.json"
        headers = {**HEADERS, "Cache-Control": "no-store", "Content-Disposition": name}
        return StreamingResponse(_sent(file), 200, headers, "application/json; charset=utf-8")


async def _sent(file: IO[bytes]) -> AsyncIterator[bytes]:
    with file:
        while piece := await asyncio.to_thread(file.read, PIECE):
            yield piece


def midnight() -> float:
    """When this day began by the server's clock."""
    now = time.localtime()
    return time.mktime((now.tm_year, now.tm_mon, now.tm_mday, 0, 0, 0, 0, 0, -1))
