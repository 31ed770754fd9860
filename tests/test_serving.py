"""The small server: right answers, and nothing outside the folder, whatever is asked."""

import concurrent.futures
import contextlib
import gzip
import http.client
import resource
import socket
import threading
import time

import pytest

from generator.outputs.replacing import write_mark
from generator.serving import program, reach, transport
from generator.serving import server as server_module
from generator.serving.marks import own_scripts
from generator.serving.server import SiteServer
from generator.serving.static_files import (
    InlineScripts,
    SiteFiles,
    address_of,
    is_trainer_site,
    script_hashes,
    security_policy,
)
from generator.serving.transport import byte_range
from tests.patience import PATIENCE_MS

PATIENCE = PATIENCE_MS / 1000
SECRET = b"nobody may read this"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    top = tmp_path_factory.mktemp("top")
    (top / "secret.txt").write_bytes(SECRET)
    folder = top / "site"
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><script>start()</script>" + "x" * 2000)
    write_mark(folder, {"audience": "participant", "scripts": script_hashes(folder)})
    (folder / "a" / "index.html").write_text("<!doctype html>a")
    (folder / "a" / "b" / "app.js").write_text("let a = 1;\n" * 500)
    (folder / "data.bin").write_bytes(bytes(range(256)) * 4)
    (folder / "404.html").write_text("<!doctype html>not here")
    (folder / "leak.txt").symlink_to(top / "secret.txt")
    (folder / "inside.txt").symlink_to(folder / "data.bin")
    (folder / "out").symlink_to(top, target_is_directory=True)
    return folder


@pytest.fixture(scope="module")
def port(site):
    with SiteServer(site, "127.0.0.1", 0, ["https://lms.example"]) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server.server_address[1]
        server.shutdown()


