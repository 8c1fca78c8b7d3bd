"""The channels: one folder each, found by the registry."""
