"""Set-up, run for real in a temporary clone."""
