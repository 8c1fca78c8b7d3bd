"""Tests of the customer beside the conversation."""
