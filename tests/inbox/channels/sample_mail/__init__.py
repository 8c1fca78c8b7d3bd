"""Tests of the sample_mail channel."""
