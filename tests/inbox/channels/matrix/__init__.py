"""The Matrix channel against a real Synapse, and its parser against everything."""
