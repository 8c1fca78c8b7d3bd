"""The main job end to end, against real servers and processes."""
