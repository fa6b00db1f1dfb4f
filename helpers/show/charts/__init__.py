"""The charts.

Each takes what analysis found and returns a chart, or draws in the Axes of ``ax=`` and returns
them. They use all that show may use, and its style. They display nothing, and they compute nothing
that prose repeats.
"""
