"""What a class server gets at its start: plain values, handed over as JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class LiveSettings:
    """Everything that one server process needs to know.

    `exercises` are titles and key hashes by id, where an exercise is locked with its ciphertext and
    what opens that alone; `pages` are finished pages by name (`join`, `panel` ...), `scripts`
    finished scripts; `names` are hosts besides number addresses that may be asked for; `sentences`
    are the site's that a class server says differently.
    """

    database: str
    site: str
    trainer_site: str
    course: dict[str, str]
    exercises: dict[str, dict[str, Any]]
    pages: dict[str, str]
    scripts: dict[str, str]
    styles: dict[str, str]
    public_port: int
    desk_port: int
    class_id: str = ""
    trainer_key: str = ""
    wifi: dict[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    catalogue: list[dict[str, Any]] = field(default_factory=list)
    sentences: dict[str, str] = field(default_factory=dict)

    @property
    def site_folder(self) -> Path:
        return Path(self.site)

    @property
    def trainer_folder(self) -> Path | None:
        return Path(self.trainer_site) if self.trainer_site else None

    def is_locked(self, exercise: str) -> bool:
        """Whether there is a key that the trainer can open for everybody."""
        return "opener" in self.exercises.get(exercise, {})

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def settings_from(text: str) -> LiveSettings:
    """The settings in a text that `to_json` wrote."""
    values: Mapping[str, Any] = json.loads(text)
    return LiveSettings(**{**values, "names": tuple(values["names"])})
