"""The yearly rating from its data: the band of some points, and how many may be excellent."""

from fractions import Fraction

from generator.course.model.law import Band, Yearly


def band_of(yearly: Yearly, common: int, result: int) -> Band:
    """The highest band whose points are reached; ValueError for points that cannot be given."""
    if not (0 <= common <= yearly.common_points and 0 <= result <= yearly.result_points):
        raise ValueError(f"{common} and {result} points cannot be given")
    points = common + result
    return max((b for b in yearly.bands if b.from_points <= points), key=lambda b: b.from_points)


def most_excellent(yearly: Yearly, good: int, unit_excellent: bool) -> int:
    """How many people may be excellent beside this many good ones; never rounded up."""
    share = Fraction(yearly.cap_of_excellent_unit if unit_excellent else yearly.cap)
    return int(share * good)
