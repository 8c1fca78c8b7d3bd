"""Tests of the sample_social channel."""
