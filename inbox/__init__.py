"""The headless product: what an inbox is and does, without a screen."""
