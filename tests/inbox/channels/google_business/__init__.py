"""Tests of the Google Business channel."""
