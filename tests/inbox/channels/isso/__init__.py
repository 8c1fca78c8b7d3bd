"""Tests of the isso channel."""
