"""The queue: who waits, in what order and why; searching, filtering and marking rows."""
