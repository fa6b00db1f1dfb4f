"""What targets ask: where the bar lies, on which side of it they are met, and whether they are.

Two analyses use it: the gap to the achievement before, which may meet the bar already, and the
outcome, which was published later.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from helpers.core.answer import Answer
from helpers.core.interval import Interval
from helpers.core.quantity import Quantity
from helpers.core.vocabulary import Comparator, Direction
from helpers.core.wording import allowed
from helpers.data.records import Figure

_ZERO = Interval.exactly(0)


class Side(StrEnum):
    """On which side of its bar a target is met."""

    ABOVE = "above"
    BELOW = "below"
    AT = "at"


@dataclass(frozen=True, slots=True)
class Bar:
    """What a target asks: where the bar lies, and on which side of it the target is met.

    Parameters
    ----------
    at : Quantity
        Where the bar lies; more than one value where the target is "about" something.
    side : Side
        `AT` where neither direction is better.
    strict : bool
        Whether the bar itself falls short, as it does with "more than".
    """

    at: Quantity
    side: Side
    strict: bool

    def met_by(self, value: Quantity) -> Answer:
        """Say whether a value meets the bar.

        Parameters
        ----------
        value : Quantity
            What is known of the value.

        Raises
        ------
        UnitError
            If it measures something else than the bar.
        """
        margin = (value - self.at).interval
        if self.side is Side.AT:
            return margin.lies_in(_ZERO)
        toward = margin if self.side is Side.ABOVE else -margin
        return toward.lies_in(Interval.above(0, closed=not self.strict))


def bar_of(target: Figure, *, rounded: bool = False) -> Bar:
    """Return the bar that a target sets.

    Parameters
    ----------
    target : Figure
        The target. A floor ("more than") and a ceiling ("within") say themselves on which side
        they are met; for all else it is the better direction of the indicator.
    rounded : bool
        Whether a bare target is read as rounded.
    """
    found = asked(target, rounded=rounded)
    strict = target.comparator.strict
    if target.comparator.floor and found.low is not None:
        return Bar(replace(found, interval=Interval.exactly(found.low)), Side.ABOVE, strict)
    if target.comparator.ceiling and found.high is not None:
        return Bar(replace(found, interval=Interval.exactly(found.high)), Side.BELOW, strict)
    sides = {Direction.HIGHER: Side.ABOVE, Direction.LOWER: Side.BELOW}
    return Bar(found, sides.get(target.indicator.better, Side.AT), strict=False)


def asked(target: Figure, *, rounded: bool) -> Quantity:
    """Return what a target allows.

    Parameters
    ----------
    target : Figure
        The target.
    rounded : bool
        Whether a bare one is read as rounded, as an achievement is; else it is as set.
    """
    if not rounded or target.comparator is not Comparator.AS_PRINTED:
        return target.quantity
    return allowed(
        target.value, target.comparator, target.unit, target.measure, target.status,
        in_words=target.written_out, rounded=True,
    )  # fmt: skip
