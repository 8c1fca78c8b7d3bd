"""What a person can do, declared once: keys, the palette, and the verbs behind them."""
