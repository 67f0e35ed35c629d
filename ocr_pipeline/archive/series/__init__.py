"""Quantities that can be compared, over time; what several documents say is told once."""
