"""The three answers that a comparison of intervals can have."""

from __future__ import annotations

from enum import Enum


class Answer(Enum):
    """Whether something is so: for all that the numbers allow, for none of it, or for some.

    An answer is no boolean, for `UNCLEAR` is neither: compare it, as in
    ``answer is Answer.YES``.

    Examples
    --------
    >>> from helpers import Interval
    >>> met = Interval("6.5", "7.5").lies_in(Interval.above(7, closed=True))
    >>> met is Answer.UNCLEAR, met.words("met", "missed", "may be met")
    (True, 'may be met')
    """

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"

    def __bool__(self) -> bool:
        """Refuse to stand for true or false.

        Raises
        ------
        TypeError
            Always.
        """
        raise TypeError("an answer can be unclear: write `answer is Answer.YES`")

    def words(self, yes: str, no: str, unclear: str) -> str:
        """Return what the answer is called in an analysis.

        Parameters
        ----------
        yes, no, unclear : str
            The names of the three answers.
        """
        return {Answer.YES: yes, Answer.NO: no, Answer.UNCLEAR: unclear}[self]
