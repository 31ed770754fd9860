"""Bundles: the same bytes each time, complete, and found out when a copy is not what it was."""

import io
import json
import os
import re
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.outputs.bundles.archive import zip_bytes
from generator.outputs.bundles.packing import make_bundle, server_program
from generator.outputs.bundles.verifying import verify_copy
from tests.courses import course_at
from tests.patience import PATIENCE_MS

MUSEUM = Path(__file__).parent / "fixtures" / "museum"


@pytest.fixture(scope="module")
def site(site_of):
    return site_of("museum")


@pytest.fixture(scope="module")
def made(site):
    return make_bundle(
        site, course_at(MUSEUM), "participant", "2019-02-22", ("https://lms.example",)
    )


@pytest.fixture
def copy(made, tmp_path):
    path = tmp_path / made.name
    path.write_bytes(made.content)
    return path


def rezip(content, change):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {e.filename: archive.read(e) for e in archive.infolist()}
    change(files)
    return zip_bytes(files)


def codes(path, fingerprint=None):
    return [p.code for p in verify_copy(path, fingerprint).problems]


def test_the_same_site_gives_the_same_bytes(site, made):
    again = make_bundle(
        site, course_at(MUSEUM), "participant", "2019-02-22", ("https://lms.example",)
    )
    assert again.content == made.content
    other = make_bundle(site, course_at(MUSEUM), "participant", "2019-02-23", ())
    assert other.fingerprint != made.fingerprint


def test_a_bundle_holds_site_manifest_guide_settings_and_server(made):
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        names = set(archive.namelist())
        manifest = json.loads(archive.read("manifest.json"))
        policy = archive.read("server/nginx.conf").decode()
        guide = archive.read("server/guide.html").decode()
    assert {"index.html", "server/serve.pyz", "server/serve.bat", "server/Caddyfile"} <= names
    assert set(manifest["files"]) == names - {"manifest.json"}
    assert manifest["built_on"] == "2019-02-22"
    assert manifest["standards"][0]["status"] == "in_force"
    assert "frame-ancestors 'self' https://lms.example" in policy
    script = policy.split("script-src ")[1].split(";")[0]
    assert "unsafe-inline" not in script and script.count("sha256-") >= 4
    assert "Putting the training site" in guide and "src=" not in guide


def test_an_intact_copy_is_told_so(made, copy, tmp_path):
    assert codes(copy, made.fingerprint) == []
    with zipfile.ZipFile(copy) as archive:
        archive.extractall(tmp_path / "unpacked")
    assert codes(tmp_path / "unpacked") == []


def test_altered_missing_and_extra_files_are_named(made, copy):
    def change(files):
        files["index.html"] += b"<!-- x -->"
        del files["server/Caddyfile"]
        files["extra.txt"] = b"mine"

    copy.write_bytes(rezip(made.content, change))
    problems = verify_copy(copy).problems
    assert [(p.code, p.where.path) for p in problems] == [
        ("V103", "index.html"), ("V102", "server/Caddyfile"), ("V106", "extra.txt"),
    ]  # fmt: skip


def test_a_new_manifest_does_not_fool_the_fingerprint(made, copy):
    def change(files):
        files["index.html"] += b"<!-- x -->"
        manifest = json.loads(files["manifest.json"])
        import hashlib

        manifest["files"]["index.html"] = hashlib.sha256(files["index.html"]).hexdigest()
        files["manifest.json"] = json.dumps(manifest).encode()

    copy.write_bytes(rezip(made.content, change))
    assert codes(copy) == []
    assert codes(copy, made.fingerprint) == ["V107"]


