"""The charts.

Each takes what analysis found and returns a figure. They use all that show may use, and its style.
They display nothing, and they compute nothing that prose repeats.
"""
