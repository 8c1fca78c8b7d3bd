"""The tests mirror the packages; flow runs end to end."""
