"""What follows from a report. It uses core and data, and draws nothing."""
