"""Examines a finished site before it takes the old one's place."""

from pathlib import Path

from generator.audit.links import link_problems
from generator.audit.names import name_problems
from generator.audit.requests import request_problems
from generator.problems import Problem

__all__ = ["audit_site"]


def audit_site(folder: Path) -> list[Problem]:
    """Names that travel badly, outside addresses, dead links and anchors below `folder`."""
    return [*name_problems(folder), *link_problems(folder), *request_problems(folder)]
