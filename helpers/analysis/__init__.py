"""What follows from a report.

Here live pairs, gaps, outcomes, derived quantities, growth, paths, plans and the audit: each finds
records in a report, and makes a frame of them for notebooks. It uses core and data. It draws
nothing, knows no HTML, and reads no frame back.
"""
