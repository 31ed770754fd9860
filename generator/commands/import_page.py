"""The page beside `taphuan import --edit`: source left, result right, on this computer only.

Plain forms, no scripts. It listens on the loopback address alone; the address holds a secret, and
a request from another page or under another name is refused.
"""

import json
import secrets
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

from generator.commands.shared import write_whole
from generator.importing.beside import beside
from generator.importing.edits import (
    CannotApply,
    Corrections,
    Edit,
    corrections_data,
    corrections_from,
    edited,
)
from generator.importing.recognising import recognise
from generator.importing.source import Line, SourceText
from generator.locale import Locale
from generator.site.rendering import render

HOST = "127.0.0.1"
MOST = 200_000
"""Bytes of a form; a line of a circular has fewer."""


NO_CELL = (-1, -1)


class Writer(Protocol):
    """Writes the result of a text; says what it did or why not."""

    def __call__(self, source: SourceText, overwrite: bool) -> list[str]: ...


class Work:
    """One file that a person corrects: its text, what was changed, where that is kept."""

    def __init__(
        self, name: str, source: SourceText, kept: Path, new: bool, write: Writer, locale: Locale
    ):
        self.name, self.source, self.kept = name, source, kept
        self.new, self.write, self.locale = new, write, locale
        self.messages: list[str] = []
        self.corrections = self._restored()

    def _restored(self) -> Corrections:
        """What was kept from the last time, as far as it still fits."""
        try:
            corrections = corrections_from(json.loads(self.kept.read_text(encoding="utf-8")))
            edited(self.source, corrections.edits)
        except (OSError, ValueError, CannotApply):
            return Corrections()
        return corrections

    def text(self) -> SourceText:
        return edited(self.source, self.corrections.edits)

    def keep(self, corrections: Corrections) -> None:
        """Take over new corrections and put them on disk."""
        edited(self.source, corrections.edits)
        self.corrections = corrections
        content = json.dumps(corrections_data(corrections), ensure_ascii=False, indent=1)
        write_whole(self.kept, f"{content}\n".encode())

    def page(self, line: int, cell: tuple[int, int] = NO_CELL) -> str:
        """The page with the fields of this line, or of this cell of it, open."""
        source = self.text()
        view = beside(self.name, source, recognise(source), self.corrections, self.new, self.locale)
        messages, self.messages = self.messages, []
        return render(
            "import/beside.html.jinja",
            self.locale,
            page=view,
            line=line,
            cell=cell,
            messages=messages,
        )

    def act(self, form: dict[str, str]) -> int:
        """Do what a form asks for; the line to come back to. CannotApply when it cannot be done."""
        action, line = form.get("do", ""), _number(form.get("line", ""))
        if action == "undo":
            self.keep(replace(self.corrections, edits=self.corrections.edits[:-1]))
        elif action == "check":
            self.keep(
                replace(
                    self.corrections,
                    checked=_toggled(self.corrections.checked, form.get("key", "")),
                )
            )
        elif action == "write":
            self.messages = self.write(self.text(), form.get("overwrite") == "yes")
        else:
            self.keep(
                replace(
                    self.corrections,
                    edits=(*self.corrections.edits, *self._edits(action, line, form)),
                )
            )
        return max(line + {"up": -1, "down": 1, "join": -1}.get(action, 0), 0)

    def _edits(self, action: str, line: int, form: dict[str, str]) -> list[Edit]:
        if action == "heading":
            return [Edit("text", line, text=self._headed(line, form))]
        if action in ("cell", "row"):
            row, column = (_number(form.get(key, "")) for key in ("row", "column"))
            return [Edit(action, line, 0, form.get("text", "").replace("\r", ""), row, column)]
        if action != "text":
            return [Edit(action, line)]
        pieces = [p for p in form.get("text", "").replace("\r", "").split("\n") if p.strip()]
        edits = [Edit("text", line, text=" ".join(p.strip() for p in pieces))]
        for number, piece in enumerate(pieces[:-1]):
            edits.append(Edit("split", line + number, at=len(" ".join(piece.split()))))
        return edits

    def _headed(self, line: int, form: dict[str, str]) -> str:
        """The line with the sign of a heading in front of it."""
        items = self.text().items
        item = items[line] if 0 <= line < len(items) else None
        if not isinstance(item, Line):
            raise CannotApply("heading")
        kind, number = form.get("kind", ""), form.get("number", "").strip()
        if kind not in ("article", "group", "criterion", "level") or not number:
            raise CannotApply("heading")
        words = Locale.load("vi").text(f"importing.editor.sign.{kind}", number=number)
        return f"{words} {item.text}"


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def _place(asked: dict[str, list[str]], key: str) -> int:
    """A number of the address; -1 where it names none."""
    text = asked.get(key, [""])[0]
    return _number(text) if text.isascii() and text.isdigit() else -1


def _toggled(keys: tuple[str, ...], key: str) -> tuple[str, ...]:
    return tuple(k for k in keys if k != key) if key in keys else (*keys, key)


class PageServer(ThreadingHTTPServer):
    """Serves the page of one file to this computer."""

    daemon_threads = True

    def __init__(self, work: Work, port: int = 0):
        super().__init__((HOST, port), _Handler)
        self.work = work
        self.secret = secrets.token_urlsafe(16)

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server_port}/{self.secret}/"


class _Handler(BaseHTTPRequestHandler):
    server: PageServer
    timeout = 20

    def do_GET(self) -> None:
        if not self._allowed():
            return
        asked = parse_qs(urlsplit(self.path).query)
        line, row, column = (_place(asked, key) for key in ("line", "row", "column"))
        self._answer(200, self.server.work.page(line, (row, column)))

    def do_POST(self) -> None:
        length = _number(self.headers.get("Content-Length", ""))
        if not self._allowed() or length > MOST:
            return
        raw = self.rfile.read(length).decode("utf-8", "replace")
        form = {key: values[0] for key, values in parse_qs(raw, keep_blank_values=True).items()}
        try:
            line = self.server.work.act(form)
        except CannotApply:
            self.server.work.messages = [self.server.work.locale.text("importing.editor.cannot")]
            line = _number(form.get("line", ""))
        self.send_response(303)
        self.send_header("Location", f"/{self.server.secret}/?line={line}#l{line}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _allowed(self) -> bool:
        """Only this very address, and only pages of our own may post."""
        server = self.server
        own = f"http://{HOST}:{server.server_port}"
        origin = self.headers.get("Origin", own)
        path = urlsplit(self.path).path
        if (
            self.headers.get("Host") == own.removeprefix("http://")
            and origin == own
            and secrets.compare_digest(path.encode(), f"/{server.secret}/".encode())
        ):
            return True
        self._answer(404, "")
        return False

    def _answer(self, status: int, page: str) -> None:
        content = page.encode("utf-8")
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "same-origin")
        self.send_header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
            "frame-ancestors 'none'",
        )
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the console belongs to the person."""
