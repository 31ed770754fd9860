"""Puts the two doors together."""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from generator.live.problems import LiveError
from generator.live.web.answers import json_answer, site_answer, text_answer
from generator.live.web.context import PERSON_COOKIE, TRAINER_COOKIE, Context
from generator.live.web.department import Department
from generator.live.web.guards import App, Guard
from generator.live.web.participant import Participant, to_joining
from generator.live.web.refusals import Refusals
from generator.live.web.site_files import LiveSite, digest_of
from generator.live.web.streams import Streams
from generator.live.web.trainer import Trainer

GUEST_COOKIE = "taphuan_guest"
_OPEN_PAGES = ("join", "check")
_TRAINER_PAGES = ("panel", "projector")


def _assets(context: Context) -> list[Route]:
    """Scripts and styles of the class server, kept for ever under the hash in their address."""
    routes = []
    texts = {name: (text, "text/javascript") for name, text in context.settings.scripts.items()}
    texts |= {name: (text, "text/css") for name, text in context.settings.styles.items()}
    for name, (text, kind) in texts.items():

        def answer(request: Request, text: str = text, kind: str = kind) -> Response:
            keep = request.query_params.get("h", "") == digest_of(text)
            return text_answer(text, kind, keep)

        routes.append(Route(f"/class/assets/{name}", answer, methods=["GET"]))
    return routes


def _pages(context: Context) -> list[Route]:
    pages = context.settings.pages

    def opened(name: str) -> Route:
        def answer(_request: Request) -> Response:
            return text_answer(pages[name], "text/html", False)

        return Route(f"/class/{name}", answer, methods=["GET"])

    def guarded(name: str) -> Route:
        async def answer(request: Request) -> Response:
            try:
                await context.trainer(request)
            except LiveError:
                return text_answer(pages["keyless"], "text/html", False)
            return text_answer(pages[name], "text/html", False)

        return Route(f"/class/{name}", answer, methods=["GET"])

    def joining(_request: Request) -> Response:
        return text_answer(pages["join"], "text/html", False)

    found = [opened(name) for name in _OPEN_PAGES if name in pages]
    found += [guarded(name) for name in _TRAINER_PAGES if name in pages]
    return [*found, Route("/class/", joining), Route("/class/{code:str}", joining)]


def _not_here(_request: Request) -> Response:
    return json_answer({"error": "not_found"}, 404)


def public_app(context: Context, streams: Streams) -> App:
    """The room's door: the participant site, joining, records; the trainer's side with its key."""
    own = context.settings
    site = LiveSite(own.site_folder, own.pages.get("inject", ""), sentences=own.sentences)

    def front(request: Request) -> Response:
        known = {PERSON_COOKIE, GUEST_COOKIE, TRAINER_COOKIE} & set(request.cookies)
        return site_answer(site, request) if known else to_joining(request)

    routes = [
        Route("/", front, methods=["GET"]),
        Route("/class", to_joining, methods=["GET"]),
        *Participant(context, streams).routes(),
        *Trainer(context, streams).routes(),
        *Department(context).routes(),
        *_assets(context),
        *_pages(context),
        Route("/class/{rest:path}", _not_here),
        Route("/{rest:path}", lambda request: site_answer(site, request), methods=["GET"]),
    ]
    door = Guard(Starlette(routes=routes), context.settings.names)
    return Refusals(door, own.pages)


def desk_app(context: Context, streams: Streams) -> App:
    """The laptop's own door, on loopback only: the trainer's site as well."""
    folder = context.settings.trainer_folder
    site = None
    if folder is not None:
        site = LiveSite(folder, context.settings.pages.get("inject_desk", ""), hide_keys=False)

    async def own(request: Request) -> Response:
        try:
            await context.trainer(request)
        except LiveError:
            return text_answer(context.settings.pages["keyless"], "text/html", False)
        return site_answer(site, request) if site else _not_here(request)

    routes = [
        *Trainer(context, streams).routes(),
        *Department(context).routes(),
        *_assets(context),
        *_pages(context),
        Route("/class/{rest:path}", _not_here),
        Route("/{rest:path}", own, methods=["GET"]),
    ]
    return Refusals(Guard(Starlette(routes=routes), loopback_only=True), context.settings.pages)
