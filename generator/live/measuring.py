"""What a simulated class has measured: records and votes apart, as all vote at one moment."""

from collections.abc import Sequence
from dataclasses import dataclass, field


def within(times: Sequence[float], part: float) -> int:
    """The milliseconds within which this part of the times lies; 0 when there are none."""
    ordered = sorted(times) or [0.0]
    return round(ordered[min(len(ordered) - 1, int(part * len(ordered)))])


@dataclass
class Report:
    """What happened; times in milliseconds from sending to the acknowledgement."""

    people: int = 0
    records: int = 0
    """Sent: attempts, opinions, drafts. Votes are counted apart."""
    done: int = 0
    votes: int = 0
    errors: int = 0
    times: list[float] = field(default_factory=list)
    vote_times: list[float] = field(default_factory=list)
    """Of votes: phones that hear of a question at one moment and choose in the same one."""
    opened: list[float] = field(default_factory=list)
    """The moments at which phones had the text of the open vote."""

    def took(self, kind: str, seconds: float) -> None:
        """A record was acknowledged."""
        if kind == "vote":
            self.votes += 1
            self.vote_times.append(seconds * 1000)
        else:
            self.done += 1
            self.times.append(seconds * 1000)

    def add(self, other: "Report") -> None:
        """What another class on the same server has measured comes to it."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    def values(self) -> dict[str, int]:
        return {
            "people": self.people,
            "records": self.records,
            "done": self.done,
            "votes": self.votes,
            "errors": self.errors,
            "median": within(self.times, 0.5),
            "p95": within(self.times, 0.95),
            "slowest": within(self.times, 1.0),
            "vote_p95": within(self.vote_times, 0.95),
            "vote_slowest": within(self.vote_times, 1.0),
        }
