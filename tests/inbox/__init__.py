"""Tests of the headless product."""
