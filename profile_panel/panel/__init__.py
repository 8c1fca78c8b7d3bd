"""The customer's column at the edge of the window."""
