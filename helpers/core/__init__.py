"""What a number means: intervals, units, numerals and wording. It knows no table and no report."""
