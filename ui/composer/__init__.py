"""The reply being written, with the local model's suggestion in faint type."""
