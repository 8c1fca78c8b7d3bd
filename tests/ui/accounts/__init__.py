"""Tests of the accounts page."""
