"""Small packages of their own that the tests install."""
