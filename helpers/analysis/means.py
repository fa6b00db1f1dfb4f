"""The mean and the mean absolute size of errors or revisions, as intervals and as printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from helpers.analysis.gaps import end_columns
from helpers.core.interval import Interval, hull
from helpers.core.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Means:
    """The means of some sizes, in one unit.

    Parameters
    ----------
    number : int
        Of how many.
    mean, mean_absolute : Quantity
        The mean with sign, and that of the sizes without sign.
    mean_value, mean_absolute_value : Fraction
        The same of the numbers as printed.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from helpers import Quantity
    >>> errors = [Quantity.exactly(size, "percentage points") for size in (-1, 3)]
    >>> means = means_of(errors, [Fraction(-1), Fraction(3)])
    >>> means.mean, means.mean_absolute
    (1 percentage point, 2 percentage points)
    """

    number: int
    mean: Quantity
    mean_absolute: Quantity
    mean_value: Fraction
    mean_absolute_value: Fraction

    @property
    def columns(self) -> dict[str, float]:
        """The means as columns of a frame, with their ends."""
        return {
            "number": self.number,
            "mean": float(self.mean_value),
            **end_columns("mean", self.mean.interval),
            "mean_absolute": float(self.mean_absolute_value),
            **end_columns("mean_absolute", self.mean_absolute.interval),
        }


MEAN_COLUMNS = [
    "number", "mean", "mean_low", "mean_high", "mean_absolute", "mean_absolute_low",
    "mean_absolute_high",
]  # fmt: skip
"""The names of the columns of `Means.columns`."""


def means_of(sizes: Sequence[Quantity], values: Sequence[Fraction]) -> Means:
    """Return the means of some sizes.

    Parameters
    ----------
    sizes : sequence of Quantity
        What is known of each; the unit of the first is that of the means.
    values : sequence of Fraction
        Each as printed, in its own unit.

    Returns
    -------
    Means
        The means of the known intervals and of the printed numbers, in the unit of the first.

    Raises
    ------
    UnitError
        If the units do not fit.
    ValueError
        If there is none, or not one printed number for each size.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from helpers import Quantity
    >>> sizes = [Quantity.of(-1, 0, "percent"), Quantity.of(2, 3, "percent")]
    >>> means = means_of(sizes, [Fraction("-0.5"), Fraction("2.5")])
    >>> means.mean, means.mean_absolute, means.mean_absolute_value
    (0.5 to 1.5%, 1 to 2%, Fraction(3, 2))
    """
    if not sizes:
        raise ValueError("nothing is given of which a mean could be taken")
    its = sizes[0].unit
    known = [size.to(its).interval for size in sizes]
    printed = [value * size.unit.size / its.size for value, size in zip(values, sizes, strict=True)]
    return Means(
        len(sizes),
        Quantity(_mean(known), its),
        Quantity(_mean([absolute(one) for one in known]), its),
        sum(printed, Fraction(0)) / len(printed),
        sum(map(abs, printed), Fraction(0)) / len(printed),
    )


def _mean(intervals: Sequence[Interval]) -> Interval:
    """Return the mean of some intervals."""
    return sum(intervals[1:], intervals[0]) / len(intervals)


def absolute(interval: Interval) -> Interval:
    """Return the sizes, without sign, of all numbers of an interval.

    Parameters
    ----------
    interval : Interval
        The numbers.

    Returns
    -------
    Interval
        From the least size to the greatest; without an upper end where `interval` lacks one.

    Examples
    --------
    >>> from helpers import Interval
    >>> absolute(Interval(-2, 1)), absolute(Interval(-3, -1))
    (0 to 2, 1 to 3)
    """
    from_zero = Interval.above(0, closed=True)
    parts = (part.intersection(from_zero) for part in (interval, -interval))
    return hull(part for part in parts if part)
