"""A start for the next report.

Here live the scan, which proposes figures for a text that nobody has read yet, and the measure of
how good it is. It uses core and data. It knows no verdict and no chart, and it changes no package.
"""
