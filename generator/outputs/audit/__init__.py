"""Examines a finished site before it takes the old one's place."""

from pathlib import Path

from generator.course.problems import Problem
from generator.outputs.audit.links import link_problems
from generator.outputs.audit.names import name_problems
from generator.outputs.audit.requests import request_problems
from generator.outputs.audit.scripts import script_problems

__all__ = ["audit_site"]


def audit_site(folder: Path) -> list[Problem]:
    """Names that travel badly, outside addresses, dead links, foreign scripts below `folder`."""
    return [
        *name_problems(folder),
        *link_problems(folder),
        *request_problems(folder),
        *script_problems(folder),
    ]
