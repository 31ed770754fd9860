"""Plain data as YAML text: staged settings and skeletons."""

from typing import Any

import yaml


def to_yaml(value: Any) -> str:
    """YAML with keys in the order given and Vietnamese letters as they are."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100)
