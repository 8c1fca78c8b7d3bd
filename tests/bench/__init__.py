"""Measurements against the promises; run by hand, never by pytest."""
