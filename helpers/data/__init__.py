"""What a data package holds.

Here live the schemas, the reader and its checks (of cells, of printed words, of money), the records
of figures and evidence with their territory, vintage and prices, the lists of what else is known,
the report with its what-ifs and frames, and the places of figures in the text. It uses core; pandas
only makes the frames that it hands out, and frictionless holds packages against the standard. It
knows no verdict, and it writes no file but the workbook that an analyst asks for.
"""
