"""Tests of what Meta's channels share."""
