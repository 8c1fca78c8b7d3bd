"""Tests of described feeds."""