def ask(port, target, method="GET", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.putrequest(method, target, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def raw(port, data, quiet=5):
    """What the server answers until it hangs up, or until it has been quiet for so many seconds."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as s:
        s.sendall(data)
        received = b""
        try:
            while piece := s.recv(65536):
                received += piece
                s.settimeout(quiet)
        except TimeoutError:
            pass
        return received


def test_pages_have_types_and_headers_of_our_own(port):
    response, body = ask(port, "/")
    assert response.status == 200
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert body.startswith(b"<!doctype html>")
    policy = response.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self' https://lms.example" in policy
    scripts = policy.split("script-src ")[1].split(";")[0]
    assert "unsafe-inline" not in scripts and "'sha256-" in scripts
    assert ask(port, "/a/b/app.js")[0].headers["Content-Type"].startswith("text/javascript")


def test_folders_lead_to_their_index(port):
    assert ask(port, "/a/")[1] == b"<!doctype html>a"
    response, _ = ask(port, "/a")
    assert (response.status, response.headers["Location"]) == (301, "/a/")


def test_a_query_does_not_matter_and_a_missing_page_has_a_page(port):
    assert ask(port, "/index.html?h=x")[0].status == 200
    response, body = ask(port, "/missing.html")
    assert response.status == 404 and b"not here" in body


def test_head_has_headers_only(port):
    response, body = ask(port, "/data.bin", "HEAD")
    assert (response.status, body, response.headers["Content-Length"]) == (200, b"", "1024")


def test_conditional_requests(port):
    tag = ask(port, "/data.bin")[0].headers["ETag"]
    assert ask(port, "/data.bin", If_None_Match=tag)[0].status == 304
    assert ask(port, "/data.bin", If_None_Match='"other", ' + tag)[0].status == 304
    assert ask(port, "/data.bin", If_None_Match='"other"')[0].status == 200
    modified = ask(port, "/data.bin")[0].headers["Last-Modified"]
    assert ask(port, "/data.bin", If_Modified_Since=modified)[0].status == 304


def test_text_is_packed_for_those_who_take_it(port):
    plain = ask(port, "/a/b/app.js")[1]
    response, packed = ask(port, "/a/b/app.js", Accept_Encoding="br, gzip")
    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed) == plain and len(packed) < len(plain) / 5
    assert (
        ask(port, "/a/b/app.js", Accept_Encoding="gzip;q=0")[0].headers["Content-Encoding"] is None
    )


@pytest.mark.parametrize(
    ("header", "status", "length"),
    [
        ("bytes=0-9", 206, 10), ("bytes=1000-", 206, 24), ("bytes=-5", 206, 5),
        ("bytes=1000-5000", 206, 24), ("bytes=2000-", 416, 0), ("bytes=-0", 416, 0),
        ("bytes=9-2", 200, 1024), ("bytes=0-1,5-6", 200, 1024), ("lines=1-2", 200, 1024),
        ("bytes=a-b", 200, 1024), ("bytes=\u00b2-3", 200, 1024),
    ],
)  # fmt: skip
def test_ranges(port, header, status, length):
    response, body = ask(
        port, "/data.bin", Range=header.encode("latin-1", "replace").decode("latin-1")
    )
    assert (response.status, len(body)) == (status, length)


def test_range_arithmetic():
    assert byte_range("bytes=0-0", 10) == (0, 1)
    assert byte_range("bytes=-20", 10) == (0, 10)
    assert byte_range("bytes=5-", 10) == (5, 10)
    assert byte_range("bytes=-", 10) == ()


TRICKS = [
    "/../secret.txt", "/a/../../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt", "/%252e%252e%252fsecret.txt", "/..%255csecret.txt", "/..\\secret.txt",
    "/..%5csecret.txt", "/a\\..\\..\\secret.txt", "//secret.txt", "///etc/passwd", "//../secret.txt",
    "/./../secret.txt", "/.%00./secret.txt", "/index.html%00.txt", "/%00", "/C:/Windows/win.ini",
    "/c:\\windows\\win.ini", "/\\\\host\\share", "//host/share/x", "/leak.txt", "/out/secret.txt",
    "/out/", "/out/site/index.html/../../secret.txt", "/CON", "/aux.html", "/NUL", "/COM1.txt",
    "/index.html::$DATA", "/data.bin:stream", "/index.html.", "/index.html%20", "/%c0%ae%c0%ae/secret.txt",
    "/%e0%80%ae%e0%80%ae/secret.txt", "/..%c0%afsecret.txt", "/..%u2215secret.txt",
    "/\uff0e\uff0e/secret.txt", "/~root/secret.txt", "/a//b/app.js", "/a/./b/app.js",
    "http://127.0.0.1/../secret.txt", "file:///etc/passwd", "secret.txt", "*", "/a/b/app.js/../../../..",
    "/....//secret.txt", "/.git/config", "/%2e%2e%5csecret.txt", "/a%0d%0aX: y", "/" + "a/" * 900,
    "/" + "x" * 5000, "/%", "/%zz", "/\x7f",
]  # fmt: skip


@pytest.mark.parametrize("target", TRICKS)
def test_no_path_trick_leaves_the_folder(port, target):
    line = target.encode("utf-8").replace(b" ", b"%20")
    answer = raw(port, b"GET " + line + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 3)
    assert SECRET not in answer and b"root:" not in answer and b"let a" not in answer
    assert answer == b"" or answer.split()[1] in (b"404", b"400", b"414", b"301"), answer[:80]


def test_there_are_at_least_forty_tricks():
    assert len(set(TRICKS)) >= 40


def test_a_link_inside_the_folder_is_served(port):
    assert ask(port, "/inside.txt")[0].status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "OPTIONS", "CONNECT", "BREW"])
def test_other_methods_are_refused(port, method):
    answer = raw(port, f"{method} / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nabcd".encode())
    assert answer.split()[1] == b"405" and b"GET, HEAD" in answer


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\x00\x01",
        b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 200 + b"\r\n", b"GET / HTTP/1.1\r\nA: " + b"x" * 70000,
        b"GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", b"\x00" * 100, b"G" * 70000,
    ],
)  # fmt: skip
def test_broken_requests_are_answered_or_dropped(port, request_bytes):
    answer = raw(port, request_bytes + b"\r\n\r\n", 3)
    assert SECRET not in answer
    assert ask(port, "/")[0].status == 200


def test_a_body_is_not_taken_for_a_second_request(port):
    smuggled = b"GET /data.bin HTTP/1.1\r\nHost: x\r\n\r\n"
    first = b"GET /a/ HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(smuggled)
    assert raw(port, first + smuggled, 3).count(b"HTTP/1.1 ") == 1


def test_a_dripping_client_is_dropped(site, monkeypatch):
    monkeypatch.setattr(server_module, "HEADER_SECONDS", 0.6)
    with SiteServer(site, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        with (
            socket.create_connection(server.server_address) as s,
            pytest.raises(ConnectionError),
        ):
            for _ in range(1_000):
                s.settimeout(PATIENCE)
                s.sendall(b"G")
                s.settimeout(0.05)
                with contextlib.suppress(TimeoutError):
                    if s.recv(10) == b"":
                        raise ConnectionResetError
        server.shutdown()


def test_a_changed_file_is_served_anew(site, port):
    (site / "a" / "new.html").write_text("one")
    time.sleep(2.1)
    assert ask(port, "/a/new.html")[1] == b"one"
    (site / "a" / "new.html").write_text("three")
    time.sleep(2.1)
    assert ask(port, "/a/new.html")[1] == b"three"


def test_two_hundred_phones_at_once(port):
    """Each of 200 clients fetches four files; all get them, and the server stays responsive."""

    def phone(number):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        sizes = []
        for target in ("/", "/a/", "/a/b/app.js", "/data.bin"):
            connection.request("GET", target, headers={"Accept-Encoding": "gzip"})
            response = connection.getresponse()
            sizes.append(len(response.read()) if response.status == 200 else -1)
        connection.close()
        return tuple(sizes)

    with concurrent.futures.ThreadPoolExecutor(200) as phones:
        answers = set(phones.map(phone, range(200)))
    assert len(answers) == 1 and -1 not in answers.pop()


def test_connections_above_the_bound_wait_and_are_not_cut(site, monkeypatch):
    """Eight at a time, 60 phones with three connections each: every page comes whole."""
    monkeypatch.setattr(server_module, "MAX_CONNECTIONS", 8)
    monkeypatch.setattr(server_module, "WAIT_SECONDS", PATIENCE)
    with SiteServer(site, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        number = server.server_address[1]

        def fetch(_):
            return len(ask(number, "/a/b/app.js")[1])

        with concurrent.futures.ThreadPoolExecutor(180) as phones:
            assert set(phones.map(fetch, range(180))) == {5500}
        assert server._busy == 0
        server.shutdown()


def test_in_a_crowd_connections_end_with_their_answer(site, monkeypatch):
    monkeypatch.setattr(SiteServer, "is_crowded", lambda _: True)
    with SiteServer(site, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        assert ask(server.server_address[1], "/")[0].headers["Connection"] == "close"
        server.shutdown()


def test_one_that_waited_too_long_is_told_to_come_back(site, monkeypatch):
    monkeypatch.setattr(server_module, "MAX_CONNECTIONS", 1)
    monkeypatch.setattr(server_module, "WAIT_SECONDS", 0.05)
    with SiteServer(site, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        with socket.create_connection(server.server_address) as first:
            first.sendall(b"GET / HTTP/1.1\r\n")
            time.sleep(0.3)
            answer = raw(server.server_address[1], b"GET / HTTP/1.1\r\n\r\n")
        assert b"503" in answer and b"Retry-After" in answer
        server.shutdown()


def test_a_file_that_many_want_is_packed_once(site, monkeypatch):
    packed = []
    real = gzip.compress
    monkeypatch.setattr(
        transport.gzip, "compress", lambda *a, **k: packed.append(1) or real(*a, **k)
    )
    files = SiteFiles(site)
    cache = transport.ByteCache()
    with concurrent.futures.ThreadPoolExecutor(50) as phones:
        answers = list(phones.map(lambda _: cache.get(files.find("a/b/app.js"), True), range(50)))
    assert len(packed) == 1 and len(set(answers)) == 1


def test_the_system_s_bound_on_open_files_is_kept_in_mind(monkeypatch):
    asked = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (256, 512))
    monkeypatch.setattr(resource, "setrlimit", lambda _, value: asked.append(value))
    assert transport.room_for_connections(1024) == 512 - transport.OTHER_FILES
    assert asked == [(512, 512)]


def test_a_site_with_a_trainer_s_mark_is_served_to_this_computer_alone(site, tmp_path, capsys):
    folder = tmp_path / "trainer-site"
    folder.mkdir()
    (folder / "index.html").write_text("keys")
    write_mark(folder, {"audience": "trainer", "scripts": []})
    assert program.main([str(folder), "--host", "0.0.0.0", "--port", "0"]) == 2
    assert "this computer only" in capsys.readouterr().err
    assert not is_trainer_site(site)


def test_a_busy_port_says_what_another_port_would_mean(site, port, capsys):
    assert program.main([str(site), "--port", str(port)]) == 1
    told = capsys.readouterr().err
    assert "begins empty" in told and "--port" not in told


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("127.9.9.9", True),
     ("0.0.0.0", False), ("192.168.1.5", False), ("school.test", False), ("::", False)],
)  # fmt: skip
def test_which_hosts_are_this_computer_alone(host, local):
    assert server_module.is_own(host) == local


def test_addresses_that_phones_can_reach_come_first(monkeypatch):
    monkeypatch.setattr(reach, "addresses", lambda: ["192.168.1.5", "10.0.0.7"])
    assert reach.web_addresses("0.0.0.0", 8000) == [
        "http://192.168.1.5:8000/", "http://10.0.0.7:8000/", "http://127.0.0.1:8000/",
    ]  # fmt: skip
    assert reach.web_addresses("127.0.0.1", 80) == ["http://127.0.0.1:80/"]


def test_addresses():
    assert address_of("/a%20b/%C4%91.html?x#y") == "a b/đ.html"
    assert address_of("http://host/a/b") == "a/b"
    assert address_of("a") is None


def test_the_policy_names_the_inline_scripts_of_the_pages(site):
    hashes = script_hashes(site)
    assert len(hashes) == 1
    assert f"'sha256-{hashes[0]}'" in security_policy(hashes, [])


@pytest.mark.parametrize(
    "page",
    [
        "<script>a()</script>",
        "<SCRIPT type=module>a()</Script >",
        "<!-- <script> --><p>x</p><script>a()</script>",
        "<p title='<script>'>x</p><script\n>a()</script><script src=x.js></script>",
        "<script>'<script>'; a()</script><script>b()</script>",
        "<scripted>no</scripted><script type='application/json'>{}</script>",
    ],
)
def test_pieces_miss_no_script_that_a_reader_of_the_whole_page_finds(tmp_path, page):
    (tmp_path / "a.html").write_text(page, "utf-8")
    whole = InlineScripts()
    whole.feed(page)
    assert whole.hashes <= set(script_hashes(tmp_path))
    assert bool(whole.hashes) == ("()</" in page)


@pytest.mark.parametrize(
    "sign", ["assets/board-data.js", "assets/taphuan-trainer.js", "trainer/keys.html"]
)
def test_a_trainer_s_site_is_not_served_beyond_the_own_computer(tmp_path, sign):
    (tmp_path / "index.html").write_text("<!doctype html>")
    place = tmp_path / sign
    place.parent.mkdir()
    place.write_text("keys")
    for host in ("0.0.0.0", "::", "192.168.1.5", "", "localhost.evil.example"):
        with pytest.raises(server_module.TrainerSiteRefused):
            SiteServer(tmp_path, host, 0)
    with SiteServer(tmp_path, "127.0.0.1", 0) as own:
        assert own.server_address[0] == "127.0.0.1"


def test_only_scripts_that_the_build_knows_are_allowed(site, tmp_path):
    assert len(own_scripts(site)) == 1
    other = tmp_path / "other"
    other.mkdir()
    (other / "index.html").write_text("<script>steal()</script>")
    assert own_scripts(other) == []
    write_mark(other, {"scripts": ["'unsafe-inline'", "x' *", 7, script_hashes(other)[0]]})
    assert own_scripts(other) == script_hashes(other)


def test_an_unpacked_bundle_says_what_it_is(tmp_path):
    (tmp_path / "server").mkdir()
    told = '{"audience": "trainer", "scripts": []}'
    (tmp_path / "server" / "serve.json").write_text(told)
    assert is_trainer_site(tmp_path)
    (tmp_path / "server" / "serve.json").write_text("[]")
    assert not is_trainer_site(tmp_path)


def test_the_mark_of_a_build_is_not_served(port):
    assert ask(port, "/.taphuan.json")[0].status == 404
