"""`taphuan phrase`: a good phrase for the locked keys, with its strength."""

import click

from generator.commands.shared import Console
from generator.course.model.course import Course
from generator.course.phrases import MADE_WORDS, make_phrase
from generator.practice.locking import opens_with_published as opens_with_published


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("phrase", help=text("cli.help.phrase"))
    @click.option(
        "--words",
        type=click.IntRange(5, 20),
        default=MADE_WORDS,
        show_default=True,
        help=text("cli.help.phrase_words"),
    )
    def phrase(words: int) -> None:
        made, bits = make_phrase(text("phrase.words").split(), words)
        click.echo(made)
        console.warn("phrase_next", bits=round(bits), phrase=made)

    return phrase


def warn_of_published(console: Console, course: Course) -> None:
    """Say that the keys are open to everybody who has read the repository."""
    if opens_with_published(course):
        console.warn("phrase_published")
