"""What phones ask for: joining, the state of the class, handing in, their own work."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from generator.live import people, records, views
from generator.live.classes import ClassRow, class_by_code
from generator.live.problems import LiveError
from generator.live.tokens import folded_name, tidy
from generator.live.votes import my_choices
from generator.live.web.answers import HEADERS, error_answer, given, json_answer, raw_json
from generator.live.web.context import PERSON_COOKIE, Context
from generator.live.web.streams import Streams

COOKIE_SECONDS = 14 * 24 * 3600
Handler = Callable[[Request], Awaitable[Response]]


def answering(handler: Handler) -> Handler:
    """A refusal becomes an answer with its name."""

    async def safe(request: Request) -> Response:
        try:
            return await handler(request)
        except LiveError as error:
            return error_answer(error)

    return safe


class Participant:
    """The phones' side of a class server."""

    def __init__(self, context: Context, streams: Streams):
        self._context, self._streams = context, streams

    def routes(self) -> list[Route]:
        asked = {"me": self.me, "state": self.state, "events": self.events, "work": self.work}
        asked |= {"keys": self.keys, "ping": self.ping}
        sent = {"names": self.names, "join": self.join, "again": self.again}
        sent |= {"leave": self.leave, "records": self.records, "beat": self.beat}
        return [
            *(Route(f"/class/{n}", answering(h), methods=["GET"]) for n, h in asked.items()),
            *(Route(f"/class/{n}", answering(h), methods=["POST"]) for n, h in sent.items()),
        ]

    async def _class(self, request: Request, code: object) -> ClassRow:
        """The class of a code; wrong ones count, for an address and for all together."""
        context = self._context
        context.check_guesses(request)
        wanted = tidy(code, 12)
        row = await context.storage.read(lambda c: class_by_code(c, wanted))
        if row is None:
            context.count_guess(request)
            raise LiveError("wrong_code", 403)
        return row

    async def names(self, request: Request) -> Response:
        """Lines of the attendance list under just this name; whether somebody joined with it."""
        asked = given(await request.body())
        row = await self._class(request, asked.get("code"))
        if not self._context.limits.joins.take(f"names {row.id}"):
            raise LiveError("too_often", 429)
        name = tidy(asked.get("name"), 80)
        read = self._context.storage.read
        found = await read(lambda c: people.on_the_list(c, row.id, name))
        joined = await read(lambda c: people.has_joined(c, row.id, name))
        return json_answer({"title": row.title, "found": found, "joined": joined})

    async def join(self, request: Request) -> Response:
        asked = given(await request.body())
        row = await self._class(request, asked.get("code"))
        if not self._context.limits.joins.take(row.id):
            raise LiveError("too_often", 429)
        found = await self._context.storage.write(lambda t: people.join(t, row.id, asked))
        return self._joined(asked, found)

    async def again(self, request: Request) -> Response:
        """A second device of somebody who has joined."""
        asked = given(await request.body())
        row = await self._class(request, asked.get("code"))
        mark = f"{row.id} {folded_name(tidy(asked.get('name'), 80))}"
        if not self._context.limits.wrong_pins.allows(mark):
            raise LiveError("too_often", 429)
        try:
            found = await self._context.storage.write(lambda t: people.join_again(t, row.id, asked))
        except LiveError:
            self._context.limits.wrong_pins.count(mark)
            raise
        return self._joined(asked, found)

    def _joined(self, asked: dict[str, Any], found: dict[str, str]) -> Response:
        answer = json_answer(found)
        answer.set_cookie(
            PERSON_COOKIE,
            people.device_token(asked),
            max_age=COOKIE_SECONDS,
            httponly=True,
            samesite="strict",
        )
        return answer

    async def leave(self, request: Request) -> Response:
        """Another person takes this device."""
        await self._context.person(request)
        token = request.cookies.get(PERSON_COOKIE, "")
        await self._context.storage.write(lambda t: people.drop_device(t, token))
        self._context.forget_who()
        answer = json_answer({})
        answer.delete_cookie(PERSON_COOKIE, httponly=True, samesite="strict")
        return answer

    async def me(self, request: Request) -> Response:
        """The own person, the state, and the own choices in the open vote."""
        person, class_id = await self._context.person(request)
        own = await self._context.storage.read(lambda c: people.about(c, person))
        version, state = await self._context.state(class_id)
        return json_answer({"me": own, "class": class_id, "v": version, "state": state.decode()})

    async def state(self, request: Request) -> Response:
        """What is open; nothing when the phone has this version; the own choice with `mine`."""
        person, class_id = await self._context.person(request)
        version, text = await self._context.state(class_id)
        if request.query_params.get("since") == str(version):
            return Response(None, 204, {**HEADERS, "Cache-Control": "no-store"})
        vote = request.query_params.get("mine", "")[:16]
        if not vote:
            return raw_json(b'{"state":%s}' % text)
        mine = await self._context.storage.read(lambda c: my_choices(c, person, vote))
        choices = str({str(k): v for k, v in mine.items()}).replace("'", '"').encode()
        return raw_json(b'{"state":%s,"mine":%s}' % (text, choices))

    async def events(self, request: Request) -> Response:
        person, class_id = await self._context.person(request)
        token = request.cookies.get(PERSON_COOKIE, "")

        async def still() -> bool:
            return await self._context.holder(token) == (person, class_id)

        return self._streams.telling(class_id, still)

    async def records(self, request: Request) -> Response:
        """A list of records: the ids that are on the disk, and those that were refused."""
        person, class_id = await self._context.person(request)
        items = given(await request.body()).get("records")
        if not isinstance(items, list) or len(items) > records.MOST_IN_ONE:
            raise LiveError("bad_request", 422)
        found = records.sort_out(items)
        done, refused = await self._context.storage.write(
            lambda t: records.keep(t, class_id, person, found)
        )
        return json_answer({"done": done, "refused": refused})

    async def beat(self, request: Request) -> Response:
        """A sign of life; the answer is the class's version, so that a lost stream is noticed."""
        person, class_id = await self._context.person(request)
        asked = given(await request.body())
        await self._context.storage.write(lambda t: people.beat(t, class_id, person, asked))
        version, _ = await self._context.state(class_id)
        return json_answer({"v": version})

    async def work(self, request: Request) -> Response:
        """The own work as a result file, for another device or another address."""
        person, class_id = await self._context.person(request)
        context = self._context
        found = await context.storage.read(
            lambda c: views.result_file(c, context.settings, class_id, person)
        )
        return json_answer(found)

    async def keys(self, request: Request) -> Response:
        """What opens one key, and its ciphertext, when the trainer has opened it; no phrase."""
        _person, class_id = await self._context.person(request)
        wanted = request.query_params.get("exercise", "")
        open_now = await self._context.storage.read(lambda c: views.unlocked(c, class_id))
        known = self._context.settings.exercises.get(wanted, {})
        if wanted not in open_now or "opener" not in known:
            raise LiveError("locked", 403)
        return json_answer({name: known[name] for name in ("keyHash", "opener", "locked")})

    async def ping(self, request: Request) -> Response:
        """For the phone's check page: which address was reached."""
        return json_answer({"host": request.headers.get("host", "")})


def to_joining(_request: Request) -> Response:
    return RedirectResponse("/class/", 302, HEADERS)
