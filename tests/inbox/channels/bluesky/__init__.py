"""Tests of the Bluesky channel."""
