"""A dossier in one Word file: its papers, each below a heading, with their pictures.

What papers cannot hold is reported with its place; a file with changes that nobody has decided on
is refused, for nobody could say which words it holds.
"""

import base64
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from generator.course.caging import Refused, read_caged
from generator.importing.dossier import LeftOut, Paper, WordDossier
from generator.importing.opening import readable

TOO_MUCH = "I111"
MOST_PAPERS = 60


def read_dossier(path: Path) -> WordDossier:
    """The dossier in a file of Word (or what LibreOffice makes one of); Refused with a code when
    it is no such file, has no headings, holds undecided changes, or goes beyond the limits."""
    with readable(path) as (file, _converted):
        value = read_caged("generator.importing.dossier_file:read", file, TOO_MUCH)
    made = WordDossier(**{one.name: value[one.name] for one in fields(WordDossier)})
    made.papers = [Paper(**paper) for paper in value["papers"]]
    made.left = [LeftOut(**left) for left in value["left"]]
    made.pictures = {n: base64.b64decode(c) for n, c in value["pictures"].items()}
    return made


def read(path: str, raw: bytes) -> dict[str, Any]:
    """What happens in the cage: the dossier as plain values."""
    from generator.importing.dossier_walk import walk  # its libraries load in the cage only

    made = walk(path, raw)
    if not made.papers:
        raise Refused("I126")
    if len(made.papers) > MOST_PAPERS:
        raise Refused("I116", limit=MOST_PAPERS)
    pictures = {n: base64.b64encode(c).decode() for n, c in made.pictures.items()}
    made.pictures = {}
    return {**asdict(made), "pictures": pictures}
