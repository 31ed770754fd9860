"""What the pages of the small kinds of exercises show, beyond what all exercise pages show."""

from collections.abc import Callable
from typing import Any

from generator.model.standard import Standard
from generator.pages.context import PageContext

SMALL_VIEWS: dict[str, Callable[[PageContext, Standard, Any], object]] = {}
"""By kind; a view of a locked exercise holds nothing of its key."""
