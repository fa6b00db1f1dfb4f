"""The charts of the audit: every check at a glance, and the worst findings to scale."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.analysis.audit import Check
from helpers.core.interval import Interval
from helpers.show.style import (
    INK,
    finish,
    house_style,
    refuse_nothing,
    scatter_sign,
    sign_handle,
)

_WIDE = 16
"""For how many signs there is room in a row at least."""


def draw_checks(counts: pd.DataFrame, results: tuple[str, ...], title: str) -> Figure:
    """Draw every check as one sign, in a row for each rule.

    Parameters
    ----------
    counts : DataFrame
        One row a rule, drawn from top to bottom: `rule` and a column for each of `results`.
    results : tuple of str
        The results, from left to right.
    title : str
        The finding.

    Raises
    ------
    ValueError
        If there is no rule.
    """
    refuse_nothing(counts, "rule")
    with house_style():
        figure = Figure(figsize=(7.6, 1.5 + 0.36 * len(counts)))
        axes = figure.subplots()
        for place, row in enumerate(counts[list(results)].itertuples(index=False)):
            answers = [
                result for result, count in zip(results, row, strict=True) for _ in range(count)
            ]
            for result in dict.fromkeys(answers):
                spots = [float(at) for at, found in enumerate(answers) if found == result]
                scatter_sign(axes, spots, [float(place)] * len(spots), result, 70)
            if not answers:
                axes.annotate("nothing to compare", (-0.3, place), size=9, va="center")
        longest = max(int(counts[list(results)].sum(axis="columns").max()), _WIDE)
        axes.set_yticks(range(len(counts)), counts["rule"])
        axes.set_xlim(-0.7, longest)
        axes.set_ylim(len(counts) - 0.5, -0.6)
        axes.set_xticks([])
        axes.grid(visible=False)
        axes.spines["bottom"].set_visible(False)
        for place in range(1, len(counts)):
            axes.axhline(place - 0.5, color="#DDDDDD", linewidth=0.8)
        finish(axes, title, "one sign for each check")
        handles = [sign_handle(name, f"{name}: {counts[name].sum()}") for name in results]
        figure.legend(handles=handles, loc="outside lower left", ncols=len(handles))
    return figure


def draw_to_scale(findings: Sequence[Check], title: str) -> Figure:
    """Draw what was computed beside where it would have to lie, to scale.

    Parameters
    ----------
    findings : sequence of Check
        One panel a check; those without a computed number and a limit are left out.
    title : str
        The finding.
    """
    drawn = [
        (check, check.computed, check.limit)
        for check in findings
        if check.computed is not None and check.limit is not None
    ]
    with house_style():
        figure = Figure(figsize=(7.6, 0.9 + 1.45 * max(len(drawn), 1)))
        grid: list[Axes] = []
        if drawn:
            grid = list(figure.subplots(len(drawn), 1, squeeze=False).flat)
        for axes, (check, computed, limit) in zip(grid, drawn, strict=True):
            left, right = _limits(computed, limit)
            (low, high), (least, most) = (
                [min(max(end, left), right) for end in one.ends] for one in (computed, limit)
            )
            axes.barh(0, most - least, left=least, color="#D0D0D0", height=0.6)
            certain, possible = sorted((low, high), key=abs)
            start = 0.0
            if low < 0 < high:  # it may be zero, so that nothing is certain
                start, certain = certain, 0.0
            axes.barh(
                1, possible - start, left=start, color=INK, height=0.6, hatch="///",
                edgecolor="white",
            )  # fmt: skip
            axes.barh(1, certain, color=INK, height=0.6)
            fit = f"from {check.limit_words}" if " to " in check.limit_words else check.limit_words
            texts = (check.computed_words, fit)
            for place, (text, end) in enumerate(zip(texts, (max(high, 0), most), strict=True)):
                over = end > right - 0.15 * (right - left)  # there is no room beside the bar
                axes.annotate(
                    text, (end, 1 - place), xytext=(-6 if over else 5, 0), va="center",
                    textcoords="offset points", ha="right" if over else "left",
                    bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5} if over else None,
                )  # fmt: skip
            axes.set_yticks([1, 0], ["computed", "would fit"])
            axes.set_ylim(-0.6, 1.6)
            axes.set_xlim(left, right)
            axes.set_title(textwrap.fill(check.subject, 80), size=10, weight=600)
            finish(axes, title, check.unit)
    return figure


def _limits(computed: Interval, limit: Interval) -> tuple[float, float]:
    """Return the limits of an axis for two intervals and zero, with room where an end is missing.

    On the right there is room for words in any case.
    """
    intervals = (computed, limit)
    ends = [end for one in intervals for end in one.ends if math.isfinite(end)] + [0.0]
    low, high = min(ends), max(ends)
    span = (high - low) or 1.0
    if any(one.low is None for one in intervals):
        return low - 0.3 * span, high + 0.3 * span
    return low - 0.02 * span if low else 0.0, high + 0.3 * span
