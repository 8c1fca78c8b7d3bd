"""Real servers for tests: on loopback, in a directory of their own, stopped cleanly."""