def test_a_damaged_zip_is_told(made, copy):
    content = bytearray(made.content)
    start = content.index(b"PK\x03\x04", 2000) + 200
    content[start : start + 50] = b"\0" * 50
    copy.write_bytes(bytes(content))
    assert "V101" in codes(copy)
    copy.write_bytes(made.content[: len(made.content) // 2])
    assert codes(copy) == ["V105"]
    copy.write_bytes(b"no zip at all")
    assert codes(copy) == ["V105"]


def test_a_copy_is_read_in_the_cage(tmp_path, monkeypatch):
    """A zip that unpacks to more than the cage holds ends the cage's process, not this one."""
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("large.txt", b"\0" * 900_000_000)
    assert codes(path) in (["V104"], ["V108"])
    monkeypatch.setattr("generator.outputs.bundles.verifying._TOO_MUCH", "V108")
    monkeypatch.setattr("generator.course.caging.sys.executable", "/bin/false")
    assert codes(path) == ["V108"]


def test_a_manifest_that_lacks_what_is_said_of_it_is_none(made, copy):
    def change(files):
        files["manifest.json"] = b'{"format": 1, "course": {"id": "x"}, "files": {}}'

    copy.write_bytes(rezip(made.content, change))
    assert codes(copy) == ["V104"]
    copy.write_bytes(zip_bytes({"manifest.json": b"[" * 200_000}))
    assert codes(copy) == ["V104"]


def test_a_zip_that_climbs_out_or_explodes_is_refused(tmp_path):
    path = tmp_path / "x.zip"
    path.write_bytes(zip_bytes({"../evil.txt": b"x"}))
    assert codes(path) == ["V105"]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(3):
            archive.writestr(f"{n}.txt", b"\0" * 400_000_000)
    assert path.stat().st_size < 3_000_000
    assert codes(path) == ["V105"]


def test_another_zip_is_no_bundle(tmp_path):
    path = tmp_path / "x.zip"
    path.write_bytes(zip_bytes({"a.txt": b"a"}))
    assert codes(path) == ["V104"]
    path.write_bytes(zip_bytes({"manifest.json": b'{"format": 1, "course": [], "files": {}}'}))
    assert codes(path) == ["V104"]


def test_the_commands(museum, tmp_path):
    root = museum()
    cli = make_cli(console_for(root, "en"))
    out = tmp_path / "zips"
    result = CliRunner().invoke(
        cli, ["bundle", "--published-phrase", "--date", "2019-02-22", "--out", str(out)]
    )
    assert result.exit_code == 0, result.output
    names = sorted(p.name for p in out.iterdir())
    assert names == ["museum-guides-1-participant.zip", "museum-guides-1-trainer.zip"]
    result = CliRunner().invoke(cli, ["verify", str(out / names[0])])
    assert result.exit_code == 0 and "intact" in result.output
    (out / names[0]).write_bytes(b"broken")
    assert CliRunner().invoke(cli, ["verify", str(out / names[0])]).exit_code == 1
    assert CliRunner().invoke(cli, ["verify", str(out / "missing.zip")]).exit_code == 2


def test_the_server_in_the_zip_runs_by_itself(copy, tmp_path):
    """With nothing of this package to import, as on a school's computer."""
    with zipfile.ZipFile(copy) as archive:
        archive.extractall(tmp_path / "school")
    process = subprocess.Popen(
        [sys.executable, "-I", "-S", str(tmp_path / "school/server/serve.pyz"), "--port", "0"],
        stdout=subprocess.PIPE, text=True, cwd=tmp_path, env={**os.environ, "PYTHONPATH": ""},
    )  # fmt: skip
    try:
        (address,) = re.findall(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
        for _ in range(50):
            try:
                with urllib.request.urlopen(address, timeout=PATIENCE_MS / 1000) as answer:
                    assert answer.status == 200
                    assert "lms.example" in answer.headers["Content-Security-Policy"]
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise AssertionError("no answer")
    finally:
        process.terminate()
        process.wait(PATIENCE_MS / 1000)


def test_the_server_program_is_the_package_s_own_source():
    with zipfile.ZipFile(io.BytesIO(server_program())) as archive:
        for name in archive.namelist():
            if name != "__main__.py":
                source = Path(__file__).parents[1] / "generator/serving" / name.split("/")[1]
                assert archive.read(name) == source.read_bytes()
