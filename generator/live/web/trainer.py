"""What only the trainer asks for: the panel, the board's feed, votes, opening keys, forgetting."""

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from generator.live import people, views, votes
from generator.live.classes import (
    SECOND_DEVICE_SECONDS,
    ClassRow,
    add_key,
    class_of,
    use_once,
)
from generator.live.network import addresses, short_address, wifi_text
from generator.live.problems import LiveError
from generator.live.records import how_many
from generator.live.tokens import new_token, same, tidy
from generator.live.web.answers import HEADERS, given, json_answer, link_refused
from generator.live.web.context import TRAINER_COOKIE, Context, address_of
from generator.live.web.participant import answering
from generator.live.web.streams import PAUSE_SECONDS, Streams

MOST_AT_ONCE = 400
COOKIE_SECONDS = 7 * 24 * 3600


class Trainer:
    """The trainer's side; the same on the laptop and on a second device of the trainer."""

    def __init__(self, context: Context, streams: Streams):
        self._context, self._streams = context, streams

    def routes(self) -> list[Route]:
        asked = {"enter": self.enter, "view": self.view, "events": self.events}
        asked |= {"board": self.board, "wall": self.wall}
        sent = {"vote": self.vote, "close": self.close, "again": self.again, "hands": self.hands}
        sent |= {"reopen": self.reopen, "unlock": self.unlock, "device": self.device}
        sent |= {"forget": self.forget}
        return [
            *(Route(f"/class/desk/{n}", answering(h), methods=["GET"]) for n, h in asked.items()),
            *(Route(f"/class/desk/{n}", answering(h), methods=["POST"]) for n, h in sent.items()),
        ]

    async def enter(self, request: Request) -> Response:
        """A link with a key becomes a cookie; a key from a QR works once and not for long."""
        context = self._context
        key, mine = request.query_params.get("key", ""), new_token()
        try:
            context.check_guesses(request)
            await context.storage.write(lambda t: use_once(t, key, mine))
        except LiveError as error:
            if error.code == "key_over":
                context.count_guess(request)
            return link_refused(error, context.settings.pages)
        answer = RedirectResponse("/class/panel", 303, {**HEADERS, "Cache-Control": "no-store"})
        answer.set_cookie(
            TRAINER_COOKIE, mine, max_age=COOKIE_SECONDS, httponly=True, samesite="strict"
        )
        return answer

    async def _row(self, request: Request) -> ClassRow:
        class_id = await self._context.trainer(request)
        row = await self._context.storage.read(lambda c: class_of(c, class_id))
        if row is None:
            raise LiveError("no_class", 404)
        return row

    def _where(self, row: ClassRow) -> dict[str, Any]:
        settings = self._context.settings
        names = [*settings.names, *addresses()] or ["127.0.0.1"]
        links = [short_address(name, settings.public_port) for name in names]
        wifi = settings.wifi
        joining = [f"{link}/class/{row.code}" for link in links]
        text = wifi_text(wifi["name"], wifi.get("password", "")) if wifi.get("name") else ""
        return {"links": links, "joining": joining, "wifi": text, "wifi_name": wifi.get("name", "")}

    async def view(self, request: Request) -> Response:
        row = await self._row(request)
        found = await self._context.storage.read(lambda c: views.trainer_view(c, row))
        exercises = {
            name: {"title": one["title"], "locked": "opener" in one}
            for name, one in self._context.settings.exercises.items()
        }
        laptop = address_of(request) in ("127.0.0.1", "::1")
        more = {"exercises": exercises, "catalogue": self._context.settings.catalogue}
        return json_answer({**found, **self._where(row), **more, "laptop": laptop})

    async def wall(self, request: Request) -> Response:
        """For the projector: no names."""
        row = await self._row(request)
        found = await self._context.storage.read(lambda c: views.projector_view(c, row))
        return json_answer({**found, **self._where(row)})

    async def events(self, request: Request) -> Response:
        class_id = await self._context.trainer(request)
        return self._streams.stream(class_id, ("class", "people"), PAUSE_SECONDS)

    async def board(self, request: Request) -> Response:
        """Without `people`: how many records each has; with it: their result files."""
        class_id = await self._context.trainer(request)
        wanted = request.query_params.get("people", "")
        storage = self._context.storage
        if not wanted:
            return json_answer({"records": await storage.read(lambda c: how_many(c, class_id))})
        ids = wanted.split(",")[:MOST_AT_ONCE]
        settings = self._context.settings
        files = await storage.read(
            lambda c: {one: views.result_file(c, settings, class_id, one) for one in ids}
        )
        return json_answer({"files": {one: file for one, file in files.items() if file}})

    async def vote(self, request: Request) -> Response:
        class_id = await self._context.trainer(request)
        asked = given(await request.body())
        write = self._context.storage.write
        return json_answer({"vote": await write(lambda t: votes.open_vote(t, class_id, asked))})

    async def close(self, request: Request) -> Response:
        class_id = await self._context.trainer(request)
        await self._context.storage.write(lambda t: votes.close_all(t, class_id))
        return json_answer({})

    async def again(self, request: Request) -> Response:
        class_id = await self._context.trainer(request)
        vote = tidy(given(await request.body()).get("vote"), 16)
        write = self._context.storage.write
        return json_answer({"round": await write(lambda t: votes.again(t, class_id, vote))})

    async def reopen(self, request: Request) -> Response:
        class_id = await self._context.trainer(request)
        vote, number, _ = await self._round(request)
        await self._context.storage.write(lambda t: votes.reopen(t, class_id, vote, number))
        return json_answer({})

    async def hands(self, request: Request) -> Response:
        class_id = await self._context.trainer(request)
        vote, number, counted = await self._round(request)
        write = self._context.storage.write
        await write(lambda t: votes.count_hands(t, class_id, vote, number, counted))
        return json_answer({})

    async def _round(self, request: Request) -> tuple[str, int, object]:
        asked = given(await request.body())
        number = asked.get("round")
        if type(number) is not int or not 1 <= number <= votes.MOST_ROUNDS:
            raise LiveError("bad_request", 422)
        return tidy(asked.get("vote"), 16), number, asked.get("hands")

    async def unlock(self, request: Request) -> Response:
        class_id = await self._context.trainer(request)
        exercise = tidy(given(await request.body()).get("exercise"), 64)
        if not self._context.settings.is_locked(exercise):
            raise LiveError("not_locked", 404)
        await self._context.storage.write(lambda t: views.unlock(t, class_id, exercise))
        return json_answer({})

    async def device(self, request: Request) -> Response:
        """A link for a second device of the trainer; works once, for ten minutes."""
        row = await self._row(request)
        key = new_token()
        write = self._context.storage.write
        await write(lambda t: add_key(t, row.id, key, SECOND_DEVICE_SECONDS))
        links = self._where(row)["links"]
        return json_answer({"links": [f"{link}/class/desk/enter?key={key}" for link in links]})

    async def forget(self, request: Request) -> Response:
        """Deletes everybody; the class's code must be typed, so that no slip does it."""
        row = await self._row(request)
        typed = tidy(given(await request.body()).get("code"), 12).upper()
        if not same(typed, row.code):
            raise LiveError("wrong_code", 403)
        kept = await self._context.storage.write(lambda t: people.forget_people(t, row.id))
        await asyncio.to_thread(self._context.storage.settle)
        self._context.forget_who()
        return json_answer({"kept": people.summed(kept)})
