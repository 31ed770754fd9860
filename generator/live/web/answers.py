"""Answers: JSON that nobody keeps, pages with their policy, files as phones have them already."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from generator.live.problems import LiveError
from generator.live.web.site_files import Answer, LiveSite
from generator.serving.static_files import security_policy

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def json_answer(value: Any, status: int = 200) -> Response:
    """Never kept, never guessed to be anything else."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return raw_json(text.encode("utf-8", "surrogatepass"), status)


def raw_json(body: bytes, status: int = 200) -> Response:
    headers = {**HEADERS, "Cache-Control": "no-store"}
    return Response(body, status, headers, "application/json; charset=utf-8")


def error_answer(error: LiveError) -> Response:
    return json_answer({"error": error.code}, error.status)


def link_refused(error: LiveError, pages: dict[str, str]) -> Response:
    """What a person sees whose link opens nothing any more: why, and the way on."""
    name = "wait" if error.code == "too_often" else "spent"
    answer = text_answer(pages[name], "text/html", False)
    answer.status_code = error.status
    return answer


def text_answer(text: str, kind: str, keep: bool) -> Response:
    """A page or a script of the class server itself."""
    keeping = "public, max-age=31536000, immutable" if keep else "no-cache"
    headers = {**HEADERS, "Cache-Control": keeping}
    headers["Content-Security-Policy"] = security_policy([], [])
    return Response(text.encode(), 200, headers, f"{kind}; charset=utf-8")


def given(body: bytes) -> dict[str, Any]:
    """The object in a body; LiveError `bad_request` when it is none."""
    try:
        value = json.loads(body, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise LiveError("bad_request") from error
    if not isinstance(value, dict):
        raise LiveError("bad_request")
    return value


def _no_number(name: str) -> None:
    raise ValueError(name)


def site_answer(site: LiveSite, request: Request) -> Response:
    """A file of the site, a redirect to its folder, or the site's page for what is missing."""
    target = request.scope["raw_path"].decode("latin-1")
    file, address = site.file_of(target)
    if file is None and address:
        return Response(None, 301, {**HEADERS, "Location": f"/{address}"})
    status = 200 if file else 404
    file = file or site.not_found()
    if file is None:
        return json_answer({"error": "not_found"}, 404)
    try:
        answer = site.answer(file, address if status == 200 else "404.html")
    except OSError:
        return json_answer({"error": "not_found"}, 404)
    keeping = site.keeping(file, address, request.url.query) if status == 200 else "no-store"
    return _sent(request, answer, status, keeping)


def _sent(request: Request, answer: Answer, status: int, keeping: str) -> Response:
    takes_packed = "gzip" in request.headers.get("accept-encoding", "")
    packed = answer.packed if takes_packed else None
    tag = f'"{answer.tag}{"-gz" if packed else ""}"'
    headers = {**HEADERS, "Cache-Control": keeping, "ETag": tag, "Vary": "Accept-Encoding"}
    headers["Content-Security-Policy"] = answer.policy
    if status == 200 and tag in request.headers.get("if-none-match", ""):
        return Response(None, 304, headers)
    if packed:
        headers["Content-Encoding"] = "gzip"
    content = answer.plain if packed is None else packed
    return Response(content, status, headers, answer.kind)
