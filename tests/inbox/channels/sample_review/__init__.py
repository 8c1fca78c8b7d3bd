"""Tests of the sample_review channel."""
