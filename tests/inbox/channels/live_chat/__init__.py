"""Tests of website chat."""
