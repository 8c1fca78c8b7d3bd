"""Tests of the App Store channel."""
