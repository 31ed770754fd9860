"""What all handlers share: storage, hub, limits, settings, and who is asking."""

import asyncio
import json
import time
from dataclasses import dataclass, field

from sqlalchemy import Connection
from starlette.requests import Request

from generator.live.classes import class_of, class_of_key
from generator.live.committing import Change
from generator.live.department import holds_department_key
from generator.live.hub import Hub
from generator.live.limits import Limits
from generator.live.people import person_of
from generator.live.problems import LiveError
from generator.live.settings import LiveSettings
from generator.live.storage import Storage
from generator.live.tokens import hashed
from generator.live.views import phone_view

PERSON_COOKIE = "taphuan_person"
TRAINER_COOKIE = "taphuan_trainer"
DEPARTMENT_COOKIE = "taphuan_department"
STATE_SECONDS = 1.0
MOST_KNOWN = 20_000


@dataclass
class Context:
    """One server process."""

    settings: LiveSettings
    storage: Storage
    hub: Hub
    limits: Limits = field(default_factory=Limits)
    people: dict[str, tuple[str, str]] = field(default_factory=dict)
    trainers: dict[str, str] = field(default_factory=dict)
    states: dict[str, tuple[int, float, int, bytes]] = field(default_factory=dict)
    looks: dict[str, tuple[int, "asyncio.Task[tuple[int, bytes]]"]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.hub.observers.append(self._heard)

    def _heard(self, change: Change) -> None:
        if change[1] == "forgotten":
            self.forget_who()

    def forget_who(self) -> None:
        """Everybody is looked up again: somebody left, or changes may have been missed."""
        self.people.clear()
        self.trainers.clear()
        self.states.clear()
        self.looks.clear()

    async def person(self, request: Request) -> tuple[str, str]:
        """Person and class of the asking device; LiveError `not_joined`."""
        known = await self.holder(request.cookies.get(PERSON_COOKIE, ""))
        if known is None:
            raise LiveError("not_joined", 401)
        if not self.limits.requests.take(known[0]):
            raise LiveError("too_often", 429)
        return known

    async def holder(self, token: str) -> tuple[str, str] | None:
        """Person and class of a device; None when it has none, or none any more."""
        mark = hashed(token)
        known = self.people.get(mark)
        if known is None and token:
            known = await self.storage.read(lambda c: person_of(c, token))
            if known is not None:
                if len(self.people) >= MOST_KNOWN:
                    self.people.clear()
                self.people[mark] = known
        return known

    async def trainer(self, request: Request) -> str:
        """The class whose trainer is asking; LiveError `not_trainer`."""
        key = request.cookies.get(TRAINER_COOKIE, "")
        mark = hashed(key)
        if key and mark in self.trainers:
            return self.trainers[mark]
        self.check_guesses(request)
        class_id = await self.storage.read(lambda c: class_of_key(c, key)) if key else None
        if class_id is None:
            if key:
                self.count_guess(request)
            raise LiveError("not_trainer", 403)
        self.trainers[mark] = class_id
        return class_id

    async def department(self, request: Request) -> None:
        """LiveError `not_department` unless the department asks."""
        key = request.cookies.get(DEPARTMENT_COOKIE, "")
        self.check_guesses(request)
        known: bool = await self.storage.read(lambda c: holds_department_key(c, key))
        if known:
            return
        if key:
            self.count_guess(request)
        raise LiveError("not_department", 403)

    def check_guesses(self, request: Request) -> None:
        """LiveError `too_often` for an address, or a whole room, that guesses."""
        where = address_of(request)
        limits = self.limits
        if not limits.wrong_codes.allows(where) or not limits.wrong_codes_everywhere.allows(""):
            raise LiveError("too_often", 429)

    def count_guess(self, request: Request) -> None:
        self.limits.wrong_codes.count(address_of(request))
        self.limits.wrong_codes_everywhere.count("")

    async def state(self, class_id: str) -> tuple[int, bytes]:
        """Version and text of what every phone of a class is shown; worked out once a change.

        Who asks while it is being worked out waits for the same answer.
        """
        count = self.hub.count(class_id, ("class",))
        known = self.states.get(class_id)
        if known and known[0] == count and time.monotonic() - known[1] < STATE_SECONDS:
            return known[2], known[3]
        look = self.looks.get(class_id)
        if look is None or look[0] != count:
            look = (count, asyncio.ensure_future(self._looked(class_id, count)))
            look[1].add_done_callback(lambda task: task.cancelled() or task.exception())
            self.looks[class_id] = look
        return await asyncio.shield(look[1])

    async def _looked(self, class_id: str, count: int) -> tuple[int, bytes]:
        def look(connection: Connection) -> tuple[int, bytes]:
            row = class_of(connection, class_id)
            if row is None:
                raise LiveError("no_class", 404)
            text = json.dumps(phone_view(connection, row), ensure_ascii=False)
            return row.version, text.encode("utf-8", "surrogatepass")

        try:
            version, text = await self.storage.read(look)
        finally:
            mine = self.looks.get(class_id)
            newest = mine is not None and mine[1] is asyncio.current_task()
            if newest:
                del self.looks[class_id]
        if newest:
            self.states[class_id] = (count, time.monotonic(), version, text)
        return version, text


def address_of(request: Request) -> str:
    """The other side's address; for limits only, never kept."""
    return request.client.host if request.client else ""
