"""Tests of Messenger."""
