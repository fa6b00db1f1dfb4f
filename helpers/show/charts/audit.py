"""The charts of the audit: every check at a glance, and the worst findings to scale."""

from __future__ import annotations

import math
import textwrap

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.show.style import INK, finish, house_style, scatter_sign, sign_handle

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
    """
    with house_style():
        figure = Figure(figsize=(7.6, 1.5 + 0.36 * len(counts)))
        axes = figure.subplots()
        for place, row in enumerate(counts.to_dict("records")):
            answers = [result for result in results for _ in range(row[result])]
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


def draw_to_scale(findings: pd.DataFrame, title: str) -> Figure:
    """Draw what was computed beside where it would have to lie, to scale.

    Parameters
    ----------
    findings : DataFrame
        One panel a row: `subject`, `computed_low`, `computed_high`, `limit_low`, `limit_high`,
        `unit`.
    title : str
        The finding.
    """
    with house_style():
        figure = Figure(figsize=(7.6, 0.9 + 1.45 * max(len(findings), 1)))
        grid: list[Axes] = []
        if len(findings):
            grid = list(figure.subplots(len(findings), 1, squeeze=False).flat)
        for axes, row in zip(grid, findings.to_dict("records"), strict=True):
            low, high = row["computed_low"], row["computed_high"]
            least, most = row["limit_low"], row["limit_high"]
            ends = [end for end in (low, high, least, most, 0.0) if math.isfinite(end)]
            span = (max(ends) - min(ends)) or 1.0
            left, right = min(ends) - 0.02 * span, max(ends) + 0.3 * span
            left = 0.0 if min(ends) == 0 else left
            shown = [min(max(end, left), right) for end in (low, high)]
            axes.barh(0, most - least, left=least, color="#D0D0D0", height=0.6)
            certain, possible = sorted(shown, key=abs)
            axes.barh(1, possible, color=INK, height=0.6, hatch="///", edgecolor="white")
            axes.barh(1, certain, color=INK, height=0.6)
            texts = (_span(low, high), f"from {_span(least, most)}")
            for place, (text, end) in enumerate(zip(texts, (max(*shown, 0), most), strict=True)):
                over = end > right - 0.28 * span  # there is no room beside the bar
                axes.annotate(
                    text, (end, 1 - place), xytext=(-6 if over else 5, 0), va="center",
                    textcoords="offset points", ha="right" if over else "left",
                    bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5} if over else None,
                )  # fmt: skip
            axes.set_yticks([1, 0], ["computed", "would fit"])
            axes.set_ylim(-0.6, 1.6)
            axes.set_xlim(left, right)
            axes.set_title(textwrap.fill(row["subject"], 80), size=10, weight=600)
            finish(axes, title, row["unit"])
    return figure


def _span(low: float, high: float) -> str:
    """Write an interval to three digits."""
    if math.isinf(high):
        return f"more than {low:.3g}"
    if math.isinf(low):
        return f"less than {high:.3g}"
    ends = dict.fromkeys(f"{end:.3g}".replace("-", "−") for end in (low, high))
    return " to ".join(ends)
