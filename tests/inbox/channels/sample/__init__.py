"""Tests of the sample channel."""
