"""Tests of what ships as data."""
