"""Tests of the sample_chat channel."""
