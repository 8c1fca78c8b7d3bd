"""The whole conversation: its messages, notes and replies on their way."""
