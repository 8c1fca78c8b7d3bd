"""The look and the small widgets that every pane is made of."""
