"""Tests of the Mastodon channel."""
