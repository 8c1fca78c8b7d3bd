"""Connected channels: their state, connecting, checking, disconnecting."""
