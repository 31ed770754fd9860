"""`taphuan bundle` and `taphuan verify`: zips to hand over, and copies to trust."""

import datetime
import tempfile
from pathlib import Path

import click

from generator.commands.phrase import opens_with_published, warn_of_published
from generator.commands.shared import EXIT_PROBLEMS, Console, write_whole
from generator.commands.stopping import build_or_stop
from generator.outputs.bundles.packing import make_bundle
from generator.outputs.bundles.verifying import verify_copy
from generator.outputs.mkdocs.settings import AUDIENCES


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("bundle", help=text("cli.help.bundle"))
    @click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help=text("cli.help.date"))
    @click.option(
        "--out",
        type=click.Path(path_type=Path),
        default=Path("dist"),
        show_default=True,
        help=text("cli.help.bundle_out"),
    )
    @click.option("--frame-from", multiple=True, metavar="HOST", help=text("cli.help.frame_from"))
    @click.option("--published-phrase", is_flag=True, help=text("cli.help.published_phrase"))
    def bundle(
        date: datetime.datetime | None,
        out: Path,
        frame_from: tuple[str, ...],
        published_phrase: bool,
    ) -> None:
        course = console.checked()
        if opens_with_published(course) and not published_phrase:
            console.wrong_call("phrase_bundle")
        warn_of_published(console, course)
        day = (date or datetime.datetime.now()).date().isoformat()
        made = []
        with tempfile.TemporaryDirectory() as scratch:
            for audience in AUDIENCES:
                console.say("bundling", audience=text(f"bundles.audience.{audience}"))
                site = Path(scratch) / audience
                build_or_stop(console, course, audience, site, strict=True)
                made.append(make_bundle(site, course, audience, day, frame_from))
        for one in made:
            write_whole(out / one.name, one.content)
            console.say(
                "bundled",
                path=out / one.name,
                files=one.files,
                size=round(len(one.content) / 1e6, 1),
                fingerprint=one.fingerprint,
            )

    return bundle


def verify_command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("verify", help=text("cli.help.verify"))
    @click.argument("copy", type=click.Path(exists=True, path_type=Path))
    @click.option("--fingerprint", help=text("cli.help.fingerprint"))
    def verify(copy: Path, fingerprint: str | None) -> None:
        report = verify_copy(copy, fingerprint)
        console.show(report.problems)
        if report.manifest is not None:
            manifest = report.manifest
            console.say(
                "verified",
                title=manifest["course"]["title"],
                version=manifest["course"]["version"],
                audience=manifest["audience"],
                built=manifest["built_on"],
                files=len(manifest["files"]),
                fingerprint=report.fingerprint,
            )
        if any(p.severity == "error" for p in report.problems):
            console.warn("not_intact", count=len(report.problems))
            raise SystemExit(EXIT_PROBLEMS)
        console.say("intact")

    return verify
