"""The settings dialog, made from declared data."""
