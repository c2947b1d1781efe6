"""What follows from a whole plan and is never stored: totals, coverage, workload, cross-checks, trend, next year."""
