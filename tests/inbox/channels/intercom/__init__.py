"""Tests of the Intercom channel."""
