"""Tests of draft."""
