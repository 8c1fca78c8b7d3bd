"""Tests of the Google Play channel."""
