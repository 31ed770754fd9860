"""How often something may be tried: buckets that fill again, bounded in number."""

import time
from collections import OrderedDict
from collections.abc import Callable

MOST_BUCKETS = 20_000


class Limit:
    """`most` tries at once, one more after each `seconds`; by any mark (an address, a code)."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic):
        self._most, self._seconds, self._clock = most, seconds, clock
        self._kept: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def _left(self, mark: str) -> float:
        left, at = self._kept.get(mark, (float(self._most), self._clock()))
        return min(float(self._most), left + (self._clock() - at) / self._seconds)

    def allows(self, mark: str) -> bool:
        """Whether another try is allowed; does not count it."""
        return self._left(mark) >= 1

    def count(self, mark: str) -> None:
        """One try more; the oldest marks make room."""
        self._kept[mark] = (max(0.0, self._left(mark) - 1), self._clock())
        self._kept.move_to_end(mark)
        while len(self._kept) > MOST_BUCKETS:
            self._kept.popitem(last=False)

    def take(self, mark: str) -> bool:
        """Counts a try if it is allowed."""
        if not self.allows(mark):
            return False
        self.count(mark)
        return True


class Limits:
    """All limits of a process. A class sits behind one address: only faults count there."""

    def __init__(self) -> None:
        self.wrong_codes = Limit(40, 15.0)
        """By address: guesses at codes and trainer's keys."""
        self.wrong_codes_everywhere = Limit(600, 1.0)
        self.wrong_pins = Limit(10, 60.0)
        """By class and name: the six digits of a second device."""
        self.joins = Limit(400, 0.2)
        """By class: a full hall at once, then five a second."""
        self.requests = Limit(120, 0.1)
        """By person: a page that has gone mad."""
