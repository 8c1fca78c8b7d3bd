"""Labelled messages of our own, and the weights of the urgency classifier made from them."""
