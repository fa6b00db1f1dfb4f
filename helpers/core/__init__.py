"""What a number means.

Here live intervals and the one comparison of them, quantities with units, the words of the tables,
periods, and how numerals and qualifiers are read. It uses the standard library, and pint for the
algebra of units. It knows no table, no report and no frame.
"""
